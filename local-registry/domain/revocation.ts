import { catchUpLatest, followLatest, rollBack } from "./channels";
import type { Revocation, VersionRecord, VersionReference } from "./records";
import { invalid, notNow } from "./registry-error";
import { AUTHOR, type Unit } from "./unit";
import { isComplete, nameOf, revocationOf } from "./versions";

export interface RevocationRequest {
  /** When it shall take effect; a time that is over means now. */
  readonly at: string;
  readonly message: string;
  /** Leaves the versions alone that were built on this one. */
  readonly skipDescendants: boolean;
  /** Leaves the channels on the revoked versions. */
  readonly keepChannels: boolean;
}

/**
 * Revokes a version, and what was built on it, directly or not. A revocation that is in force takes the versions out
 * of their channels; one that is scheduled leaves the channels alone, also when its time comes.
 */
export function revoke(
  unit: Unit,
  bucket: string,
  fingerprint: string,
  request: RevocationRequest,
): VersionRecord {
  const version = unit.version(bucket, fingerprint);
  if (!isComplete(version))
    throw notNow(`The version with fingerprint ${fingerprint} is incomplete and can't be revoked`);
  const at = request.at <= unit.now ? unit.now : request.at;
  const before = revocationOf(version);
  if (before !== undefined && before.at <= at)
    throw notNow(`The version ${nameOf(version)} is revoked, or will be by ${before.at}`);
  const own: Revocation = { at, message: request.message, authorId: AUTHOR.client };
  const inherited: Revocation = { ...own, inheritedFrom: referenceTo(version) };
  const descendants = request.skipDescendants ? [] : descendantsOf(unit, version);
  catchUp(unit, [version, ...descendants]);
  const revoked = [add(unit, version, own), ...descendants.map((one) => add(unit, one, inherited))];
  if (at <= unit.now) settleChannels(unit, revoked, !request.keepChannels);
  return revoked[0]!;
}

/**
 * Takes a revocation back, announced or in force, and every one inherited from it. What is revoked for another reason
 * too stays revoked. Channels stay; `latest` follows.
 */
export function restore(unit: Unit, bucket: string, fingerprint: string): VersionRecord {
  const version = unit.version(bucket, fingerprint);
  if (version.revocations.length === 0) throw notNow(`The version ${nameOf(version)} is not revoked`);
  const isOwn = ({ inheritedFrom: from }: Revocation): boolean =>
    // With the ancestor's bucket went everybody who could take its revocation back.
    from === undefined || unit.findVersionById(from.versionId) === undefined;
  const from = version.revocations.find((one) => !isOwn(one))?.inheritedFrom;
  if (from !== undefined && !version.revocations.some(isOwn))
    throw notNow(
      `The version ${nameOf(version)} inherits its revocation: restore ${from.versionName} of ${from.bucket} instead`,
    );
  const isHeir = ({ inheritedFrom }: Revocation): boolean => inheritedFrom?.versionId === version.id;
  const heirs = allVersions(unit).filter(({ revocations }) => revocations.some(isHeir));
  catchUp(unit, [version, ...heirs]);
  const restored = [remove(unit, version, isOwn), ...heirs.map((one) => remove(unit, one, isHeir))];
  settleChannels(unit, restored, false);
  return restored[0]!;
}

const ZERO_DATE = "0001-01-01T00:00:00";
const DURATION = /^(?=.)(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/;

/**
 * The time that a request names: as a time, or as a duration from now (`30d`, `2h45m`, `0s`). Without either it is
 * `undefined`; clients written in Go send the year 1 for a time that they leave out.
 */
export function revocationTime(
  now: string,
  at: string | null | undefined,
  within: string | undefined,
): string | undefined {
  if (within !== undefined && within !== "") {
    const parts = DURATION.exec(within);
    if (parts === null) throw invalid(`revoke_in must be a duration like 30d or 2h45m, got ${within}`);
    const [days, hours, minutes, seconds] = parts.slice(1).map((part) => Number(part ?? 0));
    return time(Date.parse(now) + 1000 * (((days! * 24 + hours!) * 60 + minutes!) * 60 + seconds!));
  }
  if (at === undefined || at === null || at === "" || at.startsWith(ZERO_DATE)) return undefined;
  return time(Date.parse(at));
}

function time(milliseconds: number): string {
  // Further away than this a time has another form, and would no longer sort as text.
  if (!(milliseconds >= 0 && milliseconds < Date.UTC(10_000, 0)))
    throw invalid("revoke_at must be a time like 2026-01-31T12:00:00Z before the year 10000");
  return new Date(milliseconds).toISOString();
}

/** Everything that was built on a version, directly or not, each once. */
export function descendantsOf(unit: Unit, version: VersionRecord): VersionRecord[] {
  const found = new Map<string, VersionRecord>();
  const waiting = [version];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const child of unit.childrenOf(next)) {
      if (child.id === version.id || found.has(child.id)) continue;
      found.set(child.id, child);
      waiting.push(child);
    }
  }
  return [...found.values()];
}

/** Not by ancestry: a bucket between a version and its heir may be gone. */
function allVersions(unit: Unit): VersionRecord[] {
  return unit.bucketNames().flatMap((name) => unit.versionsOf(unit.bucket(name)));
}

/** Adds a reason to be revoked; one from the same version gives way to it. */
function add(unit: Unit, version: VersionRecord, revocation: Revocation): VersionRecord {
  const from = revocation.inheritedFrom?.versionId;
  const others = version.revocations.filter((one) => one.inheritedFrom?.versionId !== from);
  const revocations = from === undefined ? [revocation, ...others] : [...others, revocation];
  return unit.putVersion({ ...version, updatedAt: unit.now, revocations });
}

function remove(
  unit: Unit,
  version: VersionRecord,
  isGone: (revocation: Revocation) => boolean,
): VersionRecord {
  const revocations = version.revocations.filter((one) => !isGone(one));
  return unit.putVersion({ ...version, updatedAt: unit.now, revocations });
}

function bucketsOf(versions: readonly VersionRecord[]): ReadonlySet<string> {
  return new Set(versions.map((version) => version.bucket));
}

function catchUp(unit: Unit, versions: readonly VersionRecord[]): void {
  for (const bucket of bucketsOf(versions)) catchUpLatest(unit, bucket);
}

function settleChannels(unit: Unit, versions: readonly VersionRecord[], isRolledBack: boolean): void {
  for (const bucket of bucketsOf(versions)) {
    const fingerprints = versions.flatMap((one) => (one.bucket === bucket ? [one.fingerprint] : []));
    if (isRolledBack) rollBack(unit, bucket, new Set(fingerprints));
    followLatest(unit, bucket);
  }
}

function referenceTo(version: VersionRecord): VersionReference {
  const { bucket, fingerprint, id } = version;
  return { bucket, fingerprint, versionId: id, versionName: nameOf(version) };
}
