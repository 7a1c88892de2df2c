import { versionIn } from "./channels";
import type { BucketRecord, BuildRecord, ChannelRecord, VersionRecord } from "./records";
import type { Unit } from "./unit";
import { isComplete } from "./versions";

export type AncestryStatus = "UNDETERMINED" | "UP_TO_DATE" | "OUT_OF_DATE";

/** One version that was built on another. */
export interface Relation {
  readonly status: AncestryStatus;
  readonly parent: VersionRecord;
  /** The channel that the parent was taken from, if it was taken from one that still exists. */
  readonly channel?: { readonly name: string; readonly version?: VersionRecord };
  readonly child: VersionRecord;
}

/** What tells a relation from every other. */
export function keyOfRelation({ parent, channel, child }: Relation): string {
  return `${parent.id} ${child.id} ${channel?.name ?? ""}`;
}

/** What `version` was built on: one relation for each parent and channel. */
export function parentsOf(unit: Unit, version: VersionRecord): Relation[] {
  const found = new Map<string, Relation>();
  for (const build of version.builds) {
    const relation = relationOf(unit, version, build);
    if (relation !== undefined) found.set(keyOfRelation(relation), relation);
  }
  return [...found.values()];
}

/** What was built on `version`. */
export function childrenOf(unit: Unit, version: VersionRecord): Relation[] {
  return unit
    .childrenOf(version)
    .flatMap((child) => parentsOf(unit, child))
    .filter(({ parent }) => parent.id === version.id);
}

/**
 * The relations that count for a bucket: of its newest complete version to what it was built on, and of the newest
 * complete version of every other bucket to any version of this one.
 */
export function bucketAncestry(
  unit: Unit,
  bucket: BucketRecord,
): { readonly parents: readonly Relation[]; readonly children: readonly Relation[] } {
  const newest = newestComplete(unit, bucket);
  const parents = newest === undefined ? [] : parentsOf(unit, newest);
  const children = unit
    .versionsOf(bucket)
    .flatMap((version) => childrenOf(unit, version))
    .filter(({ child }) => newestComplete(unit, unit.bucket(child.bucket))?.id === child.id);
  return { parents, children };
}

/** Out of date as soon as one relation is; undetermined when there is none to go by. */
export function overallStatus(relations: readonly Relation[]): AncestryStatus {
  const has = (status: AncestryStatus): boolean => relations.some((relation) => relation.status === status);
  if (has("OUT_OF_DATE")) return "OUT_OF_DATE";
  return has("UP_TO_DATE") ? "UP_TO_DATE" : "UNDETERMINED";
}

/** The version with the highest number, revoked or not. */
export function newestComplete(unit: Unit, bucket: BucketRecord): VersionRecord | undefined {
  return unit
    .versionsOf(bucket)
    .filter(isComplete)
    .reduce<VersionRecord | undefined>(
      (newest, version) => (newest !== undefined && newest.number > version.number ? newest : version),
      undefined,
    );
}

function relationOf(unit: Unit, child: VersionRecord, build: BuildRecord): Relation | undefined {
  if (build.parentVersionId === undefined) return undefined;
  const parent = unit.findVersionById(build.parentVersionId);
  if (parent === undefined) return undefined;
  const bucket = unit.bucket(parent.bucket);
  const record = channelWithId(bucket, build.parentChannelId);
  if (record === undefined) return { status: "UNDETERMINED", parent, child };
  const version = versionIn(unit, bucket, record);
  const channel = { name: record.name, version };
  if (version === undefined) return { status: "UNDETERMINED", parent, channel, child };
  return { status: version.id === parent.id ? "UP_TO_DATE" : "OUT_OF_DATE", parent, channel, child };
}

function channelWithId(bucket: BucketRecord, id: string | undefined): ChannelRecord | undefined {
  return id === undefined ? undefined : Object.values(bucket.channels).find((channel) => channel.id === id);
}
