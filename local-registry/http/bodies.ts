import { z } from "zod";
import { BUILD_STATUSES } from "../domain/records";
import { invalid } from "../domain/registry-error";

const text = z.string().max(4096);
const labels = z.record(z.string().min(1).max(256), text);
/** Clients written in Go send null for a list or map that they leave out. */
const omitted = <Kind extends z.ZodTypeAny>(kind: Kind) =>
  kind.nullish().transform((value) => value ?? undefined);

/** The bodies that clients send. Fields that are not named here are passed over, as HCP Packer does. */
export const BODY = {
  createBucket: z.object({ name: text, description: omitted(text), labels: omitted(labels) }),
  updateBucket: z.object({ description: omitted(text), labels: omitted(labels) }),
  createVersion: z.object({ fingerprint: text, template_type: text }),
  updateVersion: z.object({
    restore: omitted(z.boolean()),
    complete: omitted(z.boolean()),
    revoke_at: omitted(text),
    revoke_in: omitted(text),
    revocation_message: omitted(text),
    skip_descendants_revocation: omitted(z.boolean()),
    disable_rollback_channels: omitted(z.boolean()),
  }),
  build: z.object({
    component_type: omitted(text),
    status: omitted(z.enum(BUILD_STATUSES)),
    platform: omitted(text),
    packer_run_uuid: omitted(z.string().uuid()),
    labels: omitted(labels),
    metadata: omitted(z.record(z.unknown())),
    source_external_identifier: omitted(text),
    parent_version_id: omitted(text),
    parent_channel_id: omitted(text),
    artifacts: omitted(z.array(z.object({ external_identifier: text, region: omitted(text) })).max(1000)),
  }),
  sbom: z.object({
    name: omitted(z.string().regex(/^[0-9A-Za-z-]{3,36}$/, "must be 3 to 36 letters, digits or '-'")),
    format: z.enum(["CYCLONEDX", "SPDX"]),
    compressed_sbom: z.string().base64(),
  }),
  createChannel: z.object({
    name: text,
    restricted: omitted(z.boolean()),
    version_fingerprint: omitted(text),
  }),
  updateChannel: z.object({
    update_mask: omitted(text),
    version_fingerprint: omitted(text),
    restricted: omitted(z.boolean()),
  }),
  labelSearch: z.object({ labels: omitted(labels), cloud_provider: text, region: text }),
  assignChannel: z.object({ source_channel: text, target_channel: text }),
} as const;

/** A body in the form that `schema` says. @throws RegistryError which names the first field that is wrong */
export function readBody<Schema extends z.ZodTypeAny>(schema: Schema, body: string): z.output<Schema> {
  const result = schema.safeParse(parseJson(body));
  if (result.success) return result.data as z.output<Schema>;
  const issue = result.error.issues[0]!;
  const field = issue.path.length === 0 ? "body" : issue.path.join(".");
  throw invalid(`invalid request: ${field}: ${issue.message}`);
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body === "" ? "{}" : body);
  } catch {
    throw invalid("invalid request: the body is not JSON");
  }
}
