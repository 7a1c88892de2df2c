import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";

/** Below the folder of all rehearsals: the one that was kept. */
const KEPT = "kept";

/**
 * The folder of one rehearsal. What steps change lies in `now`; while it is to be kept, a copy of that is taken before
 * each step, from which a later rehearsal can go on.
 */
export class ScratchFolder {
  private constructor(
    readonly path: string,
    private readonly isKept: boolean,
  ) {
    mkdirSync(this.now, { recursive: true });
  }

  /** An empty folder below `all`; to be kept, it takes the place of the one that was kept before. */
  static empty(all: string, isKept: boolean): ScratchFolder {
    mkdirSync(all, { recursive: true });
    if (!isKept) return new ScratchFolder(mkdtempSync(join(all, "run-")), false);
    rmSync(join(all, KEPT), { recursive: true, force: true });
    return new ScratchFolder(join(all, KEPT), true);
  }

  /**
   * What was kept, as it was before `step`: a copy, or, to be kept, the kept one itself, which forgets what came
   * after.
   */
  static before(step: string, all: string, isKept: boolean): ScratchFolder {
    const start = join(all, KEPT, "before", step);
    const folder = isKept ? new ScratchFolder(join(all, KEPT), true) : ScratchFolder.empty(all, false);
    rmSync(folder.now, { recursive: true });
    cpSync(start, folder.now, { recursive: true });
    return folder;
  }

  /** The steps before which something was kept below `all`. */
  static keptSteps(all: string): string[] {
    const folder = join(all, KEPT, "before");
    return existsSync(folder) ? readdirSync(folder) : [];
  }

  /** What steps change. */
  get now(): string {
    return join(this.path, "now");
  }

  /** Copies what there is before `step`. Nobody may be writing, so that the registry's file can be copied like others. */
  keepBefore(step: string): void {
    if (!this.isKept) return;
    const copy = join(this.path, "before", step);
    rmSync(copy, { recursive: true, force: true });
    cpSync(this.now, copy, { recursive: true });
  }

  /** Forgets what was kept before these steps. */
  forget(steps: readonly string[]): void {
    for (const step of steps) rmSync(join(this.path, "before", step), { recursive: true, force: true });
  }

  /** Removes it, unless it is to be kept. */
  dispose(): void {
    if (!this.isKept) rmSync(this.path, { recursive: true, force: true });
  }
}
