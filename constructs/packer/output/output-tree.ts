import { lstatSync, readdirSync, readFileSync, type Stats } from "node:fs";
import { join } from "node:path";
import { isSystemError, outputFailure } from "./output-failure";
import { foldersAbove } from "./output-path";

/** What is on disk at one path. Only a regular file has content that can be ours. */
export type DiskEntry =
  | { readonly kind: "missing" }
  | { readonly kind: "file"; readonly sizeBytes: number }
  | { readonly kind: "folder" }
  | Obstacle;

/** Something in the way that is neither a file nor a folder, or stands where a folder above has to be. */
export interface Obstacle {
  readonly kind: "obstacle";
  /** Path of what is in the way, relative to the output folder. */
  readonly path: string;
  /** What it is, in words that continue "is". */
  readonly what: string;
}

const MISSING: DiskEntry = { kind: "missing" };

/**
 * Reads the output folder without following a symbolic link in it. A link may lead anywhere: what is behind
 * it is not part of the folder, so it is never read, replaced or removed.
 */
export class OutputTree {
  /** Folders that were looked at; the writer changes none while it plans. */
  private readonly folders = new Map<string, DiskEntry>();

  private readonly leaving = new Set<string>();

  /** @param root absolute path of the output folder; it need not exist */
  constructor(private readonly root: string) {}

  /** Takes the file at `path` for gone from here on: it will be removed before anything is written. */
  leave(path: string): void {
    this.leaving.add(path);
    this.folders.delete(path);
  }

  /** Whether the folder `path` will go with the files that leave it, because it holds nothing else. */
  willBeEmpty(path: string): boolean {
    const names = this.names(path).map((name) => `${path}/${name}`);
    return names.length > 0 && names.every((name) => this.leaving.has(name) || this.isLeavingFolder(name));
  }

  /**
   * What is at `path`.
   *
   * @throws ImageError when the system does not say
   */
  entry(path: string): DiskEntry {
    for (const folder of foldersAbove(path)) {
      const above = this.folder(folder);
      if (above.kind === "missing" || above.kind === "obstacle") return above;
      if (above.kind === "file")
        return { kind: "obstacle", path: folder, what: "a file, and a folder is needed" };
    }
    return this.look(path);
  }

  /**
   * The bytes of the regular file at `path`, or `undefined` when it has just gone.
   *
   * @throws ImageError when it can not be read
   */
  read(path: string): Buffer | undefined {
    return this.attempt(path, () => readFileSync(join(this.root, path)));
  }

  /**
   * The names in the folder `path`, sorted.
   *
   * @throws ImageError when it can not be read
   */
  names(path: string): readonly string[] {
    return this.attempt(path, () => readdirSync(join(this.root, path)).sort()) ?? [];
  }

  private isLeavingFolder(path: string): boolean {
    return this.look(path).kind === "folder" && this.willBeEmpty(path);
  }

  private folder(path: string): DiskEntry {
    const known = this.folders.get(path);
    if (known !== undefined) return known;
    const entry = this.look(path);
    this.folders.set(path, entry);
    return entry;
  }

  private look(path: string): DiskEntry {
    if (this.leaving.has(path)) return MISSING;
    const stats = this.attempt(path, () => lstatSync(join(this.root, path), { throwIfNoEntry: false }));
    if (stats === undefined) return MISSING;
    if (stats.isFile()) return { kind: "file", sizeBytes: stats.size };
    if (stats.isDirectory()) return { kind: "folder" };
    return { kind: "obstacle", path, what: describeSpecial(stats) };
  }

  private attempt<Result>(path: string, look: () => Result): Result | undefined {
    try {
      return look();
    } catch (error) {
      if (isSystemError(error, "ENOENT")) return undefined;
      throw outputFailure(error, { path: join(this.root, path), act: "read", state: "nothing was changed" });
    }
  }
}

function describeSpecial(stats: Stats): string {
  return stats.isSymbolicLink() ? "a symbolic link" : "neither a file nor a folder";
}
