import type { RenderedImage } from "../../../constructs/packer/output/rendered-file";
import { run } from "../../../packer/cli/run";
import type { Interruption, Surroundings } from "../../../packer/cli/surroundings";

/** What one run of the program said and answered. */
export interface RunResult {
  readonly exitCode: number;
  readonly output: string;
  readonly errors: string;
}

/** Runs the program with images that need no template, in `folder` as the working directory. */
export async function runIn(
  folder: string,
  argv: readonly string[],
  images: readonly RenderedImage[] | (() => readonly RenderedImage[]),
  more: Partial<Surroundings> = {},
): Promise<RunResult> {
  let output = "";
  let errors = "";
  const exitCode = await run(argv, {
    workingDirectory: folder,
    defaultFolder: `${folder}/out`,
    environment: {},
    print: (text) => (output += text),
    warn: (text) => (errors += text),
    renderImages: async () => (typeof images === "function" ? images() : images),
    watchForInterruption: () => uninterrupted,
    describeBug: async (error) => `described: ${String(error)}`,
    ...more,
  });
  return { exitCode, output, errors };
}

const uninterrupted: Interruption = { signal: undefined, stop: () => undefined };
