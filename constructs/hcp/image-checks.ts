import type { IResolvable } from "cdktf";
import { Construct } from "constructs";
import { ImageChannel } from "../image/image-channel";
import { artifactArguments } from "./artifact-look-up";
import { DeployableVersion } from "./deployable-version";
import { asText, expression } from "./expression";
import { IMAGE_TAGS } from "./image-tags";
import { isNotRevoked, isNotScheduled, revocationTime } from "./revocation";
import { ScopedData, TerraformCheck } from "./terraform-check";
import { terraformLiteral } from "./terraform-literal";

/** A resource that was made from an image, as the checks have to know it. */
export interface ImageUse {
  /** How warnings call it, such as the VM's name. */
  readonly name: string;
  /** The image's id as the resource holds it: `vm.sourceImageId`. */
  readonly imageId: string;
  /**
   * Whether another image is set in place, as a scale set's, and the resource not replaced. Only what the warnings
   * announce depends on it.
   * @default false
   */
  readonly imageSetInPlace?: boolean;
  /**
   * The resource's tags as it holds them: `vm.interpolationForAttribute("tags")`. With them, the version that runs
   * is looked up by its fingerprint, and a warning when it is revoked or going to be, wherever the channel is by
   * then. It is a look-up of the check alone, so no plan is without changes any more: see {@link TerraformCheck}.
   * @default - the version that runs is not looked up
   */
  readonly tags?: IResolvable;
  /**
   * Its tags as they really are in the cloud, before the plan: from a look-up of the stack that finds nothing where
   * nothing is yet, such as the list of `azurerm_resources`, or from one for the check alone. With them, a plan
   * says that it would replace the image by an older one.
   * @default - such a plan says nothing
   */
  readonly live?: IResolvable | ScopedTags;
}

/** Tags that a check looks up for itself. See {@link TerraformCheck} for what that does to a plan. */
export interface ScopedTags {
  /** The look-up. */
  readonly data: ScopedData;
  /** Where its result holds the tags: `resources[0].tags`. */
  readonly tagsAt: string;
}

/** Says when the version is revoked or going to be. */
export function addRevocationCheck(scope: Construct, version: DeployableVersion): void {
  const { policy, revokeAt, title } = version;
  const time = revocationTime(revokeAt);
  const check = new TerraformCheck(scope, "Revocation");
  check.addAssertion({
    condition: isNotScheduled(revokeAt),
    errorMessage: `${title} is going to be revoked at ${time}. Promote another version before.`,
  });
  if (policy.revoked === "refuse" && policy.kind !== "held") return;
  check.addAssertion({
    condition: isNotRevoked(revokeAt),
    errorMessage:
      policy.revoked === "warn"
        ? `${title} is revoked since ${time}. It may stay, and a replacement would deploy this very version.`
        : `${title} is revoked since ${time}. What runs stays, and a plan that makes or replaces it would fail.`,
  });
}

/** Says when the version is older than it should be. */
export function addAgeCheck(scope: Construct, version: DeployableVersion, maxAgeDays: number): void {
  const { createdAt, title } = version;
  new TerraformCheck(scope, "Age").addAssertion({
    condition: expression`timecmp(timeadd(${createdAt}, ${`${maxAgeDays * 24}h`}), plantimestamp()) > 0`,
    errorMessage: `${title} was built at ${createdAt}, more than ${maxAgeDays} days ago. Build and promote a new version.`,
  });
}

/** Says when the channel holds another version than the pinned one. The look-up is the check's own. */
export function addChannelCheck(scope: Construct, version: DeployableVersion): void {
  const { channel, fingerprint, title } = version;
  const check = new TerraformCheck(scope, "Channel", { data: versionIn(channel) });
  const held = check.dataAttribute("fingerprint");
  check.addAssertion({
    condition: expression`${held} == ${fingerprint}`,
    errorMessage: `${title} is pinned, and ${channel.name} holds ${check.dataAttribute("name")} (${held}) now.`,
  });
}

