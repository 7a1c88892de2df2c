import { spawn } from "node:child_process";

/** How a program ended. */
export interface Ended {
  readonly exitCode: number;
  /** Standard output. */
  readonly output: string;
  /** Standard error. */
  readonly errors: string;
}

export interface ProgramOptions {
  readonly workingFolder: string;
  /** Variables of this run alone. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** What a rehearsal's programs have in common. */
export interface ProgramsOptions {
  /** Their whole environment. */
  readonly environment: Readonly<Record<string, string>>;
  /** Ends them all. */
  readonly signal: AbortSignal;
  /** Gets a line for each that has ended. */
  readonly say: (line: string) => void;
}

/** No program of a rehearsal takes as long, on any machine. */
const PATIENCE_MS = 180_000;

/** What a program that was told to end may take to do so. */
const GRACE_MS = 5_000;

/** Starts programs, and ends them with the rehearsal. */
export class Programs {
  constructor(private readonly options: ProgramsOptions) {}

  /**
   * Runs `program` to its end, whatever that is.
   *
   * @param shown how progress calls it
   * @throws Error once the rehearsal is given up
   */
  async run(shown: string, command: readonly string[], options: ProgramOptions): Promise<Ended> {
    const { environment, signal, say } = this.options;
    signal.throwIfAborted();
    const [program = "", ...args] = command;
    const started = performance.now();
    return new Promise((resolve, reject) => {
      // In a group of its own, so that it can be ended with all that it started, and the terminal's Ctrl-C is ours.
      const child = spawn(program, args, {
        cwd: options.workingFolder,
        env: { ...environment, ...options.environment },
        detached: true,
        stdio: ["ignore", "pipe", "pipe"],
      });
      let [output, errors] = ["", ""];
      child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
      child.stderr.setEncoding("utf8").on("data", (text: string) => (errors += text));
      const end = (): void => endGroup(child.pid);
      const impatience = setTimeout(end, PATIENCE_MS);
      signal.addEventListener("abort", end, { once: true });
      const settle = (): void => {
        clearTimeout(impatience);
        signal.removeEventListener("abort", end);
      };
      child.on("error", (error) => {
        settle();
        reject(error);
      });
      child.on("close", (code) => {
        settle();
        if (signal.aborted) return reject(signal.reason);
        const seconds = ((performance.now() - started) / 1_000).toFixed(1);
        say(`$ ${shown} (${seconds} s${code === 0 ? "" : `, exit ${code ?? "by a signal"}`})`);
        resolve({ exitCode: code ?? -1, output, errors });
      });
    });
  }
}

/** Asks a group of processes to end, and no longer asks after a while. */
function endGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  signalGroup(pid, "SIGTERM");
  setTimeout(() => signalGroup(pid, "SIGKILL"), GRACE_MS).unref();
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // It has ended meanwhile.
  }
}
