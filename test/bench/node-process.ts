import { spawn } from "node:child_process";

/** A process that has ended well. */
export interface EndedProcess {
  /** From just before it was started until its end was noticed. */
  readonly wallMs: number;
  readonly stdout: string;
}

export interface ProcessOptions {
  /** Kills the process when the whole run is given up. */
  readonly signal: AbortSignal;
  /** Exit codes that count as a good end. @default only 0 */
  readonly exitCodes?: readonly number[];
  /** @default that of {@link plainEnvironment} */
  readonly environment?: NodeJS.ProcessEnv;
}

/**
 * The environment without what npm, tsx and a user's settings of Node.js put into it: what is measured is the
 * program, not how this one was started.
 */
export function plainEnvironment(): NodeJS.ProcessEnv {
  const entries = Object.entries(process.env).filter(([name]) => !/^(npm_|NODE_|TSX_|ESBK_)/i.test(name));
  return { ...Object.fromEntries(entries), CHECKPOINT_DISABLE: "1" };
}

/** Runs Node.js, this very version, with `args`. */
export function runNode(args: readonly string[], options: ProcessOptions): Promise<EndedProcess> {
  return runProgram(process.execPath, args, options);
}

/** Runs `program` to its end, and throws when that is not a good one. */
export function runProgram(
  program: string,
  args: readonly string[],
  { signal, exitCodes = [0], environment = plainEnvironment() }: ProcessOptions,
): Promise<EndedProcess> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const started = process.hrtime.bigint();
    let wallMs = 0;
    const child = spawn(program, args, { env: environment, signal, stdio: ["ignore", "pipe", "inherit"] });
    child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.on("error", reject);
    child.on("exit", () => {
      wallMs = Number(process.hrtime.bigint() - started) / 1e6;
    });
    child.on("close", (code) => {
      if (code !== null && exitCodes.includes(code)) {
        return resolve({ wallMs, stdout: Buffer.concat(chunks).toString("utf8") });
      }
      reject(new Error(`${program} ${args.join(" ")} ended with ${code ?? "a signal"}`));
    });
  });
}

/** Runs a program of this folder that prints one JSON object at its end, and returns that object. */
export async function runForReport<Report>(
  args: readonly string[],
  signal: AbortSignal,
): Promise<Report & EndedProcess> {
  const ended = await runNode(args, { signal });
  return { ...ended, ...(JSON.parse(ended.stdout) as Report) };
}
