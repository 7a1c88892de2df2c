import type { Hono } from "hono";
import { invalid, notNow } from "../../domain/registry-error";
import { restore, revocationTime, revoke } from "../../domain/revocation";
import { createVersion, isComplete } from "../../domain/versions";
import type { Registry } from "../../registry";
import { answer, bodyOf, part } from "../answer";
import { BODY } from "../bodies";
import { pageOf, pageRequest } from "../pages";
import { versionJson } from "../json/version-json";

export function versionRoutes(app: Hono, base: string, registry: Registry): void {
  const versions = `${base}/buckets/:bucket/versions`;
  app.get(versions, (context) =>
    answer(context, registry, (unit) => {
      const newestFirst = unit.versionsOf(unit.bucket(part(context, "bucket"))).reverse();
      const { items, pagination } = pageOf(newestFirst, pageRequest(context), ({ id }) => id);
      return { versions: items.map((version) => versionJson(unit, version)), pagination };
    }),
  );
  app.post(versions, async (context) => {
    const { fingerprint, template_type } = await bodyOf(context, BODY.createVersion);
    return answer(context, registry, (unit) => {
      const version = createVersion(unit, part(context, "bucket"), fingerprint, template_type);
      return { version: versionJson(unit, version) };
    });
  });
  app.get(`${versions}/:fingerprint`, (context) =>
    answer(context, registry, (unit) => {
      const version = unit.version(part(context, "bucket"), part(context, "fingerprint"));
      return { version: versionJson(unit, version) };
    }),
  );
  updateRoute(app, `${versions}/:fingerprint`, registry);
}

/** Revokes, now or later, and restores. */
function updateRoute(app: Hono, path: string, registry: Registry): void {
  app.patch(path, async (context) => {
    const body = await bodyOf(context, BODY.updateVersion);
    return answer(context, registry, (unit) => {
      const bucket = part(context, "bucket");
      const fingerprint = part(context, "fingerprint");
      const at = revocationTime(unit.now, body.revoke_at, body.revoke_in);
      if (body.restore && at !== undefined) throw invalid("restore and a revocation exclude each other");
      const operation = { id: unit.newId() };
      if (body.restore) return { version: versionJson(unit, restore(unit, bucket, fingerprint)), operation };
      if (at === undefined) {
        const version = unit.version(bucket, fingerprint);
        if (!body.complete) throw invalid("nothing to do: set revoke_at, revoke_in or restore");
        if (!isComplete(version)) throw notNow("A version is complete when the last of its builds is done");
        return { version: versionJson(unit, version), operation };
      }
      const version = revoke(unit, bucket, fingerprint, {
        at,
        message: body.revocation_message ?? "",
        skipDescendants: body.skip_descendants_revocation ?? false,
        keepChannels: body.disable_rollback_channels ?? false,
      });
      return { version: versionJson(unit, version), operation };
    });
  });
}
