import { readFileSync } from "node:fs";
import { join } from "node:path";
import { WANTED_FILE } from "../app/contract";
import { StepFailure } from "../step-failure";
import type { Programs } from "./programs";

export interface SynthesisOptions {
  /** The app, as CDKTF starts it. */
  readonly app: readonly string[];
  /** Where it is started: holds cdktf.json, what the stacks shall make true, and the states. */
  readonly workingFolder: string;
  /** Where the stacks are written. */
  readonly output: string;
}

/** The stacks as the app writes them: for what is wanted, once. */
export class Synthesis {
  private written: string | undefined;

  constructor(
    private readonly programs: Programs,
    readonly options: SynthesisOptions,
  ) {}

  /** Where a stack is written. */
  folderOf(stack: string): string {
    return join(this.options.output, "stacks", stack);
  }

  /** Notes that `cdktf` has had the app write the stacks. */
  noteWritten(): void {
    this.written = this.wanted();
  }

  /**
   * Has the app write the stacks, unless they are what is wanted.
   *
   * @throws StepFailure when it does not
   */
  async ensure(): Promise<void> {
    if (this.written === this.wanted()) return;
    const { app, workingFolder, output } = this.options;
    const options = { workingFolder, environment: { CDKTF_OUTDIR: output } };
    const ended = await this.programs.run("write the stacks", app, options);
    if (ended.exitCode !== 0)
      throw new StepFailure("the app did not write its stacks", ended.output + ended.errors);
    this.noteWritten();
  }

  private wanted(): string {
    return readFileSync(join(this.options.workingFolder, WANTED_FILE), "utf8");
  }
}
