import { startRegistry } from "../../local-registry/registry-server";
import type { RegistryServer } from "../../local-registry/registry-server";
import { ApiClient } from "../local-registry/api-client";

/** A version that was built. */
interface BuiltVersion {
  readonly bucket: string;
  readonly fingerprint: string;
  /** Its name in Azure's gallery. */
  readonly version: string;
  /**
   * The label of Azure's source.
   * @default - the bucket
   */
  readonly label?: string;
  /**
   * What was built on AWS beside it.
   * @default - nothing
   */
  readonly ami?: string;
  /**
   * The channel that someone made by hand, and gave the version.
   * @default - none
   */
  readonly channel?: string;
}

/** What the registry of every guide holds, as its builds would have reported it. */
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
  {
    bucket: "ubuntu-base",
    fingerprint: "01KABCDEFGHJKMNPQRSTVWXYZ5",
    version: "2026.1110.0900",
    ami: "ami-0a1b2c3d4e5f60718",
    channel: "production",
  },
];

const DEFINITIONS =
  "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-golden-images/providers" +
  "/Microsoft.Compute/galleries/golden_images/images";

const RUN = "7c0c4c52-4b1e-4a6e-9a53-0a0b5b1f7a11";

/** Starts a registry in which images were built already. */
export async function startGuideRegistry(): Promise<RegistryServer> {
  const registry = await startRegistry();
  const api = ApiClient.at(registry.url, registry.token);
  for (const built of VERSIONS) {
    const { bucket, fingerprint, channel } = built;
    await api.publishAll(bucket, fingerprint, reportsOf(built));
    if (channel === undefined) continue;
    const made = { name: channel, version_fingerprint: fingerprint };
    await api.call("POST", `/buckets/${bucket}/channels`, made);
  }
  return registry;
}

/** What each source's build reports, by its component type. */
function reportsOf({ bucket, version, label = bucket, ami }: BuiltVersion): Readonly<Record<string, object>> {
  const azure = {
    platform: "azure",
    packer_run_uuid: RUN,
    labels: { sig_image_version: version, sig_replicated_regions: "eastus" },
    artifacts: [{ external_identifier: `${DEFINITIONS}/${bucket}/versions/${version}`, region: "eastus" }],
  };
  const artifacts = [{ external_identifier: ami, region: "us-east-1" }];
  const aws = { platform: "aws", packer_run_uuid: RUN, artifacts };
  return { [`azure-arm.${label}`]: azure, ...(ami === undefined ? {} : { [`amazon-ebs.${bucket}`]: aws }) };
}
