import { startRegistry } from "../../local-registry/registry-server";
import type { RegistryServer } from "../../local-registry/registry-server";
import { ApiClient } from "../local-registry/api-client";

/** A version that was built. */
interface BuiltVersion {
  readonly bucket: string;
  readonly fingerprint: string;
  readonly version: string;
  /**
   * The source's label.
   * @default - the bucket
   */
  readonly label?: string;
  /**
   * The channel that someone made by hand, and gave the version.
   * @default - none
   */
  readonly channel?: string;
}

/** What the registry of every guide holds, as its builds in Azure would have reported it. docs/guides/README.md says so. */
const VERSIONS: readonly BuiltVersion[] = [
  { bucket: "ubuntu-web", fingerprint: "01KABCDEFGHJKMNPQRSTVWXYZ1", version: "2026.1101.0900" },
  { bucket: "ubuntu-web", fingerprint: "01KABCDEFGHJKMNPQRSTVWXYZ2", version: "2026.1115.0900" },
  {
    bucket: "ubuntu-nginx",
    fingerprint: "01KABCDEFGHJKMNPQRSTVWXYZ4",
    version: "2026.1020.0900",
    label: "nginx",
    channel: "production",
  },
];

const DEFINITIONS =
  "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-golden-images/providers" +
  "/Microsoft.Compute/galleries/golden_images/images";

/** Starts a registry in which images were built already. */
export async function startGuideRegistry(): Promise<RegistryServer> {
  const registry = await startRegistry();
  const api = ApiClient.at(registry.url, registry.token);
  for (const { bucket, fingerprint, version, label = bucket, channel } of VERSIONS) {
    const report = {
      platform: "azure",
      packer_run_uuid: "7c0c4c52-4b1e-4a6e-9a53-0a0b5b1f7a11",
      labels: { sig_image_version: version, sig_replicated_regions: "eastus" },
      artifacts: [{ external_identifier: `${DEFINITIONS}/${bucket}/versions/${version}`, region: "eastus" }],
    };
    await api.publish(bucket, fingerprint, report, `azure-arm.${label}`);
    if (channel !== undefined) {
      const made = { name: channel, version_fingerprint: fingerprint };
      await api.call("POST", `/buckets/${bucket}/channels`, made);
    }
  }
  return registry;
}
