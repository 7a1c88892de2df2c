import { DataResource, IResolvable, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { ChannelImage, ChannelImageProps, ImagePolicy, ImageUse, addHcpProvider } from "../../constructs/hcp";
import { AzureRegion, GalleryArtifact, GoldenImage } from "../../constructs/image";
import { synthesised } from "../constructs/hcp/synthesised";
import { gallery } from "../constructs/image/sample";
import { HcpStub, StubVersion } from "./hcp-stub";

/*
 * Machines that need no cloud: `terraform_data` is replaced when its `triggers_replace` changes, as a VM is when its
 * image does, and changes in place with its `input`, as a scale set does.
 */

/** An image that is built in East US, and meant for West US 2, too. */
export function imageOf(bucket: string): GoldenImage<"production"> {
  return new GoldenImage({
    bucket,
    description: `The image ${bucket}`,
    channels: ["production"],
    artifacts: [
      GalleryArtifact.of({
        gallery,
        buildRegion: AzureRegion.EAST_US,
        replicaRegions: [AzureRegion.WEST_US_2],
      }),
    ],
  });
}

/** A machine, by the bucket that its image is in. */
export interface Machine extends Omit<ChannelImageProps, "channel"> {
  /** @default "vm" */
  readonly kind?: "vm" | "set";
  /** What the checks are given besides the image's id. */
  readonly checks?: (scope: Construct, tags: IResolvable) => Partial<ImageUse>;
  /** The bucket that the image derives from, and the version of it. */
  readonly parent?: readonly [bucket: string, builtFrom: string];
}

/** A stack with a machine for each bucket, in a region that the build region is replicated to. */
export function stackOf(machines: Readonly<Record<string, Machine>>): object {
  return synthesised((stack) => {
    addHcpProvider(stack);
    for (const [bucket, machine] of Object.entries(machines)) addMachine(stack, bucket, machine);
  });
}

function addMachine(
  stack: TerraformStack,
  bucket: string,
  { kind = "vm", checks, parent, ...props }: Machine,
): void {
  const scope = new Construct(stack, bucket);
  const image = new ChannelImage(scope, "Image", {
    channel: imageOf(bucket).channel("production"),
    ...props,
  });
  const { imageId, tags } = image;
  const imageAttribute = kind === "vm" ? "triggers_replace.imageId" : "input.imageId";
  const resource = new DataResource(scope, kind, {
    ...(kind === "vm" ? { triggersReplace: { imageId }, input: { tags } } : { input: { imageId, tags } }),
    lifecycle: image.lifecycleFor({
      imageAttribute,
      tagsAttribute: "input.tags",
      region: AzureRegion.WEST_US_2,
    }),
  });
  resource.overrideLogicalId(bucket);
  image.addChecksFor(scope, {
    name: bucket,
    imageId: resource.getStringAttribute(imageAttribute),
    ...checks?.(scope, resource.interpolationForAttribute("input.tags")),
  });
  if (parent !== undefined) image.addParentCheck(imageOf(parent[0]).channel("production"), parent[1]);
}

/** What the machine of `bucket` is called in a plan. */
export const addressOf = (bucket: string) => `terraform_data.${bucket}`;

/** The fingerprint of the n-th version. */
export const fingerprint = (n: number) => `01JZZ5W3M8Q0V9T2B7K4N6R1X${n}`;

/** Adds the n-th version of `bucket`, built on the n-th of January, replicated as the contract says. */
export function publish(
  hcp: HcpStub,
  bucket: string,
  n: number,
  more: Partial<StubVersion> = {},
): StubVersion {
  return hcp.addVersion(bucket, {
    name: `v${n}`,
    fingerprint: fingerprint(n),
    createdAt: `2026-01-0${n}T00:00:00.000Z`,
    componentType: `azure-arm.${bucket}`,
    region: "eastus",
    imageId: `/galleries/golden_images/images/${bucket}/versions/2026.010${n}.0`,
    labels: { sig_replicated_regions: "eastus, westus2", sig_image_version: `2026.010${n}.0` },
    ...more,
  });
}

/** Versions 1 to `count` of `bucket`, the first one in production. */
export function release(hcp: HcpStub, bucket: string, count = 2): readonly StubVersion[] {
  const versions = Array.from({ length: count }, (_, n) => publish(hcp, bucket, n + 1));
  hcp.assign(bucket, "production", fingerprint(1));
  return versions;
}

export const PINNED = ImagePolicy.pinned(fingerprint(1));
