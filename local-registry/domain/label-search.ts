import { channelOf, versionIn } from "./channels";
import type { ArtifactRecord, BuildRecord, Labels, VersionRecord } from "./records";
import { CODE, RegistryError, notNow } from "./registry-error";
import type { Unit } from "./unit";

export interface LabelSearch {
  readonly labels: Labels;
  readonly platform: string;
  readonly region: string;
}

export interface FoundByLabels {
  readonly version: VersionRecord;
  readonly build: BuildRecord;
  /** In the region that was asked for, and in no other. */
  readonly artifacts: readonly ArtifactRecord[];
}

/** The build in a channel that has all the labels, and an artifact in the region. */
export function searchByLabels(
  unit: Unit,
  bucketName: string,
  channelName: string,
  { labels, platform, region }: LabelSearch,
): FoundByLabels {
  const bucket = unit.bucket(bucketName);
  const version = versionIn(unit, bucket, channelOf(bucket, channelName));
  if (version === undefined) throw notNow(`channel "${channelName}" has no assigned version`);
  for (const build of version.builds) {
    const isMatch = Object.entries(labels).every(([name, value]) => build.labels[name] === value);
    const artifacts = build.artifacts.filter((artifact) => artifact.region === region);
    if (isMatch && build.platform === platform && artifacts.length > 0) return { version, build, artifacts };
  }
  throw new RegistryError(
    CODE.notFound,
    `no artifact found matching labels ${JSON.stringify(labels)} for region "${region}" in channel "${channelName}"`,
  );
}
