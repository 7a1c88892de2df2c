import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";

export const ROOT = join(__dirname, "../..");

/** How a rehearsal ended. */
export interface Ended {
  readonly exitCode: number | null;
  /** Standard output and error. */
  readonly output: string;
}

/**
 * Rehearses as `npm run rehearse -- ...args` does.
 *
 * @param watch gets the process and all that it has printed, whenever it prints
 */
export function rehearse(
  args: readonly string[],
  watch: (child: ChildProcess, output: string) => void = () => undefined,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const command = [require.resolve("tsx/cli"), join(ROOT, "rehearse/main.ts"), ...args];
    const child = spawn(process.execPath, command, { cwd: ROOT, env: environment });
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text: string) => {
        output += text;
        watch(child, output);
      });
    child.on("error", reject).on("close", (exitCode) => resolve({ exitCode, output }));
  });
}
