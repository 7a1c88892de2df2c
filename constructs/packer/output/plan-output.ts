import { readManifest, type OutputManifest } from "./output-manifest";
import { imageFolderOf } from "./output-path";
import type { OutputOptions, OutputPlan, PlannedConflict, PlannedFile } from "./output-plan";
import { OutputTree } from "./output-tree";
import { contentDigest, type WantedFile } from "./wanted-file";

const EDITED = "edited by hand";

/**
 * Decides what to do with every file, from the manifest and from what is on disk. Reads only.
 *
 * @param folder absolute path of the output folder; it need not exist
 * @param wanted what has to be there, from `wantedFiles`
 * @throws ImageError when the folder can not be read, or its manifest is broken or newer
 */
export function planOutput(
  folder: string,
  wanted: readonly WantedFile[],
  options: OutputOptions,
): OutputPlan {
  const only = options.only === undefined ? undefined : new Set(options.only);
  const { text, manifest } = readManifest(folder);
  return new Planner(folder, manifest, options.force === true).plan(wanted, only, text);
}

class Planner {
  private readonly tree: OutputTree;
  private readonly next: Map<string, readonly string[]>;
  private readonly present = new Map<string, string>();
  private readonly gone: string[] = [];

  constructor(
    private readonly folder: string,
    private readonly manifest: OutputManifest,
    private readonly force: boolean,
  ) {
    this.tree = new OutputTree(folder);
    this.next = new Map(manifest);
  }

  plan(
    wanted: readonly WantedFile[],
    only: ReadonlySet<string> | undefined,
    presentManifestText: string,
  ): OutputPlan {
    const foreignFolders = this.foreignFolders(wanted);
    const wantedPaths = new Set(wanted.map((file) => file.path));
    const isInScope = (path: string) => only === undefined || only.has(imageFolderOf(path) ?? "");
    const stale = [...this.manifest.keys()]
      .filter((path) => !wantedPaths.has(path) && isInScope(path))
      .sort();
    // First what leaves: a file may stand where a folder is needed now, or the other way round.
    const leaving = stale.flatMap((path) => this.planStale(path));
    const files = [...wanted.map((file) => this.planWanted(file, foreignFolders)), ...leaving];
    const { folder, next, gone, present } = this;
    return { folder, files, manifest: next, presentManifestText, gone, presentDigests: present };
  }

  private planWanted(file: WantedFile, foreignFolders: ReadonlySet<string>): PlannedFile {
    const { path, content, digest } = file;
    const imageFolder = imageFolderOf(path);
    if (imageFolder !== undefined && foreignFolders.has(imageFolder)) {
      return conflict(file, imageFolder, "is a folder that synth-packer did not write", "move it away");
    }
    const entry = this.tree.entry(path);
    if (entry.kind === "obstacle") return conflict(file, entry.path, `is ${entry.what}`, "move it away");
    if (entry.kind === "folder" && !this.tree.willBeEmpty(path)) {
      return conflict(file, path, "is a folder, and a file is needed", "move it away");
    }
    if (entry.kind === "file") {
      const known = this.manifest.get(path);
      const mayBeEqual = known !== undefined || entry.sizeBytes === file.sizeBytes;
      const present = this.digestOnDisk(path, mayBeEqual || this.force);
      if (present === digest) {
        this.next.set(path, [digest]);
        return { action: "unchanged", path };
      }
      const isOurs = present !== undefined && known?.includes(present) === true;
      if (!isOurs && !this.force) {
        if (known !== undefined) return { action: "keep", path, content, reason: EDITED };
        return conflict(
          file,
          path,
          "is a file that synth-packer did not write",
          "move it away, or replace it with force (--force)",
        );
      }
      if (present !== undefined) this.present.set(path, present);
    }
    this.next.set(path, [digest]);
    return { action: "write", path, content, digest, replaces: entry.kind === "file" };
  }

  /** What to do with a file of ours that is wanted no more. */
  private planStale(path: string): PlannedFile[] {
    const entry = this.tree.entry(path);
    const present = this.digestOnDisk(path, entry.kind === "file");
    if (present === undefined) {
      // Gone, or a folder or a link now, which is not what we wrote: forget the file and touch nothing.
      this.next.delete(path);
      if (entry.kind === "missing") this.gone.push(path);
      return [];
    }
    if (!this.force && this.manifest.get(path)?.includes(present) !== true) {
      return [{ action: "keep", path, reason: `${EDITED}, and nothing needs it any more` }];
    }
    this.present.set(path, present);
    this.next.delete(path);
    this.tree.leave(path);
    return [{ action: "remove", path }];
  }

  private digestOnDisk(path: string, isWanted: boolean): string | undefined {
    const found = isWanted ? this.tree.read(path) : undefined;
    return found === undefined ? undefined : contentDigest(found);
  }

  /**
   * The image folders that exist without being ours. A folder is ours when the manifest lists a file in it,
   * when nothing is in it, or when all that is in it is what we would write (a lost manifest).
   */
  private foreignFolders(wanted: readonly WantedFile[]): ReadonlySet<string> {
    const ours = new Set<string>();
    for (const path of this.manifest.keys()) ours.add(imageFolderOf(path) ?? "");
    const foreign = new Set<string>();
    const wantedByPath = new Map(wanted.map((file) => [file.path, file]));
    for (const folder of new Set(wanted.map((file) => imageFolderOf(file.path)))) {
      if (folder === undefined || ours.has(folder) || this.tree.entry(folder).kind !== "folder") continue;
      if (!this.holdsOnlyWanted(folder, wantedByPath)) foreign.add(folder);
    }
    return foreign;
  }

  private holdsOnlyWanted(path: string, wanted: ReadonlyMap<string, WantedFile>): boolean {
    const entry = this.tree.entry(path);
    if (entry.kind === "folder") {
      return this.tree.names(path).every((name) => this.holdsOnlyWanted(`${path}/${name}`, wanted));
    }
    const file = wanted.get(path);
    return entry.kind === "file" && file !== undefined && this.digestOnDisk(path, true) === file.digest;
  }
}

function conflict(file: WantedFile, obstacle: string, reason: string, fix: string): PlannedConflict {
  return { action: "conflict", path: file.path, content: file.content, obstacle, reason, fix };
}
