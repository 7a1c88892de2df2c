import { closeSync, fchmodSync, openSync, renameSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isSystemError, outputFailure } from "./output-failure";
import { newTemporaryName } from "./temporary-file";

const FILE_MODE = 0o644;

/** A file that waits under a temporary name for its place. */
export interface StagedFile {
  /** Relative to the output folder. */
  readonly path: string;
  readonly temporary: string;
}

/**
 * New files that wait under temporary names until all of them are on disk. Then each takes its place by a
 * rename, so that a reader sees the old file or the new one, never half of one. What needs space fails
 * before anything is replaced.
 *
 * The temporary files lie in the output folder itself rather than beside their targets: what a killed run
 * leaves is then found by looking into one folder, which is ours. Nothing is flushed to the device: after a
 * power cut the output can be written again.
 */
export class StagedFiles {
  private readonly waiting = new Set<StagedFile>();

  /** @param root absolute path of the output folder, which has to exist */
  constructor(private readonly root: string) {}

  /**
   * Puts `content` on disk under a temporary name, to be moved to `path` by {@link place}.
   *
   * @throws ImageError when that fails; what was staged before is still there, see {@link discard}
   */
  stage(path: string, content: string | Uint8Array): StagedFile {
    const temporary = join(this.root, newTemporaryName());
    const staged = { path, temporary };
    try {
      const file = openSync(temporary, "wx", FILE_MODE);
      this.waiting.add(staged);
      try {
        writeFileSync(file, content);
        setMode(file);
      } finally {
        closeSync(file);
      }
      return staged;
    } catch (error) {
      throw outputFailure(error, {
        path: join(this.root, path),
        act: "written",
        state: "nothing was changed",
      });
    }
  }

  /**
   * Moves a file that waits into its place.
   *
   * @param state what to say of the output folder when that fails
   * @throws ImageError when that fails
   */
  place(staged: StagedFile, state: string): void {
    const path = join(this.root, staged.path);
    try {
      renameSync(staged.temporary, path);
      this.waiting.delete(staged);
    } catch (error) {
      throw outputFailure(error, { path, act: "written", state });
    }
  }

  /** Removes what still waits. Never throws: it runs while something else has failed. */
  discard(): void {
    for (const { temporary } of this.waiting) {
      try {
        unlinkSync(temporary);
      } catch {
        // The next run clears it away.
      }
    }
    this.waiting.clear();
  }
}

/** The mode of the file whatever the umask. File systems without modes may refuse, and lose nothing by it. */
function setMode(file: number): void {
  try {
    fchmodSync(file, FILE_MODE);
  } catch (error) {
    if (!isSystemError(error, "EPERM", "ENOTSUP", "ENOSYS")) throw error;
  }
}
