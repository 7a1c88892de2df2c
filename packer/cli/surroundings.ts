import type { RenderedImage } from "../../constructs/packer/output/rendered-file";

/** Watches for the wish to end the program. */
export interface Interruption {
  /** The signal that came, if one did. It is noticed between two pauses of the program. */
  readonly signal: "SIGINT" | "SIGTERM" | undefined;
  /** Gives the signals their usual meaning back. */
  stop(): void;
}

/** Everything that the program takes from the process around it, so that a test can take its place. */
export interface Surroundings {
  /** Where a relative `--out` starts. */
  readonly workingDirectory: string;
  /** Absolute path of the folder that is written without `--out`. */
  readonly defaultFolder: string;
  /** The process's environment; only what npm tells about its own options is read. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Standard output. A text ends with a newline. */
  print(text: string): void;
  /** Standard error. A text ends with a newline. */
  warn(text: string): void;
  /** Makes the images of this repository; throws an ImageError that lists every problem of the code. */
  renderImages(): Promise<readonly RenderedImage[]>;
  /** Starts to watch for signals. Until then they end the process at once. */
  watchForInterruption(): Interruption;
  /** The stack of an unexpected error, with the places in the TypeScript sources. */
  describeBug(error: unknown): Promise<string>;
}
