import type { Context, Hono } from "hono";
import {
  assign,
  channelOf,
  copyAssignment,
  createChannel,
  deleteChannel,
  restrict,
  upToNow,
} from "../../domain/channels";
import type { ChannelRecord } from "../../domain/records";
import { invalid } from "../../domain/registry-error";
import type { Unit } from "../../domain/unit";
import type { Registry } from "../../registry";
import { answer, bodyOf, part } from "../answer";
import { BODY } from "../bodies";
import { pageOf, pageRequest } from "../pages";
import { assignmentJson, channelJson } from "../json/bucket-json";

export function channelRoutes(app: Hono, base: string, registry: Registry): void {
  const channels = `${base}/buckets/:bucket/channels`;
  const answerChannel = (context: Context, request: (unit: Unit, bucket: string) => ChannelRecord) =>
    answer(context, registry, (unit) => {
      const channel = request(unit, part(context, "bucket"));
      return { channel: channelJson(unit, unit.bucket(part(context, "bucket")), channel) };
    });
  app.get(channels, (context) =>
    answer(context, registry, (unit) => {
      const bucket = unit.bucket(part(context, "bucket"));
      return { channels: Object.values(bucket.channels).map((one) => channelJson(unit, bucket, one)) };
    }),
  );
  app.post(channels, async (context) => {
    const { name, restricted, version_fingerprint } = await bodyOf(context, BODY.createChannel);
    return answerChannel(context, (unit, bucket) => {
      const channel = createChannel(unit, bucket, name, restricted ?? false);
      return version_fingerprint ? assign(unit, bucket, name, version_fingerprint) : channel;
    });
  });
  app.post(`${channels}/assign`, async (context) => {
    const { source_channel, target_channel } = await bodyOf(context, BODY.assignChannel);
    return answerChannel(context, (unit, bucket) =>
      copyAssignment(unit, bucket, source_channel, target_channel),
    );
  });
  app.get(`${channels}/:channel`, (context) =>
    answerChannel(context, (unit, bucket) => channelOf(unit.bucket(bucket), part(context, "channel"))),
  );
  app.get(`${channels}/:channel/history`, (context) =>
    answer(context, registry, (unit) => {
      const bucket = unit.bucket(part(context, "bucket"));
      const { history } = upToNow(unit, bucket, channelOf(bucket, part(context, "channel")));
      const newestFirst = history.map((assignment, number) => ({ assignment, number })).reverse();
      const page = pageOf(newestFirst, pageRequest(context), ({ number }) => String(number));
      const shown = page.items.map(({ assignment }) => assignmentJson(unit, bucket, assignment));
      return { history: shown, count: history.length, pagination: page.pagination };
    }),
  );
  app.patch(`${channels}/:channel`, async (context) => {
    const body = await bodyOf(context, BODY.updateChannel);
    const fields = maskedFields(body.update_mask);
    return answerChannel(context, (unit, bucket) => {
      const name = part(context, "channel");
      if (fields.has("restricted")) restrict(unit, bucket, name, body.restricted ?? false);
      // Go leaves an empty fingerprint out: named in the mask and absent means that the channel is emptied.
      if (fields.has("versionfingerprint")) assign(unit, bucket, name, body.version_fingerprint || undefined);
      return channelOf(unit.bucket(bucket), name);
    });
  });
  app.delete(`${channels}/:channel`, (context) =>
    answer(context, registry, (unit) => {
      deleteChannel(unit, part(context, "bucket"), part(context, "channel"));
      return {};
    }),
  );
}

/** The fields that a mask names, in one spelling: clients write `versionFingerprint` and `version_fingerprint`. */
function maskedFields(mask: string | undefined): ReadonlySet<string> {
  const names = (mask ?? "").split(",").filter((name) => name.trim() !== "");
  if (names.length === 0) throw invalid("update_mask must name at least one field");
  const fields = new Set(names.map((name) => name.trim().replace(/_/g, "").toLowerCase()));
  const unknown = [...fields].find((name) => name !== "restricted" && name !== "versionfingerprint");
  if (unknown !== undefined)
    throw invalid(`update_mask can name versionFingerprint and restricted, got ${String(mask)}`);
  return fields;
}
