import { execFile } from "node:child_process";

export interface Outcome {
  /** 128 and more: ended by a signal. */
  readonly status: number;
  readonly output: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly minutes?: number;
}

/** What a program prints on both streams, and its exit code. @throws Error if it can not be started */
export async function run(
  program: string,
  args: readonly string[],
  { cwd, env, minutes = 5 }: RunOptions = {},
): Promise<Outcome> {
  const options = {
    cwd,
    env: env ?? process.env,
    maxBuffer: 1 << 28,
    timeout: minutes * 60_000,
    killSignal: "SIGKILL",
  };
  return new Promise((resolve, reject) => {
    execFile(program, args, options as object, (error, stdout, stderr) => {
      if (error !== null && typeof error.code === "string") reject(error);
      else resolve({ status: error === null ? 0 : Number(error.code ?? 137), output: stdout + stderr });
    });
  });
}

/** What a program prints. @throws Error with what it says, if it fails */
export async function must(program: string, args: readonly string[], options?: RunOptions): Promise<string> {
  const { status, output } = await run(program, args, options);
  if (status !== 0)
    throw new Error(`${program} ${args.join(" ").slice(0, 300)}: ${status} ${output.slice(-3000)}`);
  return output;
}

/** `text` as one word of a POSIX shell. */
export function quote(text: string): string {
  return `'${text.replaceAll("'", `'"'"'`)}'`;
}
