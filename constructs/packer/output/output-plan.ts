import type { OutputManifest } from "./output-manifest";

/** A file to write: it is missing, or what is there is ours (or was given up with `force`). */
export interface PlannedWrite {
  readonly action: "write";
  readonly path: string;
  readonly content: string | Uint8Array;
  readonly digest: string;
  /** Whether something is there that will be replaced. */
  readonly replaces: boolean;
}

/** A file that already holds what it has to. It is not touched and keeps its modification time. */
export interface PlannedRest {
  readonly action: "unchanged";
  readonly path: string;
}

/** A file of ours that nothing needs any more. */
export interface PlannedRemoval {
  readonly action: "remove";
  readonly path: string;
}

/** A file of ours that someone edited. It stays as it is; `force` replaces or removes it. */
export interface PlannedKeep {
  readonly action: "keep";
  readonly path: string;
  /** What it would hold, or nothing when it would be removed. */
  readonly content?: string | Uint8Array;
  readonly reason: string;
}

/** A file that can not be written, because something that is not ours is in its way. */
export interface PlannedConflict {
  readonly action: "conflict";
  readonly path: string;
  readonly content: string | Uint8Array;
  /** What is in the way, relative to the output folder. */
  readonly obstacle: string;
  readonly reason: string;
  readonly fix: string;
}

/** What the writer would do with one file. */
export type PlannedFile = PlannedWrite | PlannedRest | PlannedRemoval | PlannedKeep | PlannedConflict;

/** What the writer would do, decided from what is on disk now. Making a plan changes nothing. */
export interface OutputPlan {
  /** Absolute path of the output folder. */
  readonly folder: string;
  /** Wanted files in the order of the images, the catalog, then the files that are wanted no more. */
  readonly files: readonly PlannedFile[];
  /** The manifest as it has to be afterwards. */
  readonly manifest: OutputManifest;
  /** Its text on disk now, empty when there is none. */
  readonly presentManifestText: string;
  /** Files of ours that are wanted no more and are gone already; their empty folders go too. */
  readonly gone: readonly string[];
  /** Digest of what each file to replace or remove holds now, so that a killed run can be told from an edit. */
  readonly presentDigests: ReadonlyMap<string, string>;
}

/** How the writer treats what it finds. */
export interface OutputOptions {
  /**
   * Images to write; the files of all others stay as they are. The catalog is always written and always
   * describes every image.
   *
   * @default - every image, and files of images that are gone are removed
   */
  readonly only?: readonly string[];
  /**
   * Replaces or removes files of ours that were edited by hand, and takes over a regular file that stands
   * where one of ours has to be. A folder that is not ours is still never touched, and nothing is ever
   * written through a symbolic link.
   *
   * @default false
   */
  readonly force?: boolean;
}
