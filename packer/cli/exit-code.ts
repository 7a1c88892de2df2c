/** What `synth-packer` tells the shell. `help.ts` lists the same for users. */
export const ExitCode = {
  /** What is on disk is what the code says. */
  DONE: 0,
  /** The code has problems, `--check` found differences, or files edited by hand were kept. */
  NEEDS_YOU: 1,
  /** The command line makes no sense. */
  USAGE: 2,
  /** The output folder could not be read or written. */
  OUTPUT_FAILED: 3,
  /** A mistake in the code of an image, or in this program. */
  BUG: 70,
  /** Ended by Ctrl-C, as shells number it. */
  INTERRUPTED: 130,
  /** Ended by SIGTERM, as shells number it. */
  TERMINATED: 143,
} as const;
