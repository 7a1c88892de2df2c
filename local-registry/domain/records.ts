/**
 * What the registry holds. Records are never changed in place: a change makes a new one, so that a refused request
 * leaves nothing behind and a reader never sees half of a change. Times are RFC 3339 in UTC, and so sort as text.
 */

/** A bucket with its channels; its versions are records of their own. */
export interface BucketRecord {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly labels: Labels;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** Fingerprints in the order in which the versions were begun. */
  readonly fingerprints: readonly string[];
  /** How many versions were ever completed: the next is `v<completed + 1>`. */
  readonly completed: number;
  readonly channels: Readonly<Record<string, ChannelRecord>>;
}

export type Labels = Readonly<Record<string, string>>;

export interface ChannelRecord {
  readonly id: string;
  readonly name: string;
  /** Kept by the registry itself: only `latest` is. */
  readonly managed: boolean;
  readonly restricted: boolean;
  readonly authorId: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** Every assignment, oldest first; the last one is in force. */
  readonly history: readonly Assignment[];
}

export interface Assignment {
  /** What was assigned; `null` when the channel was emptied. */
  readonly fingerprint: string | null;
  readonly authorId: string;
  readonly assignedAt: string;
  /** Whether a person or Packer asked for it, or the registry did it by itself. */
  readonly reason: "assigned" | "rolled back" | "managed";
}

/** A version with its builds. */
export interface VersionRecord {
  readonly id: string;
  readonly bucket: string;
  readonly fingerprint: string;
  readonly templateType: string;
  readonly authorId: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** 0 until its last build is done: the name is `v<number>`, and Packer goes on with `v0` only. */
  readonly number: number;
  readonly builds: readonly BuildRecord[];
  /** Its own, first, and those of the versions that it was built on: it is revoked while one is in force. */
  readonly revocations: readonly Revocation[];
}

export const BUILD_STATUSES = [
  "BUILD_UNSET",
  "BUILD_RUNNING",
  "BUILD_DONE",
  "BUILD_CANCELLED",
  "BUILD_FAILED",
] as const;

export type BuildStatus = (typeof BUILD_STATUSES)[number];

export interface BuildRecord {
  readonly id: string;
  readonly componentType: string;
  readonly platform: string;
  readonly status: BuildStatus;
  readonly packerRunUuid: string;
  readonly labels: Labels;
  readonly metadata?: unknown;
  readonly sourceExternalIdentifier: string;
  readonly parentVersionId?: string;
  readonly parentChannelId?: string;
  readonly artifacts: readonly ArtifactRecord[];
  readonly sboms: readonly SbomRecord[];
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface ArtifactRecord {
  readonly id: string;
  readonly externalIdentifier: string;
  readonly region: string;
  readonly createdAt: string;
}

export interface SbomRecord {
  readonly id: string;
  readonly name: string;
  readonly format: string;
  readonly createdAt: string;
  /** As Packer sends it: zstd, base64. */
  readonly compressed: string;
}

export interface Revocation {
  /** When it takes effect; in the future it is only announced. */
  readonly at: string;
  readonly message: string;
  readonly authorId: string;
  /** The version whose revocation brought this one. */
  readonly inheritedFrom?: VersionReference;
}

export interface VersionReference {
  readonly bucket: string;
  readonly fingerprint: string;
  readonly versionId: string;
  readonly versionName: string;
}
