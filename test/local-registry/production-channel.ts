import type { ApiClient } from "./api-client";

/** Between two recordings: what a person does so that a child can be built from `production`. */
export async function makeProductionChannel(api: ApiClient): Promise<void> {
  const channels = "/buckets/parent-image/channels";
  for (const name of ["development", "production"]) await api.call("POST", channels, { name });
  const { body } = await api.call("GET", `${channels}/latest`);
  const version_fingerprint = body.channel.version?.fingerprint;
  const assignment = { update_mask: "versionFingerprint", version_fingerprint };
  await api.call("PATCH", `${channels}/production`, assignment);
}
