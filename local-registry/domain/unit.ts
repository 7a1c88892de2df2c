import { type Changes, type Ledger, versionKey } from "./ledger";
import type { BucketRecord, VersionRecord } from "./records";
import { missing, missingVersion } from "./registry-error";

/** Where times and ids come from; a test has its own. */
export interface Source {
  readonly now: () => Date;
  readonly newId: () => string;
}

/** Whom the registry names as the author of what it is asked for, and of what it does by itself. */
export const AUTHOR = { client: "local", registry: "HCP Packer" } as const;

/**
 * One request's view of the records: it sees its own changes, nobody else does until all of them are taken over. Its
 * time stands still, so that everything in one answer was true at one moment.
 */
export class Unit {
  readonly now: string;
  private readonly buckets = new Map<string, BucketRecord | undefined>();
  private readonly versions = new Map<string, VersionRecord | undefined>();

  constructor(
    private readonly ledger: Ledger,
    private readonly source: Source,
  ) {
    this.now = source.now().toISOString();
  }

  newId(): string {
    return this.source.newId();
  }

  get changes(): Changes | undefined {
    if (this.buckets.size === 0 && this.versions.size === 0) return undefined;
    return { buckets: this.buckets, versions: this.versions };
  }

  bucketNames(): string[] {
    return this.ledger.bucketNames();
  }

  findBucket(name: string): BucketRecord | undefined {
    return this.buckets.has(name) ? this.buckets.get(name) : this.ledger.bucket(name);
  }

  /** @throws RegistryError when there is none */
  bucket(name: string): BucketRecord {
    const bucket = this.findBucket(name);
    if (bucket === undefined) throw missing("bucket", name);
    return bucket;
  }

  findVersion(bucket: string, fingerprint: string): VersionRecord | undefined {
    return this.versionAt(versionKey(bucket, fingerprint));
  }

  /** @throws RegistryError when there is no such bucket, or no such version in it */
  version(bucket: string, fingerprint: string): VersionRecord {
    const version = this.findVersion(this.bucket(bucket).name, fingerprint);
    if (version === undefined) throw missingVersion(fingerprint);
    return version;
  }

  findVersionById(id: string): VersionRecord | undefined {
    const key = this.ledger.keyOfVersion(id);
    return key === undefined ? undefined : this.versionAt(key);
  }

  /** The versions that were built on `version`. */
  childrenOf(version: VersionRecord): VersionRecord[] {
    const keys = this.ledger.keysOfChildren(version.id);
    return keys.flatMap((key) => this.versionAt(key) ?? []);
  }

  /** All versions of a bucket, oldest first. */
  versionsOf(bucket: BucketRecord): VersionRecord[] {
    return bucket.fingerprints.flatMap((fingerprint) => this.findVersion(bucket.name, fingerprint) ?? []);
  }

  putBucket(bucket: BucketRecord): BucketRecord {
    this.buckets.set(bucket.name, bucket);
    return bucket;
  }

  putVersion(version: VersionRecord): VersionRecord {
    this.versions.set(versionKey(version.bucket, version.fingerprint), version);
    return version;
  }

  /** Forgets a bucket and all that is in it. */
  removeBucket(bucket: BucketRecord): void {
    this.buckets.set(bucket.name, undefined);
    for (const fingerprint of bucket.fingerprints)
      this.versions.set(versionKey(bucket.name, fingerprint), undefined);
  }

  private versionAt(key: string): VersionRecord | undefined {
    return this.versions.has(key) ? this.versions.get(key) : this.ledger.version(key);
  }
}
