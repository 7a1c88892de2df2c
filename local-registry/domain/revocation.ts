import { followLatest, rollBack } from "./channels";
import type { Revocation, VersionRecord, VersionReference } from "./records";
import { invalid, notNow } from "./registry-error";
import { AUTHOR, type Unit } from "./unit";
import { isComplete, nameOf } from "./versions";

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
  if (version.revocation !== undefined && version.revocation.at <= at)
    throw notNow(`The version ${nameOf(version)} is revoked, or will be by ${version.revocation.at}`);
  const own: Revocation = { at, message: request.message, authorId: AUTHOR.client };
  const revoked = [put(unit, version, own)];
  if (!request.skipDescendants) {
    const inherited: Revocation = { ...own, inheritedFrom: referenceTo(version) };
    for (const descendant of descendantsOf(unit, version)) {
      const isRevokedBefore = descendant.revocation !== undefined && descendant.revocation.at <= at;
      // It keeps its own revocation; but somebody may have put it back into a channel since.
      revoked.push(isRevokedBefore ? descendant : put(unit, descendant, inherited));
    }
  }
  if (at <= unit.now) settleChannels(unit, revoked, !request.keepChannels);
  return revoked[0]!;
}

/** Takes a revocation back, announced or in force, and every one inherited from it. Channels stay; `latest` follows. */
export function restore(unit: Unit, bucket: string, fingerprint: string): VersionRecord {
  const version = unit.version(bucket, fingerprint);
  if (version.revocation === undefined) throw notNow(`The version ${nameOf(version)} is not revoked`);
  const from = version.revocation.inheritedFrom;
  if (from !== undefined)
    throw notNow(
      `The version ${nameOf(version)} inherits its revocation: restore ${from.versionName} of ${from.bucket} instead`,
    );
  const heirs = descendantsOf(unit, version).filter(
    ({ revocation }) => revocation?.inheritedFrom?.versionId === version.id,
  );
  const restored = [version, ...heirs].map((one) => put(unit, one, undefined));
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

function put(unit: Unit, version: VersionRecord, revocation: Revocation | undefined): VersionRecord {
  return unit.putVersion({ ...version, updatedAt: unit.now, revocation });
}

function settleChannels(unit: Unit, versions: readonly VersionRecord[], isRolledBack: boolean): void {
  for (const bucket of new Set(versions.map((version) => version.bucket))) {
    const fingerprints = versions.flatMap((one) => (one.bucket === bucket ? [one.fingerprint] : []));
    if (isRolledBack) rollBack(unit, bucket, new Set(fingerprints));
    followLatest(unit, bucket);
  }
}

function referenceTo(version: VersionRecord): VersionReference {
  const { bucket, fingerprint, id } = version;
  return { bucket, fingerprint, versionId: id, versionName: nameOf(version) };
}
