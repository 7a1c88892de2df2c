import { Problems } from "../../errors";
import { HclText } from "../../hcl/value";
import { GalleryArtifact } from "../../image/gallery-artifact";
import { GoldenImage, ImageArtifact } from "../../image/golden-image";
import { ImageChannel } from "../../image/image-channel";
import type { SourceImageProps } from "../azure-arm/source-image";
import { ChannelBase } from "./channel-base";
import { GalleryBase } from "./gallery-base";
import { MarketplaceBase, MarketplaceBaseOptions } from "./marketplace-base";
import { PackerTemplate } from "../packer-template";
import { ParentArtifact } from "./parent-artifact";
import { UbuntuRelease } from "./ubuntu-release";

/** What an image starts from, bound to one template. */
export interface BoundBase {
  /** How the `base` build label names it. */
  readonly name: string;
  /** The channel that the image derives from, where it does. */
  readonly parent?: ImageChannel;
  /** Tags that tell in Azure what the image was built from. */
  readonly tags: Readonly<Record<string, HclText>>;
  /** Where the azure-arm source of `artifact` starts. */
  sourceImage(artifact: GalleryArtifact): SourceImageProps;
  /** The parent's artifact that `artifact` derives from; none where the base is not a channel. */
  parentOf(artifact: ImageArtifact): ParentArtifact | undefined;
}

/** What an image can start from. Made by the functions of {@link BaseImage}. */
export interface Base {
  /** Adds what the base needs to `template`, whose image is `image`. */
  bind(template: PackerTemplate, image: GoldenImage): BoundBase;
  /** Notes what does not fit between the base and `image`. */
  check(problems: Problems, image: GoldenImage): void;
}

/** What a golden image starts from. */
export const BaseImage = {
  /**
   * Ubuntu as Canonical publishes it in the Azure marketplace: the newest version at each build, unless one is
   * named.
   */
  fromMarketplace(release: UbuntuRelease, options: MarketplaceBaseOptions = {}): Base {
    return new MarketplaceBase(release, options);
  },

  /**
   * Whatever version another golden image's channel holds when the build starts. HCP Packer records it as the
   * parent, and shows this image as out of date once the channel moves on. A build fails while the channel
   * holds nothing, or a revoked version.
   */
  fromChannel(channel: ImageChannel): Base {
    return new ChannelBase(channel);
  },

  /**
   * One version in a Compute Gallery, by its full id. HCP Packer does not learn of a parent: nothing tells when
   * that version is outdated or revoked.
   */
  fromGalleryVersion(id: HclText): Base {
    return new GalleryBase("id", id);
  },

  /** A version in a public community gallery, by its id. HCP Packer does not learn of a parent. */
  fromCommunityGallery(id: HclText): Base {
    return new GalleryBase("communityGalleryImageId", id);
  },

  /** A version in a gallery that another tenant or subscription shares directly. HCP Packer does not learn of a parent. */
  fromDirectSharedGallery(id: HclText): Base {
    return new GalleryBase("directSharedGalleryImageId", id);
  },
} as const;
