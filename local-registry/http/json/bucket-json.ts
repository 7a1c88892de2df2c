import { bucketAncestry, newestComplete, overallStatus, type Relation } from "../../domain/ancestry";
import { upToNow, versionIn } from "../../domain/channels";
import type { Assignment, BucketRecord, ChannelRecord } from "../../domain/records";
import type { Unit } from "../../domain/unit";
import { nameOf } from "../../domain/versions";
import { ORGANIZATION, PROJECT } from "../../identity";
import { versionJson } from "./version-json";

export function bucketJson(unit: Unit, bucket: BucketRecord): object {
  const versions = unit.versionsOf(bucket);
  const newest = newestComplete(unit, bucket);
  const { parents, children } = bucketAncestry(unit, bucket);
  const builds = versions.flatMap((version) => version.builds);
  return {
    id: bucket.id,
    name: bucket.name,
    description: bucket.description,
    labels: bucket.labels,
    platforms: [...new Set(builds.map(({ platform }) => platform))].filter((name) => name !== ""),
    location: { organization_id: ORGANIZATION, project_id: PROJECT },
    resource_name: `packer/project/${PROJECT}/bucket/${bucket.name}`,
    version_count: String(versions.length),
    latest_version: newest === undefined ? null : versionJson(unit, newest),
    parents: { href: "", status: overallStatus(parents) },
    children: { href: "", status: overallStatus(children) },
    created_at: bucket.createdAt,
    updated_at: bucket.updatedAt,
  };
}

export function channelJson(unit: Unit, bucket: BucketRecord, channel: ChannelRecord): object {
  const version = versionIn(unit, bucket, channel);
  return {
    id: channel.id,
    name: channel.name,
    bucket_name: bucket.name,
    managed: channel.managed,
    restricted: channel.restricted,
    author_id: channel.authorId,
    created_at: channel.createdAt,
    updated_at: upToNow(unit, bucket, channel).updatedAt,
    version: version === undefined ? null : versionJson(unit, version),
  };
}

export function assignmentJson(
  unit: Unit,
  bucket: BucketRecord,
  { fingerprint, authorId, assignedAt }: Assignment,
): object {
  const version = fingerprint === null ? undefined : unit.findVersion(bucket.name, fingerprint);
  const shown = version === undefined ? null : versionJson(unit, version);
  return { version: shown, author_id: authorId, assigned_at: assignedAt };
}

export function relationJson({ status, parent, channel, child }: Relation): object {
  const current = channel?.version;
  return {
    status,
    parent: {
      bucket_name: parent.bucket,
      channel_name: channel?.name ?? "",
      channel_version:
        current === undefined
          ? null
          : { id: current.id, name: nameOf(current), fingerprint: current.fingerprint },
      version_id: parent.id,
      version_name: nameOf(parent),
      version_fingerprint: parent.fingerprint,
    },
    child: {
      bucket_name: child.bucket,
      version_id: child.id,
      version_name: nameOf(child),
      version_fingerprint: child.fingerprint,
    },
  };
}
