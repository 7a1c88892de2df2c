import { checkChannelName } from "./names";
import type { Assignment, BucketRecord, ChannelRecord, VersionRecord } from "./records";
import { alreadyExists, invalid, missing, notNow } from "./registry-error";
import { AUTHOR, type Unit } from "./unit";
import { isComplete, isRevoked } from "./versions";

/** The channel that always holds the newest complete version that is not revoked. */
export const LATEST = "latest";

/** What a channel begins with. */
interface ChannelStart {
  readonly name: string;
  readonly managed: boolean;
  readonly restricted: boolean;
  readonly author: string;
}

export function newChannel(unit: Unit, { author, ...start }: ChannelStart): ChannelRecord {
  const times = { createdAt: unit.now, updatedAt: unit.now };
  return { id: unit.newId(), ...start, authorId: author, ...times, history: [] };
}

export function createChannel(
  unit: Unit,
  bucketName: string,
  name: string,
  restricted: boolean,
): ChannelRecord {
  const bucket = unit.bucket(bucketName);
  checkChannelName(name);
  if (Object.hasOwn(bucket.channels, name)) throw alreadyExists("channel", name);
  return putChannel(
    unit,
    bucket,
    newChannel(unit, { name, managed: false, restricted, author: AUTHOR.client }),
  );
}

export function channelOf(bucket: BucketRecord, name: string): ChannelRecord {
  const channel = Object.hasOwn(bucket.channels, name) ? bucket.channels[name] : undefined;
  if (channel === undefined) throw missing("channel", name);
  return channel;
}

/** The version that a channel holds at this moment, if any. */
export function versionIn(
  unit: Unit,
  bucket: BucketRecord,
  channel: ChannelRecord,
): VersionRecord | undefined {
  if (channel.managed) return newestUsable(unit, bucket, unit.now);
  const fingerprint = channel.history.at(-1)?.fingerprint;
  return typeof fingerprint === "string" ? unit.findVersion(bucket.name, fingerprint) : undefined;
}

/** Puts a complete version into a channel, also a revoked one; without a fingerprint the channel is emptied. */
export function assign(
  unit: Unit,
  bucketName: string,
  channelName: string,
  fingerprint: string | undefined,
): ChannelRecord {
  const bucket = unit.bucket(bucketName);
  const channel = channelOf(bucket, channelName);
  if (channel.managed)
    throw notNow(
      `Can't update channel assignment on channel "${channelName}". This channel is managed by HCP Packer`,
    );
  if (fingerprint !== undefined) {
    const version = unit.version(bucketName, fingerprint);
    if (!isComplete(version))
      throw notNow(
        `Can't assign version with fingerprint ${fingerprint} to channel "${channelName}": it is incomplete`,
      );
  }
  return record(unit, bucket, channel, {
    fingerprint: fingerprint ?? null,
    authorId: AUTHOR.client,
    reason: "assigned",
  });
}

/** Promotes: gives one channel what another holds. */
export function copyAssignment(unit: Unit, bucketName: string, from: string, to: string): ChannelRecord {
  const bucket = unit.bucket(bucketName);
  const version = versionIn(unit, bucket, channelOf(bucket, from));
  channelOf(bucket, to);
  if (version === undefined) throw notNow(`The channel "${from}" does not have an assigned version`);
  return assign(unit, bucketName, to, version.fingerprint);
}

export function restrict(
  unit: Unit,
  bucketName: string,
  channelName: string,
  restricted: boolean,
): ChannelRecord {
  const bucket = unit.bucket(bucketName);
  const channel = channelOf(bucket, channelName);
  if (channel.managed && !restricted)
    throw notNow(
      `Can't change the access to channel "${channelName}". This channel is managed by HCP Packer`,
    );
  return putChannel(unit, bucket, { ...channel, restricted, updatedAt: unit.now });
}

export function deleteChannel(unit: Unit, bucketName: string, name: string): void {
  const bucket = unit.bucket(bucketName);
  if (channelOf(bucket, name).managed)
    throw invalid(`Can't delete channel "${name}". This channel is managed by HCP Packer`);
  const channels = Object.fromEntries(Object.entries(bucket.channels).filter(([key]) => key !== name));
  unit.putBucket({ ...bucket, channels, updatedAt: unit.now });
}

