import { childrenOf, overallStatus, parentsOf } from "../../domain/ancestry";
import type { BuildRecord, SbomRecord, VersionRecord } from "../../domain/records";
import type { Unit } from "../../domain/unit";
import { nameOf, revocationOf, statusOf } from "../../domain/versions";

/** A version as the API shows it, with its builds and their artifacts. */
export function versionJson(unit: Unit, version: VersionRecord): object {
  const revocation = revocationOf(version);
  const from = revocation?.inheritedFrom;
  return {
    id: version.id,
    bucket_name: version.bucket,
    name: nameOf(version),
    fingerprint: version.fingerprint,
    status: statusOf(version, unit.now),
    template_type: version.templateType,
    author_id: version.authorId,
    created_at: version.createdAt,
    updated_at: version.updatedAt,
    // Null and not an empty string, which clients read as a time in 1970.
    revoke_at: revocation?.at ?? null,
    ...(revocation && {
      revocation_type: from === undefined ? "MANUAL" : "INHERITED",
      revocation_message: revocation.message,
      revocation_author: revocation.authorId,
    }),
    ...(from && {
      revocation_inherited_from: {
        bucket_name: from.bucket,
        version_id: from.versionId,
        version_name: from.versionName,
        version_fingerprint: from.fingerprint,
        href: "",
      },
    }),
    has_descendants: childrenOf(unit, version).length > 0,
    parents: { href: "", status: overallStatus(parentsOf(unit, version)) },
    builds: version.builds.map((build) => buildJson(version, build)),
  };
}

export function buildJson(version: VersionRecord, build: BuildRecord): object {
  return {
    id: build.id,
    version_id: version.id,
    component_type: build.componentType,
    platform: build.platform,
    status: build.status,
    packer_run_uuid: build.packerRunUuid,
    labels: build.labels,
    source_external_identifier: build.sourceExternalIdentifier,
    metadata: build.metadata ?? null,
    created_at: build.createdAt,
    updated_at: build.updatedAt,
    // Packer takes a build that has artifacts for done.
    artifacts: (build.status === "BUILD_DONE" ? build.artifacts : []).map((artifact) => ({
      id: artifact.id,
      external_identifier: artifact.externalIdentifier,
      region: artifact.region,
      created_at: artifact.createdAt,
    })),
  };
}

export function sbomJson({ id, name, format, createdAt }: SbomRecord): object {
  return { id, name, format, created_at: createdAt };
}
