import { buildOf } from "./builds";
import type { SbomRecord } from "./records";
import { missing } from "./registry-error";
import type { Unit } from "./unit";

/** What Packer's hcp-sbom provisioner hands over. */
export interface UploadedSbom {
  readonly name?: string;
  readonly format: string;
  readonly compressed: string;
}

/** Keeps a software bill of materials with its build; a second one of the same name takes its place. */
export function uploadSbom(
  unit: Unit,
  bucket: string,
  fingerprint: string,
  buildId: string,
  { name, format, compressed }: UploadedSbom,
): SbomRecord {
  const version = unit.version(bucket, fingerprint);
  const build = buildOf(version, buildId);
  const id = unit.newId();
  const sbom = { id, name: name === undefined || name === "" ? id : name, format, compressed };
  const kept = { ...sbom, createdAt: unit.now };
  const sboms = [...build.sboms.filter((other) => other.name !== sbom.name), kept];
  const builds = version.builds.map((other) => (other.id === buildId ? { ...build, sboms } : other));
  unit.putVersion({ ...version, builds, updatedAt: unit.now });
  return kept;
}

export function sbomOf(
  unit: Unit,
  bucket: string,
  fingerprint: string,
  buildId: string,
  id: string,
): SbomRecord {
  const build = buildOf(unit.version(bucket, fingerprint), buildId);
  const sbom = build.sboms.find((candidate) => candidate.id === id || candidate.name === id);
  if (sbom === undefined) throw missing("SBOM", id);
  return sbom;
}
