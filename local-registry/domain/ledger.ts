import type { BucketRecord, VersionRecord } from "./records";

/** Everything of one request that is to be kept: what is new or changed, and what is gone (`undefined`). */
export interface Changes {
  readonly buckets: ReadonlyMap<string, BucketRecord | undefined>;
  /** By {@link versionKey}. */
  readonly versions: ReadonlyMap<string, VersionRecord | undefined>;
}

/** A slash is in no bucket's name. */
export function versionKey(bucket: string, fingerprint: string): string {
  return `${bucket}/${fingerprint}`;
}

/** All records in memory, with what finds them in one step however many there are. */
export class Ledger {
  private readonly buckets = new Map<string, BucketRecord>();
  private readonly versions = new Map<string, VersionRecord>();
  private readonly keysById = new Map<string, string>();
  /** Keys of the versions that were built on a version, by its id. */
  private readonly childrenById = new Map<string, Set<string>>();

  bucket(name: string): BucketRecord | undefined {
    return this.buckets.get(name);
  }

  bucketNames(): string[] {
    return [...this.buckets.keys()].sort();
  }

  version(key: string): VersionRecord | undefined {
    return this.versions.get(key);
  }

  keyOfVersion(id: string): string | undefined {
    return this.keysById.get(id);
  }

  keysOfChildren(id: string): readonly string[] {
    return [...(this.childrenById.get(id) ?? [])];
  }

  apply(changes: Changes): void {
    for (const [name, bucket] of changes.buckets) {
      if (bucket === undefined) this.buckets.delete(name);
      else this.buckets.set(name, bucket);
    }
    for (const [key, version] of changes.versions) this.replaceVersion(key, version);
  }

  private replaceVersion(key: string, version: VersionRecord | undefined): void {
    const before = this.versions.get(key);
    if (before !== undefined) {
      this.keysById.delete(before.id);
      for (const parent of parentsOf(before)) this.childrenById.get(parent)?.delete(key);
    }
    if (version === undefined) {
      this.versions.delete(key);
      return;
    }
    this.versions.set(key, version);
    this.keysById.set(version.id, key);
    for (const parent of parentsOf(version)) {
      const children = this.childrenById.get(parent) ?? new Set();
      this.childrenById.set(parent, children.add(key));
    }
  }
}

function parentsOf(version: VersionRecord): string[] {
  return version.builds.flatMap(({ parentVersionId }) =>
    parentVersionId === undefined ? [] : [parentVersionId],
  );
}
