import type { Step } from "../step";

/** What the program takes from the process around it, so that a test can take its place. */
export interface Surroundings {
  /** Where a relative `--app` starts. */
  readonly workingDirectory: string;
  /** The process's environment; only what npm tells about its own options is read. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The folder of all rehearsals. */
  readonly scratch: string;
  /** The app that is rehearsed without `--app`. */
  readonly defaultApp: string;
  readonly steps: readonly Step[];
  /** Standard output. A text ends with a newline. */
  readonly print: (text: string) => void;
  /** Standard error. A text ends with a newline. */
  readonly warn: (text: string) => void;
  /** Aborted with the signal's name when somebody wants the program to end. */
  readonly signal: AbortSignal;
}