/** Takes every version that is revoked now out of the channels: each gets back the newest it held that is usable. */
export function rollBack(unit: Unit, bucketName: string, revoked: ReadonlySet<string>): void {
  for (const { name, managed } of Object.values(unit.bucket(bucketName).channels)) {
    const bucket = unit.bucket(bucketName);
    const channel = channelOf(bucket, name);
    const current = channel.history.at(-1)?.fingerprint;
    if (managed || typeof current !== "string" || !revoked.has(current)) continue;
    const newestFirst = [...channel.history].reverse();
    const earlier = newestFirst.find(({ fingerprint }) => isUsable(unit, bucketName, fingerprint));
    const fingerprint = earlier?.fingerprint ?? null;
    record(unit, bucket, channel, { fingerprint, authorId: AUTHOR.registry, reason: "rolled back" });
  }
}

/**
 * A channel with its whole history: a scheduled revocation moves `latest` when it comes true, and no request is there
 * to write that down.
 */
export function upToNow(unit: Unit, bucket: BucketRecord, channel: ChannelRecord): ChannelRecord {
  if (!channel.managed) return channel;
  const since = channel.history.at(-1)?.assignedAt ?? "";
  const moments = unit
    .versionsOf(bucket)
    .flatMap(({ revocations }) => revocations.map(({ at }) => at))
    .filter((at) => at > since && at <= unit.now);
  let current = channel;
  for (const moment of [...new Set(moments)].sort()) {
    const fingerprint = newestUsable(unit, bucket, moment)?.fingerprint ?? null;
    const before = current.history.at(-1)?.fingerprint ?? null;
    if (fingerprint !== before) current = withManaged(current, fingerprint, moment);
  }
  return current;
}

/** Writes into the history of `latest` what the clock has done, before something else changes what it holds. */
export function catchUpLatest(unit: Unit, bucketName: string): void {
  const bucket = unit.bucket(bucketName);
  const channel = channelOf(bucket, LATEST);
  const current = upToNow(unit, bucket, channel);
  if (current !== channel) putChannel(unit, bucket, current);
}

/** Writes into the history of `latest` what it holds now. */
export function followLatest(unit: Unit, bucketName: string): void {
  const bucket = unit.bucket(bucketName);
  const channel = channelOf(bucket, LATEST);
  const fingerprint = newestUsable(unit, bucket, unit.now)?.fingerprint ?? null;
  if (fingerprint === (channel.history.at(-1)?.fingerprint ?? null)) return;
  putChannel(unit, bucket, withManaged(channel, fingerprint, unit.now));
}

function newestUsable(unit: Unit, bucket: BucketRecord, moment: string): VersionRecord | undefined {
  let newest: VersionRecord | undefined;
  for (let index = bucket.fingerprints.length - 1; index >= 0; index -= 1) {
    const version = unit.findVersion(bucket.name, bucket.fingerprints[index]!);
    if (version === undefined || !isComplete(version) || isRevoked(version, moment)) continue;
    if (newest === undefined || version.number > newest.number) newest = version;
    if (newest.number === bucket.completed) break;
  }
  return newest;
}

function isUsable(unit: Unit, bucket: string, fingerprint: string | null): boolean {
  const version = fingerprint === null ? undefined : unit.findVersion(bucket, fingerprint);
  return version !== undefined && !isRevoked(version, unit.now);
}

function withManaged(channel: ChannelRecord, fingerprint: string | null, moment: string): ChannelRecord {
  const assignment: Assignment = {
    ...{ fingerprint, authorId: AUTHOR.registry, assignedAt: moment, reason: "managed" },
  };
  return { ...channel, history: [...channel.history, assignment], updatedAt: moment };
}

function record(
  unit: Unit,
  bucket: BucketRecord,
  channel: ChannelRecord,
  assignment: Omit<Assignment, "assignedAt">,
): ChannelRecord {
  const history = [...channel.history, { ...assignment, assignedAt: unit.now }];
  return putChannel(unit, bucket, { ...channel, history, updatedAt: unit.now });
}

function putChannel(unit: Unit, bucket: BucketRecord, channel: ChannelRecord): ChannelRecord {
  const channels = { ...bucket.channels, [channel.name]: channel };
  unit.putBucket({ ...bucket, channels, updatedAt: unit.now });
  return channel;
}
