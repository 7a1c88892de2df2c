import type { Packer } from "./clients/packer";
import type { RegistryApi } from "./clients/registry-api";
import type { Stack } from "./clients/stack";
import type { Templates } from "./clients/templates";
import type { RehearsalRecord } from "./rehearsal-record";

/** What the steps of a rehearsal work with. */
export interface Rehearsal {
  readonly templates: Templates;
  readonly packer: Packer;
  readonly channels: Stack;
  readonly machines: Stack;
  readonly registry: RegistryApi;
  readonly record: RehearsalRecord;
}

/** One line of the table. */
export interface Step {
  /** What `--from` calls it. */
  readonly name: string;
  /** What it does, for progress. */
  readonly does: string;
  /**
   * Does it, looks, and says what was found.
   *
   * @throws StepFailure when that is not what has to be
   */
  readonly run: (rehearsal: Rehearsal) => Promise<string>;
}
