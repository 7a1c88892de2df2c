import { spawn } from "node:child_process";
import { join } from "node:path";

const ROOT = join(__dirname, "../..");

/** How the stacks' entry ended. */
export interface Ended {
  readonly exitCode: number;
  readonly output: string;
  readonly errors: string;
}

/** Runs the stacks' entry, or what a test puts around it, from a folder and with an environment of its own. */
export function runMain(
  folder: string,
  environment: Readonly<Record<string, string>>,
  entry = "stacks/main.ts",
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const tsx = join(ROOT, "node_modules/tsx/dist/cli.mjs");
    const child = spawn(process.execPath, [tsx, join(ROOT, entry)], {
      cwd: folder,
      env: { PATH: process.env["PATH"], HOME: folder, ...environment },
    });
    let output = "";
    let errors = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (errors += text));
    child.on("error", reject);
    child.on("close", (code) => resolve({ exitCode: code ?? -1, output, errors }));
  });
}
