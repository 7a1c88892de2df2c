import type { Hono } from "hono";
import type { z } from "zod";
import { type BuildReport, createBuild, updateBuild } from "../../domain/builds";
import type { BuildRecord } from "../../domain/records";
import { sbomOf, uploadSbom } from "../../domain/sboms";
import type { Unit } from "../../domain/unit";
import type { Registry } from "../../registry";
import { answer, bodyOf, part } from "../answer";
import { BODY } from "../bodies";
import { LARGEST_PAGE, pageOf, pageRequest } from "../pages";
import { buildJson, sbomJson } from "../json/version-json";

export function buildRoutes(app: Hono, base: string, registry: Registry): void {
  const builds = `${base}/buckets/:bucket/versions/:fingerprint/builds`;
  const shown = (unit: Unit, bucket: string, fingerprint: string, build: BuildRecord): object => {
    return { build: buildJson(unit.version(bucket, fingerprint), build) };
  };
  app.get(builds, (context) =>
    answer(context, registry, (unit) => {
      const version = unit.version(part(context, "bucket"), part(context, "fingerprint"));
      const page = pageRequest(context, LARGEST_PAGE);
      const { items, pagination } = pageOf(version.builds, page, ({ id }) => id);
      return { builds: items.map((build) => buildJson(version, build)), pagination };
    }),
  );
  app.post(builds, async (context) => {
    const body = await bodyOf(context, BODY.build);
    const [bucket, fingerprint] = [part(context, "bucket"), part(context, "fingerprint")];
    return answer(context, registry, (unit) => {
      const build = createBuild(unit, bucket, fingerprint, body.component_type ?? "", reportIn(body));
      return shown(unit, bucket, fingerprint, build);
    });
  });
  app.patch(`${builds}/:build`, async (context) => {
    const body = await bodyOf(context, BODY.build);
    const [bucket, fingerprint] = [part(context, "bucket"), part(context, "fingerprint")];
    return answer(context, registry, (unit) => {
      const build = updateBuild(unit, bucket, fingerprint, part(context, "build"), reportIn(body));
      return shown(unit, bucket, fingerprint, build);
    });
  });
  sbomRoutes(app, `${builds}/:build/sboms`, registry);
}

function sbomRoutes(app: Hono, path: string, registry: Registry): void {
  app.put(path, async (context) => {
    const { compressed_sbom: compressed, ...rest } = await bodyOf(context, BODY.sbom);
    return answer(context, registry, (unit) => {
      const [bucket, fingerprint] = [part(context, "bucket"), part(context, "fingerprint")];
      const sbom = uploadSbom(unit, bucket, fingerprint, part(context, "build"), { ...rest, compressed });
      return { sbom: sbomJson(sbom) };
    });
  });
  app.get(`${path}/:sbom`, (context) =>
    answer(context, registry, (unit) => {
      const [bucket, fingerprint] = [part(context, "bucket"), part(context, "fingerprint")];
      const sbom = sbomOf(unit, bucket, fingerprint, part(context, "build"), part(context, "sbom"));
      return { sbom: sbomJson(sbom), download_url: `data:application/zstd;base64,${sbom.compressed}` };
    }),
  );
}

function reportIn(body: z.output<typeof BODY.build>): BuildReport {
  return {
    status: body.status,
    platform: body.platform,
    packerRunUuid: body.packer_run_uuid,
    labels: body.labels,
    metadata: body.metadata,
    sourceExternalIdentifier: body.source_external_identifier,
    parentVersionId: body.parent_version_id === "" ? undefined : body.parent_version_id,
    parentChannelId: body.parent_channel_id === "" ? undefined : body.parent_channel_id,
    artifacts: body.artifacts?.map(({ external_identifier, region }) => ({
      externalIdentifier: external_identifier,
      region: region ?? "",
    })),
  };
}
