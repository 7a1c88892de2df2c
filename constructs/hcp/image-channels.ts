import { PackerBucket } from "@cdktf/provider-hcp/lib/packer-bucket";
import { PackerChannel } from "@cdktf/provider-hcp/lib/packer-channel";
import { PackerChannelAssignment } from "@cdktf/provider-hcp/lib/packer-channel-assignment";
import type { Precondition } from "cdktf";
import { Construct } from "constructs";
import type { GoldenImage } from "../image/golden-image";
import { ImageChannel } from "../image/image-channel";
import { lookUpArtifact } from "./artifact-look-up";
import { BucketAssignments, NO_VERSION, UNASSIGNED } from "./channel-assignments";
import { checkImageChannels } from "./check-image-channels";
import { isNotRevoked, isNotScheduled, revocationTime } from "./revocation";
import { TerraformCheck } from "./terraform-check";

/** Which images have their channels here, and what these hold. */
export interface ImageChannelsProps {
  /**
   * The images. Taking one out destroys its channels and its bucket in HCP Packer, with every version's record in
   * it: let Terraform forget them first (`terraform state rm`).
   */
  readonly images: readonly GoldenImage[];
  /**
   * The table: a row for each image, with every channel of it. Another fingerprint moves the channel with the next
   * apply; moving it back is the rollback. From {@link assignmentsOf}.
   */
  readonly assignments: readonly BucketAssignments[];
  /**
   * Channels that only those who may manage them see. A deployment that logs in as a viewer can not look them up.
   * @default - none
   */
  readonly restricted?: readonly ImageChannel[];
  /**
   * What HCP Packer has already, and the next apply takes over instead of failing on it: buckets that a build made
   * (the image), channels that someone made, with what they hold (the channel). An entry that was taken over may
   * stay in the list, and does nothing more.
   * @default - everything is made
   */
  readonly adopted?: readonly (GoldenImage | ImageChannel)[];
  /**
   * The HCP project's id, which the adoption of a bucket needs.
   * @default - none
   */
  readonly hcpProjectId?: string;
}

/**
 * Buckets, channels and what the channels hold, as code. Only these channels: `latest` is HCP Packer's own.
 *
 * A channel that someone moves elsewhere is moved back by the next apply. HCP Packer itself moves a channel back
 * when its version is revoked: then the plan fails here instead of putting the revoked version back, until the
 * table names another one. It fails, too, for a version that has no artifact for the platform and region of the
 * contract ("HCP Packer Artifact not found"): what follows the channel could not deploy it.
 *
 * The versions are looked up in every plan. A bucket that this apply makes has none yet, so its channels start as
 * {@link UNASSIGNED}. A destroy stops at the buckets, which hold the record of every build. Builds that assign channels themselves show up here as a change: do one or the other.
 *
 * @see https://registry.terraform.io/providers/hashicorp/hcp/latest/docs/resources/packer_channel_assignment
 * @throws ImageError listing everything in the table that does not fit the images
 */
export class ImageChannels extends Construct {
  constructor(scope: Construct, id: string, props: ImageChannelsProps) {
    super(scope, id);
    checkImageChannels(this.node.path, props);
    for (const image of props.images) {
      const row = props.assignments.find(({ bucket }) => bucket === image.bucket);
      this.addBucket(image, row?.channels ?? {}, props);
    }
  }

  private addBucket(
    image: GoldenImage,
    held: BucketAssignments["channels"],
    props: ImageChannelsProps,
  ): void {
    const scope = new Construct(this, image.bucket);
    const bucket = new PackerBucket(scope, "bucket", {
      name: image.bucket,
      lifecycle: { preventDestroy: true },
    });
    if (props.adopted?.includes(image)) {
      bucket.importFrom(`packer/project/${props.hcpProjectId}/bucket/${image.bucket}`);
    }
    const looked = new Map<string, string>();
    for (const name of image.channels) {
      const channel = image.channel(name);
      const fingerprint = held[name] ?? UNASSIGNED;
      const guard = fingerprint === UNASSIGNED ? [] : [this.guardOf(scope, channel, fingerprint, looked)];
      const made = new PackerChannel(scope, `channel-${name}`, {
        bucketName: bucket.name,
        name,
        restricted: props.restricted?.some((other) => isSame(other, channel)) ?? false,
      });
      const assignment = new PackerChannelAssignment(scope, `assignment-${name}`, {
        bucketName: made.bucketName,
        channelName: made.name,
        versionFingerprint: fingerprint ?? NO_VERSION,
        lifecycle: guard.length === 0 ? undefined : { precondition: guard },
      });
      if (!isAdopted(channel, props)) continue;
      made.importFrom(`${image.bucket}:${name}`);
      assignment.importFrom(`${image.bucket}:${name}`);
    }
  }

  /** What has to hold of a version before `channel` gets it. */
  private guardOf(
    scope: Construct,
    channel: ImageChannel,
    fingerprint: string,
    looked: Map<string, string>,
  ): Precondition {
    const { image, name } = channel;
    const revokeAt = looked.get(fingerprint) ?? lookUpVersion(scope, image, fingerprint);
    looked.set(fingerprint, revokeAt);
    return {
      condition: isNotRevoked(revokeAt),
      errorMessage:
        `${image.bucket} (${fingerprint}) is revoked since ${revocationTime(revokeAt)}, and a revoked version is ` +
        `not assigned to ${name}. Write the version that it should hold into the table, or UNASSIGNED.`,
    };
  }
}

/** Looks up every artifact that the contract says, and hands out when the version is revoked. */
function lookUpVersion(scope: Construct, image: GoldenImage, fingerprint: string): string {
  const { bucket, artifacts } = image;
  const version = new Construct(scope, `version-${fingerprint}`);
  const found = artifacts.map((artifact) =>
    lookUpArtifact(version, { bucket, fingerprint, artifact, region: artifact.region }),
  );
  const revokeAt = found[0]!.revokeAt;
  new TerraformCheck(version, "Revocation").addAssertion({
    condition: isNotScheduled(revokeAt),
    errorMessage:
      `${bucket} (${fingerprint}) is assigned here, and going to be revoked at ${revocationTime(revokeAt)}. ` +
      "Promote another version before.",
  });
  return revokeAt;
}

function isAdopted(channel: ImageChannel, { adopted = [] }: ImageChannelsProps): boolean {
  return adopted.some((other) => ImageChannel.isImageChannel(other) && isSame(other, channel));
}

function isSame(one: ImageChannel, other: ImageChannel): boolean {
  return one.image.bucket === other.image.bucket && one.name === other.name;
}
