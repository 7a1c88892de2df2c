import type { Hono } from "hono";
import { bucketAncestry, childrenOf, keyOfRelation, parentsOf } from "../../domain/ancestry";
import { createBucket, deleteBucket, updateBucket } from "../../domain/buckets";
import { channelOf, versionIn } from "../../domain/channels";
import { invalid } from "../../domain/registry-error";
import type { Registry } from "../../registry";
import { answer, bodyOf, part } from "../answer";
import { BODY } from "../bodies";
import { pageOf, pageRequest } from "../pages";
import { bucketJson, relationJson } from "../json/bucket-json";

export function bucketRoutes(app: Hono, base: string, registry: Registry): void {
  app.get(`${base}/buckets`, (context) =>
    answer(context, registry, (unit) => {
      const { items, pagination } = pageOf(unit.bucketNames(), pageRequest(context), (name) => name);
      return { buckets: items.map((name) => bucketJson(unit, unit.bucket(name))), pagination };
    }),
  );
  app.put(`${base}/buckets`, async (context) => {
    const { name, ...properties } = await bodyOf(context, BODY.createBucket);
    return answer(context, registry, (unit) => {
      return { bucket: bucketJson(unit, createBucket(unit, name, properties)) };
    });
  });
  app.get(`${base}/buckets/:bucket`, (context) =>
    answer(context, registry, (unit) => ({ bucket: bucketJson(unit, unit.bucket(part(context, "bucket"))) })),
  );
  app.patch(`${base}/buckets/:bucket`, async (context) => {
    const properties = await bodyOf(context, BODY.updateBucket);
    return answer(context, registry, (unit) => {
      return { bucket: bucketJson(unit, updateBucket(unit, part(context, "bucket"), properties)) };
    });
  });
  app.delete(`${base}/buckets/:bucket`, (context) =>
    answer(context, registry, (unit) => {
      deleteBucket(unit, part(context, "bucket"));
      return {};
    }),
  );
  // There are never any: Packer asks before every build, and an error other than 5 or 12 would end it.
  app.get(`${base}/enforced_blocks/bucket/:bucket`, (context) => context.json({ enforced_block_detail: [] }));
  ancestryRoute(app, base, registry);
}

function ancestryRoute(app: Hono, base: string, registry: Registry): void {
  app.get(`${base}/buckets/:bucket/ancestry`, (context) => {
    const type = context.req.query("type") ?? "ANCESTRY_TYPE_PARENTS";
    if (type !== "ANCESTRY_TYPE_PARENTS" && type !== "ANCESTRY_TYPE_CHILDREN")
      throw invalid(`type must be ANCESTRY_TYPE_PARENTS or ANCESTRY_TYPE_CHILDREN, got ${type}`);
    const fingerprint = context.req.query("version_fingerprint");
    const channel = context.req.query("channel_name");
    return answer(context, registry, (unit) => {
      const bucket = unit.bucket(part(context, "bucket"));
      const isParents = type === "ANCESTRY_TYPE_PARENTS";
      const version = fingerprint
        ? unit.version(bucket.name, fingerprint)
        : channel
          ? versionIn(unit, bucket, channelOf(bucket, channel))
          : undefined;
      const all = bucketAncestry(unit, bucket);
      const ofBucket = isParents ? all.parents : all.children;
      const ofVersion = version && (isParents ? parentsOf(unit, version) : childrenOf(unit, version));
      const relations = ofVersion ?? (channel ? [] : ofBucket);
      const { items, pagination } = pageOf(relations, pageRequest(context), keyOfRelation);
      return { relations: items.map(relationJson), total_count: relations.length, pagination };
    });
  });
}
