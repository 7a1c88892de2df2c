import { HclText } from "../../hcl/value";
import {
  requireDefinitionName,
  requireExistingResourceGroup,
  requireManagedImageName,
  requireSubscriptionId,
} from "../../image/azure-names";
import { block } from "./option-blocks";
import { text } from "./option-kinds";
import { OptionTable, required } from "./option-table";
import {
  requireCommunityImageId,
  requireDirectSharedImageId,
  requireGalleryName,
  requireImageVersion,
  requireVhdUrl,
} from "./text-rules";

/** A purchase plan, as the marketplace lists it: `az vm image show --urn <urn> --query plan`. */
export interface PlanInfo {
  /** The plan's name, mostly the SKU. */
  readonly planName: HclText;
  /** The plan's product, mostly the offer. */
  readonly planProduct: HclText;
  /** The plan's publisher. */
  readonly planPublisher: HclText;
  /**
   * A code that the publisher handed out.
   * @default - none
   */
  readonly planPromotionCode?: HclText;
}

/**
 * A version in a Compute Gallery to build from, named in one of four ways: by `id`, by its parts, or by the
 * id of a community or of a directly shared gallery. They exclude one another.
 */
export interface SharedImageGallery {
  /**
   * Full id of an image version, in Azure's own letter case:
   * `/subscriptions/../resourceGroups/../providers/Microsoft.Compute/galleries/../images/../versions/..`. Given
   * as `external_identifier` of an HCP artifact, it makes HCP Packer record what this image derives from. The
   * version may be in another subscription, which the login must then be allowed to read.
   * @default - named in another way
   */
  readonly id?: HclText;
  /**
   * Id of the subscription that holds the gallery. Needed with `galleryName`: the plugin does not fill in the
   * one that it is logged in to.
   * @default - named in another way
   */
  readonly subscription?: HclText;
  /**
   * Resource group that holds the gallery. Needed with `galleryName`.
   * @default - named in another way
   */
  readonly resourceGroup?: HclText;
  /**
   * The gallery. It is what the plugin recognises a gallery source by that is named by its parts.
   * @default - named in another way
   */
  readonly galleryName?: HclText;
  /**
   * The image definition in the gallery. Needed with `galleryName`.
   * @default - named in another way
   */
  readonly imageName?: HclText;
  /**
   * The version in full, such as `2025.0131.0915`. Needed with `galleryName`: without it the plugin boots the
   * latest version, but can not tell HCP Packer which one that was, and the ancestry is lost.
   * @default - named in another way
   */
  readonly imageVersion?: HclText;
  /**
   * Id of an image that its publisher shares with everyone: `/CommunityGalleries/../Images/..`, with
   * `/Versions/..` behind it or without for the latest. HCP Packer records no ancestry for it.
   * @default - named in another way
   */
  readonly communityGalleryImageId?: HclText;
  /**
   * Id of an image that its owner shares with this subscription or tenant: `/SharedGalleries/../Images/..`, with
   * `/Versions/..` behind it or without for the latest. HCP Packer records no ancestry for it.
   * @default - named in another way
   */
  readonly directSharedGalleryImageId?: HclText;
}

/**
 * What the image is built from: exactly one of a marketplace image (`imagePublisher`, `imageOffer`, `imageSku`),
 * a gallery version (`sharedImageGallery`), a managed image (`customManagedImageName` and its resource group)
 * or a VHD (`imageUrl`).
 */
export interface SourceImageProps {
  /**
   * Publisher of a marketplace image, such as `Canonical`. With `imageOffer` and `imageSku`.
   * @default - not built from the marketplace
   * @see https://documentation.ubuntu.com/azure/azure-how-to/instances/find-ubuntu-images/
   */
  readonly imagePublisher?: HclText;
  /**
   * Offer of a marketplace image, such as `ubuntu-24_04-lts`. With `imagePublisher` and `imageSku`.
   * @default - not built from the marketplace
   */
  readonly imageOffer?: HclText;
  /**
   * SKU of a marketplace image, such as `server`. It decides architecture and generation: a name that ends in
   * `-arm64` boots on Arm64 sizes only, one that ends in `-gen1` never with Trusted Launch.
   * @default - not built from the marketplace
   */
  readonly imageSku?: HclText;
  /**
   * Version of a marketplace image, such as `24.04.202603110`. A version makes two builds start from the same
   * bytes, but has to be raised by hand for security updates.
   * @default - the newest at the time of the build
   */
  readonly imageVersion?: HclText;
  /**
   * The purchase plan of a marketplace image that has one; ordinary and Pro images of Ubuntu have none. Every
   * deployment of the result must name the same plan, and the plugin writes it into four tags of the image.
   * @default - no plan
   */
  readonly planInfo?: PlanInfo;
  /**
   * A gallery version to build from.
   * @default - not built from a gallery
   */
  readonly sharedImageGallery?: SharedImageGallery;
  /**
   * Managed image to build from, in the subscription of the build. The plugin then insists on making a managed
   * image too: `managedImageName` and its resource group are needed.
   * @default - not built from a managed image
   */
  readonly customManagedImageName?: HclText;
  /**
   * Resource group of `customManagedImageName`.
   * @default - not built from a managed image
   */
  readonly customManagedImageResourceGroupName?: HclText;
  /**
   * URL of a VHD in a storage account to build from, without a signature. Excludes a managed image as
   * destination.
   * @default - not built from a VHD
   */
  readonly imageUrl?: HclText;
}

const PLAN_PARTS = "a plan is named by name, product and publisher";

const PLAN_INFO_OPTIONS: OptionTable<PlanInfo> = {
  planName: required(text("plan_name"), PLAN_PARTS, '"rabbitmq"'),
  planProduct: required(text("plan_product"), PLAN_PARTS, '"rabbitmq"'),
  planPublisher: required(text("plan_publisher"), PLAN_PARTS, '"bitnami"'),
  planPromotionCode: text("plan_promotion_code"),
};

const SHARED_IMAGE_GALLERY_OPTIONS: OptionTable<SharedImageGallery> = {
  id: text("id"),
  subscription: text("subscription", requireSubscriptionId),
  resourceGroup: text("resource_group", requireExistingResourceGroup),
  galleryName: text("gallery_name", requireGalleryName),
  imageName: text("image_name", requireDefinitionName),
  imageVersion: text("image_version", requireImageVersion),
  communityGalleryImageId: text("community_gallery_image_id", requireCommunityImageId),
  directSharedGalleryImageId: text("direct_shared_gallery_image_id", requireDirectSharedImageId),
};

/** The options that say what the image is built from. */
export const SOURCE_IMAGE_OPTIONS: OptionTable<SourceImageProps> = {
  imagePublisher: text("image_publisher"),
  imageOffer: text("image_offer"),
  imageSku: text("image_sku"),
  imageVersion: text("image_version"),
  planInfo: block("plan_info", PLAN_INFO_OPTIONS),
  sharedImageGallery: block("shared_image_gallery", SHARED_IMAGE_GALLERY_OPTIONS),
  customManagedImageName: text("custom_managed_image_name", requireManagedImageName),
  customManagedImageResourceGroupName: text(
    "custom_managed_image_resource_group_name",
    requireExistingResourceGroup,
  ),
  imageUrl: text("image_url", requireVhdUrl),
};
