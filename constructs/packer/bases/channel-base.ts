import { Problems } from "../../errors";
import { attribute, attributes } from "../../hcl/body";
import { reference } from "../../hcl/value";
import { GalleryArtifact } from "../../image/gallery-artifact";
import { GoldenImage, ImageArtifact } from "../../image/golden-image";
import { ImageChannel, requireImageChannel } from "../../image/image-channel";
import { SecurityType } from "../../image/security-type";
import type { Base, BoundBase } from "./base-image";
import { PackerTemplate } from "../packer-template";
import { ParentArtifact } from "./parent-artifact";

/** Tags that a derived image carries in Azure, so that its parent shows there too. */
export const PARENT_TAGS = {
  /** The bucket that it was built from. */
  bucket: "parent_bucket",
  /** The channel that was followed. */
  channel: "parent_channel",
  /** The version that the channel held then. */
  fingerprint: "parent_fingerprint",
} as const;

/** Which security types a build VM can have when it starts from a version of another type. */
const DERIVABLE: Readonly<Record<SecurityType, readonly SecurityType[]>> = {
  Standard: ["Standard", "TrustedLaunchSupported"],
  TrustedLaunchSupported: ["Standard", "TrustedLaunchSupported", "TrustedLaunch"],
  TrustedLaunch: ["TrustedLaunch"],
  ConfidentialVM: ["ConfidentialVM"],
};

/** A base that is whatever version another image's channel holds. */
export class ChannelBase implements Base {
  /** @throws ImageError when `channel` is not a channel of an image */
  constructor(private readonly channel: ImageChannel) {
    const problems = new Problems("BaseImage");
    requireImageChannel(problems, "fromChannel", channel);
    problems.throwIfAny();
  }

  /**
   * Looks the channel's version up once, and then its artifacts by fingerprint: the look-up by channel is what
   * HCP bills, and together the two are what makes it record parent and channel.
   */
  bind(template: PackerTemplate, image: GoldenImage): BoundBase {
    const { image: parent, name } = this.channel;
    const version = template.addData(
      "hcp-packer-version",
      "parent",
      () => attributes({ bucket_name: parent.bucket, channel_name: name }),
      `What ${parent.bucket} has in ${name} when the build starts`,
    );
    const found = new Map<ImageArtifact, ParentArtifact>();
    const single = image.artifacts.length === 1;
    for (const artifact of image.artifacts) {
      const origin = this.originOf(artifact);
      if (origin === undefined) continue;
      const id = single ? "parent" : `parent-${artifact.componentType.replace(".", "-")}`;
      const address = template.addData("hcp-packer-artifact", id, () => [
        attribute("bucket_name", parent.bucket),
        attribute("version_fingerprint", reference(`${version}.fingerprint`)),
        ...attributes({
          platform: origin.platform,
          region: origin.region,
          component_type: origin.componentType,
        }),
      ]);
      found.set(artifact, new ParentArtifact(origin, address));
    }
    return {
      name: `${parent.bucket}/${name}`,
      parent: this.channel,
      tags: {
        [PARENT_TAGS.bucket]: parent.bucket,
        [PARENT_TAGS.channel]: name,
        [PARENT_TAGS.fingerprint]: reference(`${version}.fingerprint`),
      },
      sourceImage: (artifact) => {
        const origin = found.get(artifact);
        // Where there is none, check() says so; that the source then has no image would only be its echo.
        if (origin?.artifact.kind !== "gallery") return { sharedImageGallery: { id: reference(version) } };
        return { sharedImageGallery: { id: origin.galleryVersionId(origin.artifact) } };
      },
      parentOf: (artifact) => found.get(artifact),
    };
  }

  check(problems: Problems, image: GoldenImage): void {
    for (const artifact of image.artifacts) {
      const origin = this.originOf(artifact);
      const known = problems.require(origin !== undefined, {
        code: "parent-artifact",
        property: "base",
        rule: `must have an artifact for ${artifact.componentType} to start from`,
        got: this.channel.image.artifacts.map(({ componentType }) => componentType),
        fix: `add one to ${this.channel.image.bucket} with the same platform and architecture`,
      });
      if (known && artifact.kind === "gallery" && origin?.kind === "gallery") {
        this.checkGallery(problems, artifact, origin);
      }
    }
  }

  /** What of the parent `artifact` starts from: the same platform, and on Azure the same architecture. */
  private originOf(artifact: ImageArtifact): ImageArtifact | undefined {
    return this.channel.image.artifacts.find((origin) => {
      if (artifact.kind === "gallery")
        return origin.kind === "gallery" && origin.architecture === artifact.architecture;
      return (
        origin.kind === "platform" &&
        origin.platform === artifact.platform &&
        origin.region === artifact.region
      );
    });
  }

  private checkGallery(problems: Problems, artifact: GalleryArtifact, origin: GalleryArtifact): void {
    const parent = this.channel.image.bucket;
    const regions = origin.targetRegions.map(({ region }) => region.name);
    problems.require(origin.isReplicatedTo(artifact.buildRegion), {
      code: "parent-region",
      property: "image.buildRegion",
      rule: `must be a region that ${parent} is replicated to`,
      got: artifact.buildRegion.name,
      fix: `build in ${regions.join(" or ")}, or add the region to ${parent}'s replicaRegions`,
    });
    problems.require(DERIVABLE[origin.securityType].includes(artifact.securityType), {
      code: "parent-security",
      property: "image.securityType",
      rule: `can not be built from ${parent}, which is ${origin.securityType}`,
      got: artifact.securityType,
      fix: `use ${DERIVABLE[origin.securityType].join(" or ")}`,
    });
    problems.require(origin.generation === artifact.generation, {
      code: "parent-generation",
      property: "image.generation",
      rule: `must be that of ${parent}`,
      got: artifact.generation,
      fix: `use "${origin.generation}"`,
    });
    problems.require(origin.managedImage === undefined || origin.gallery.subscriptionId !== undefined, {
      code: "parent-subscription",
      property: "base",
      rule: `keeps a managed image, so ${parent}'s gallery version has to be named with its subscription`,
      fix: "give the ComputeGallery its subscriptionId",
    });
    problems.require(!origin.specialized, {
      code: "parent-specialized",
      property: "base",
      rule: "is specialised: its users and keys would be in the derived image",
      got: parent,
      fix: "derive from a generalised image",
    });
  }
}
