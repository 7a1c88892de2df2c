import { checkFingerprint } from "./names";
import type { Revocation, VersionRecord } from "./records";
import { alreadyExists, invalid } from "./registry-error";
import { AUTHOR, type Unit } from "./unit";

export const TEMPLATE_TYPES = ["HCL2", "JSON"] as const;

export type VersionStatus =
  "VERSION_RUNNING" | "VERSION_ACTIVE" | "VERSION_REVOCATION_SCHEDULED" | "VERSION_REVOKED";

/** Begins a version: it is `v0` until the last of its builds is done. */
export function createVersion(
  unit: Unit,
  bucketName: string,
  fingerprint: string,
  templateType: string,
): VersionRecord {
  const bucket = unit.bucket(bucketName);
  checkFingerprint(fingerprint);
  if (!TEMPLATE_TYPES.some((type) => type === templateType))
    throw invalid(`template_type must be one of ${TEMPLATE_TYPES.join(", ")}, got ${templateType}`);
  if (unit.findVersion(bucketName, fingerprint) !== undefined)
    throw alreadyExists("version with fingerprint", fingerprint);
  const fingerprints = [...bucket.fingerprints, fingerprint];
  unit.putBucket({ ...bucket, fingerprints, updatedAt: unit.now });
  return unit.putVersion({
    id: unit.newId(),
    bucket: bucketName,
    fingerprint,
    templateType,
    authorId: AUTHOR.client,
    createdAt: unit.now,
    updatedAt: unit.now,
    number: 0,
    builds: [],
    revocations: [],
  });
}

export function nameOf(version: VersionRecord): string {
  return `v${version.number}`;
}

export function isComplete(version: VersionRecord): boolean {
  return version.number > 0;
}

/** Whether its revocation is in force at `now`; one that is announced for later is not. */
export function isRevoked(version: VersionRecord, now: string): boolean {
  return version.revocations.some(({ at }) => at <= now);
}

/** The revocation that counts, in force or announced: of several the one that takes effect first. */
export function revocationOf({ revocations }: VersionRecord): Revocation | undefined {
  return revocations.reduce<Revocation | undefined>(
    (first, one) => (first !== undefined && first.at <= one.at ? first : one),
    undefined,
  );
}

/** The status at `now`: a scheduled revocation comes true by the clock, not by a request. */
export function statusOf(version: VersionRecord, now: string): VersionStatus {
  if (isRevoked(version, now)) return "VERSION_REVOKED";
  if (version.revocations.length > 0) return "VERSION_REVOCATION_SCHEDULED";
  return isComplete(version) ? "VERSION_ACTIVE" : "VERSION_RUNNING";
}
