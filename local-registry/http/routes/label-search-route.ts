import type { Hono } from "hono";
import { searchByLabels } from "../../domain/label-search";
import type { Registry } from "../../registry";
import { answer, bodyOf, part } from "../answer";
import { BODY } from "../bodies";
import { buildJson, versionJson } from "../json/version-json";

/** What version 0.112 of the hcp provider asks, and no other, when a look-up names labels. */
export function labelSearchRoute(app: Hono, base: string, registry: Registry): void {
  app.post(`${base}/images/:bucket/channels/:channel/_search/by_labels`, async (context) => {
    const { labels = {}, cloud_provider, region } = await bodyOf(context, BODY.labelSearch);
    return answer(context, registry, (unit) => {
      const [bucket, channel] = [part(context, "bucket"), part(context, "channel")];
      const search = { labels, platform: cloud_provider, region };
      const { version, build, artifacts } = searchByLabels(unit, bucket, channel, search);
      const found = buildJson(version, { ...build, artifacts });
      return { artifact: { bucket, version: versionJson(unit, version), build: found } };
    });
  });
}