/** Says when what a resource runs is not what its policy asks for. */
export function addRunningCheck(scope: Construct, version: DeployableVersion, use: ImageUse): void {
  const { channel, imageId, policy, title } = version;
  const holder = policy.kind === "pinned" ? "the pin names" : `${channel.name} holds`;
  const next = use.imageSetInPlace ? "The next apply sets it in place." : "The next apply replaces it.";
  const way = policy.kind === "held" ? "It stays until it is replaced with -replace." : next;
  new TerraformCheck(scope, "RunningImage").addAssertion({
    condition: expression`${use.imageId} == ${imageId}`,
    errorMessage: `${nameOf(use)} runs ${use.imageId}, and ${holder} ${title} now. ${way}`,
  });
}

/** Says when the version that a resource runs is revoked, or going to be. */
export function addRunningVersionCheck(
  scope: Construct,
  version: DeployableVersion,
  use: ImageUse,
  tags: IResolvable,
): void {
  const { artifact, channel, fingerprint, region } = version;
  const { bucket } = channel.image;
  // Without the tag, what would be deployed is judged once more, rather than nothing at all.
  const running = asText(expression`coalesce(try(${tags}[${IMAGE_TAGS.fingerprint}], null), ${fingerprint})`);
  const check = new TerraformCheck(scope, "RunningVersion", {
    data: {
      type: "hcp_packer_artifact",
      arguments: artifactArguments({ bucket, fingerprint: running, artifact, region }),
    },
  });
  const revokeAt = check.dataAttribute("revoke_at");
  const what = `${nameOf(use)} runs ${bucket} (${running}), which is`;
  const time = revocationTime(revokeAt);
  check.addAssertion({
    condition: isNotRevoked(revokeAt),
    errorMessage: `${what} revoked since ${time}. Replace it by a good version.`,
  });
  check.addAssertion({
    condition: isNotScheduled(revokeAt),
    errorMessage: `${what} going to be revoked at ${time}. Replace it before.`,
  });
}

/** Says when a plan would replace what really runs by something older, as after HCP's own rollback. */
export function addOrderCheck(
  scope: Construct,
  version: DeployableVersion,
  use: ImageUse,
  live: IResolvable | ScopedTags,
): void {
  const { channel, createdAt, policy, title } = version;
  const isScoped = "tagsAt" in live;
  const check = new TerraformCheck(scope, "ImageOrder", isScoped ? { data: live.data } : {});
  const tags = isScoped ? check.dataAttribute(live.tagsAt) : live;
  const runs = asText(expression`try(${tags}[${IMAGE_TAGS.version}], "a newer version")`);
  const why =
    policy.kind === "pinned"
      ? "An older version is pinned."
      : `HCP Packer moves ${channel.name} back when its version is revoked; else someone did.`;
  check.addAssertion({
    condition: expression`try(timecmp(${tags}[${IMAGE_TAGS.createdAt}], ${createdAt}) <= 0, true)`,
    errorMessage: `${nameOf(use)} runs ${channel.image.bucket} ${runs}, and would go back to ${title}, which was built before it. ${why}`,
  });
}

/** Says when the image's parent has a newer version in its channel than the one that the image was built from. */
export function addParentCheck(
  scope: Construct,
  version: DeployableVersion,
  parent: ImageChannel,
  builtFrom: string,
): void {
  const check = new TerraformCheck(scope, "Parent", { data: versionIn(parent) });
  const current = check.dataAttribute("fingerprint");
  check.addAssertion({
    condition: expression`coalesce(${builtFrom}, ${current}) == ${current}`,
    errorMessage:
      `${version.title} was built from ${parent.image.bucket} ${asText(expression`coalesce(${builtFrom}, "nothing")`)}, ` +
      `and ${parent.name} holds ${check.dataAttribute("name")} (${current}) now. Build it anew.`,
  });
}

function versionIn({ image, name }: ImageChannel): ScopedData {
  return { type: "hcp_packer_version", arguments: { bucket_name: image.bucket, channel_name: name } };
}

function nameOf(use: ImageUse): string {
  return terraformLiteral(use.name, "name");
}
