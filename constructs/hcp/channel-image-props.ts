import { Problems } from "../errors";
import { requireBoolean, requireProps } from "../image/given-value";
import type { ImageArtifact } from "../image/image-artifact";
import { ImageChannel, requireImageChannel } from "../image/image-channel";
import { ArtifactChoice, checkRegion, chooseArtifact, requireChoice } from "./artifact-choice";
import { ImagePolicy, requireImagePolicy } from "./image-policy";

/** Which image is looked up, and how a deployment goes along with its channel. */
export interface ChannelImageProps {
  /** The channel, from the image itself: `ubuntuWeb.channel("production")`. */
  readonly channel: ImageChannel;
  /**
   * Which version is deployed, and when a running one is replaced. Another policy for a running VM replaces it,
   * where it stands for another version.
   * @default ImagePolicy.follow()
   */
  readonly policy?: ImagePolicy;
  /**
   * Which of the image's artifacts, where a version holds several.
   * @default - the one for Azure, or the only one
   */
  readonly artifact?: ArtifactChoice;
  /**
   * A version older than this is a warning in every plan. A whole number of days.
   * @default - a version may be of any age
   */
  readonly maxAgeDays?: number;
  /**
   * Whether a pinned version is a warning as soon as the channel holds another one. Nothing waits for that look-up,
   * and no failure of it stops a plan; but no plan is without changes any more: see {@link TerraformCheck}.
   * @default true
   */
  readonly channelCheckEnabled?: boolean;
}

/** What is looked up, once everything about it was checked. */
export interface LookUp {
  readonly channel: ImageChannel;
  readonly policy: ImagePolicy;
  readonly artifact: ImageArtifact;
  /** The region under which HCP Packer records the artifact. */
  readonly region: string;
}

/** @throws ImageError listing everything that does not fit the contract */
export function lookUpOf(path: string, props: ChannelImageProps): LookUp {
  requireProps(path, props, '{ channel: ubuntuWeb.channel("production") }');
  const problems = new Problems(path);
  const {
    channel,
    policy = ImagePolicy.follow(),
    artifact: choice = {},
    maxAgeDays,
    channelCheckEnabled,
  } = props;
  requireImagePolicy(problems, "policy", policy);
  if (maxAgeDays !== undefined) requireDays(problems, "maxAgeDays", maxAgeDays);
  if (channelCheckEnabled !== undefined) requireBoolean(problems, "channelCheckEnabled", channelCheckEnabled);
  const isChoice = requireChoice(problems, choice);
  if (!requireImageChannel(problems, "channel", channel) || !isChoice) throw problems.error();
  const artifact = chooseArtifact(problems, channel.image.artifacts, choice);
  if (artifact === undefined) throw problems.error();
  checkRegion(problems, artifact, choice.region);
  checkManagedImage(problems, channel.image.bucket, artifact);
  problems.throwIfAny();
  return { channel, policy, artifact, region: choice.region ?? artifact.region };
}

function requireDays(problems: Problems, property: string, days: unknown): void {
  problems.require(Number.isInteger(days) && Number(days) > 0, {
    code: "days",
    property,
    rule: "must be a whole number of days, at least 1",
    got: days,
    fix: "use one such as 30",
  });
}

/** Beside a managed image, the gallery version's id is put together, and that needs the subscription. */
function checkManagedImage(problems: Problems, bucket: string, artifact: ImageArtifact): void {
  if (artifact.kind !== "gallery" || artifact.managedImage === undefined) return;
  problems.require(artifact.gallery.subscriptionId !== undefined, {
    code: "gallery-subscription",
    property: "channel",
    rule: `keeps a managed image, so ${bucket}'s gallery version has to be named with its subscription`,
    fix: "give the ComputeGallery its subscriptionId",
  });
}
