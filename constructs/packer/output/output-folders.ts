import { chmodSync, mkdirSync, rmdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { isSystemError, outputFailure } from "./output-failure";
import { foldersAbove } from "./output-path";

const FOLDER_MODE = 0o755;

/** Makes the folders that a run needs, and takes back what it made when the run fails. */
export class OutputFolders {
  /** Folders of this run, the outermost first. */
  private readonly created: string[] = [];

  /** @param root absolute path of the output folder */
  constructor(private readonly root: string) {}

  /**
   * Makes the output folder and those above it.
   *
   * @throws ImageError when that fails, for example because a file has its name
   */
  createRoot(): void {
    const missing: string[] = [];
    for (let path = this.root; !exists(path); path = dirname(path)) missing.unshift(path);
    missing.forEach((path) => this.create(path, "nothing was changed"));
  }

  /**
   * Makes the folders above `path`, which is relative to the output folder.
   *
   * @param state what to say of the output folder when that fails
   * @throws ImageError when that fails
   */
  createAbove(path: string, state: string): void {
    for (const folder of foldersAbove(path)) {
      const full = join(this.root, folder);
      if (!exists(full)) this.create(full, state);
    }
  }

  /** Removes the folders that this run made and that are still empty. Never throws. */
  undo(): void {
    for (const path of [...this.created].reverse()) removeIfEmpty(path);
  }

  /** Removes the folders above `path` that are empty now, up to the output folder, which stays. */
  removeEmptyAbove(path: string): void {
    for (const folder of foldersAbove(path).reverse()) {
      if (!removeIfEmpty(join(this.root, folder))) return;
    }
  }

  private create(path: string, state: string): void {
    try {
      mkdirSync(path, FOLDER_MODE);
      this.created.push(path);
      setMode(path);
    } catch (error) {
      // Another run made it at the same moment.
      if (isSystemError(error, "EEXIST") && exists(path)) return;
      throw outputFailure(error, { path, act: "created", state });
    }
  }
}

function exists(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch (error) {
    if (isSystemError(error, "ENOENT", "ENOTDIR", "ELOOP")) return false;
    throw outputFailure(error, { path, act: "created", state: "nothing was changed" });
  }
}

/** The mode whatever the umask; the bits that a shared folder hands down (setgid) stay. */
function setMode(path: string): void {
  try {
    chmodSync(path, (statSync(path).mode & 0o7000) | FOLDER_MODE);
  } catch (error) {
    if (!isSystemError(error, "EPERM", "ENOTSUP", "ENOSYS")) throw error;
  }
}

function removeIfEmpty(path: string): boolean {
  try {
    rmdirSync(path);
    return true;
  } catch {
    return false;
  }
}
