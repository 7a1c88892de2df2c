import { HclText } from "../../../../../constructs/hcl";
import { SharedImageGallery } from "../../../../../constructs/packer/azure-arm/source-image";
import { NO_MARKETPLACE, SUBSCRIPTION, VERSION_ID } from "../sources";
import { RuleCase } from "./rule-case";

const PARTS = {
  subscription: SUBSCRIPTION,
  resourceGroup: "rg-images",
  galleryName: "golden_images",
  imageName: "ubuntu-base",
  imageVersion: "1.0.0",
};

const FROM_MANAGED_IMAGE = {
  ...NO_MARKETPLACE,
  customManagedImageName: "ubuntu-base",
  customManagedImageResourceGroupName: "rg-images",
};

const TO_MANAGED_IMAGE = { managedImageName: "ubuntu-web", managedImageResourceGroupName: "rg-images" };

function gallery(sharedImageGallery: SharedImageGallery) {
  return { ...NO_MARKETPLACE, sharedImageGallery };
}

const NO_ANCESTRY = "it boots the latest version, and HCP Packer records no parent";
const ENDS_IN_RUN = "the build ends at its start";

export const SOURCE_IMAGE_RULES: readonly RuleCase[] = [
  {
    rejects: "a source without any image",
    props: NO_MARKETPLACE,
    says: 'imagePublisher must be given, or another source: nothing says what the image is built from; add imagePublisher: "Canonical", imageOffer: "ubuntu-24_04-lts", imageSku: "server"',
    plugin: { refuses: "An image_publisher must be specified" },
  },
  {
    rejects: "two sources",
    props: { sharedImageGallery: { id: VERSION_ID } },
    says: 'imagePublisher can not be given together with sharedImageGallery: an image is built from one source, got "Canonical"; keep one of them',
    plugin: { refuses: "Specify either a VHD (image_url), Image Reference" },
  },
  {
    rejects: "three sources",
    props: {
      ...FROM_MANAGED_IMAGE,
      ...TO_MANAGED_IMAGE,
      sharedImageGallery: { id: VERSION_ID },
      imagePublisher: "x",
      imageOffer: "y",
      imageSku: "z",
    },
    says: 'imagePublisher can not be given together with sharedImageGallery and customManagedImageName: an image is built from one source, got "x"; keep one of them',
    plugin: { refuses: "Specify either a VHD (image_url), Image Reference" },
  },
  {
    rejects: "a marketplace version beside a gallery",
    props: { ...gallery({ id: VERSION_ID }), imageVersion: "24.04.202603110" },
    says: 'imageVersion can not be given together with sharedImageGallery: an image is built from one source, got "24.04.202603110"; keep one of them',
    plugin: { accepts: "it builds from the gallery and forgets the version" },
  },
  {
    rejects: "a marketplace image without its offer",
    props: { imageOffer: undefined },
    says: 'imageOffer must be given: a marketplace image is named by publisher, offer and SKU; add imageOffer: "ubuntu-24_04-lts"',
    plugin: { refuses: "An image_offer must be specified" },
  },
  {
    rejects: "a plan without its product",
    props: { planInfo: { planName: "server", planPublisher: "canonical" } as never },
    says: 'planInfo.planProduct must be given: a plan is named by name, product and publisher; add planProduct: "rabbitmq"',
    plugin: { refuses: "then plan_name, plan_product, and plan_publisher must be defined" },
  },
  {
    rejects: "a gallery source that nothing names",
    props: gallery({
      subscription: SUBSCRIPTION,
      resourceGroup: "rg-images",
      imageName: "ubuntu-base",
      imageVersion: "1.0.0",
    }),
    says: 'sharedImageGallery.galleryName must be given: without it or an id the plugin does not see that there is a gallery source; add galleryName: "golden_images", or give id alone',
    plugin: { refuses: "An image_publisher must be specified" },
  },
  {
    rejects: "a gallery source by its parts without the subscription",
    props: gallery({ ...PARTS, subscription: undefined }),
    says: 'sharedImageGallery.subscription must be given: with galleryName the plugin needs every part; add subscription: "00000000-0000-0000-0000-000000000000", or give id alone',
    plugin: { refuses: "A shared_image_gallery.subscription must be specified" },
  },
  {
    rejects: "a gallery source by its parts without the resource group",
    props: gallery({ ...PARTS, resourceGroup: undefined }),
    says: 'sharedImageGallery.resourceGroup must be given: with galleryName the plugin needs every part; add resourceGroup: "rg-golden-images", or give id alone',
    plugin: { refuses: "A shared_image_gallery.resource_group must be specified" },
  },
  {
    rejects: "a gallery source by its parts without the definition",
    props: gallery({ ...PARTS, imageName: undefined }),
    says: 'sharedImageGallery.imageName must be given: with galleryName the plugin needs every part; add imageName: "ubuntu-base", or give id alone',
    plugin: { refuses: "A shared_image_gallery.image_name must be specified" },
  },
  {
    rejects: "a gallery source by its parts without a version",
    props: gallery({ ...PARTS, imageVersion: undefined }),
    says: 'sharedImageGallery.imageVersion must be given: without it HCP Packer can not record what the image derives from; add imageVersion: "2026.0131.0915", or give id alone',
    plugin: { accepts: NO_ANCESTRY },
  },
  {
    rejects: "the latest version of a gallery as the source",
    props: gallery({ ...PARTS, imageVersion: "latest" }),
    says: 'sharedImageGallery.imageVersion must be three whole numbers with dots between, each up to 2147483647, got "latest"; use a version such as "2026.0131.0915"',
    plugin: { accepts: NO_ANCESTRY },
  },
  {
    rejects: "a gallery name with a dash in the source",
    props: gallery({ ...PARTS, galleryName: "golden-images" }),
    says: 'sharedImageGallery.galleryName must be 1 to 80 letters, digits, dots and underscores, without a dash, got "golden-images"; use a name such as "golden_images"',
    plugin: { accepts: ENDS_IN_RUN },
  },
  {
    rejects: "a subscription by its name in the source",
    props: gallery({ ...PARTS, subscription: "production" }),
    says: `sharedImageGallery.subscription must be a subscription's GUID, got "production"; use what \`az account show --query id\` prints, such as "00000000-0000-0000-0000-000000000000"`,
    plugin: { accepts: ENDS_IN_RUN },
  },
  {
    rejects: "a gallery source by id and by a part",
    props: gallery({ id: VERSION_ID, imageVersion: "1.0.0" }),
    says: 'sharedImageGallery.id can not be given together with sharedImageGallery.imageVersion: each of them names the version by itself, got "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-images/providers/Microsoft.Compute/galleries/gold… (164 characters); leave out sharedImageGallery.id or sharedImageGallery.imageVersion',
    plugin: { refuses: "When setting shared_image_gallery.id, shared_image_gallery.image_version must not" },
  },
  {
    rejects: "a community gallery's image with a part beside it",
    props: gallery({
      communityGalleryImageId: "/CommunityGalleries/ubuntu/Images/noble",
      subscription: SUBSCRIPTION,
    }),
    says: 'sharedImageGallery.communityGalleryImageId can not be given together with sharedImageGallery.subscription: each of them names the version by itself, got "/CommunityGalleries/ubuntu/Images/noble"; leave out sharedImageGallery.communityGalleryImageId or sharedImageGallery.subscription',
    plugin: { accepts: "it builds from a gallery without a name, which Azure refuses" },
  },
  {
    rejects: "a community and a directly shared gallery at once",
    props: gallery({
      communityGalleryImageId: "/CommunityGalleries/ubuntu/Images/noble",
      directSharedGalleryImageId: "/SharedGalleries/ubuntu/Images/noble",
    }),
    says: 'sharedImageGallery.communityGalleryImageId can not be given together with sharedImageGallery.directSharedGalleryImageId: each of them names the version by itself, got "/CommunityGalleries/ubuntu/Images/noble"; leave out sharedImageGallery.communityGalleryImageId or sharedImageGallery.directSharedGalleryImageId',
    plugin: { refuses: "Cannot specify both community gallery and direct shared gallery as a source" },
  },
  {
    rejects: "the id of a version in another letter case",
    props: gallery({ id: VERSION_ID.replace("resourceGroups", "resourcegroups") }),
    says: 'sharedImageGallery.id must be the full id of an image version, in the letter case of /subscriptions/<id>/resourceGroups/<group>/providers/Microsoft.Compute/galleries/<gallery>/images/<image>/versions/<version>; only the letter case differs, got "/subscriptions/00000000-0000-0000-0000-000000000001/resourcegroups/rg-images/providers/Microsoft.Compute/galleries/gold… (164 characters); use the id that `az sig image-version show --query id` prints',
    plugin: { accepts: ENDS_IN_RUN },
  },
  {
    rejects: "the id of a definition",
    props: gallery({ id: VERSION_ID.replace("/versions/1.0.0", "") }),
    says: `sharedImageGallery.id must be the full id of an image version, in the letter case of /subscriptions/<id>/resourceGroups/<group>/providers/Microsoft.Compute/galleries/<gallery>/images/<image>/versions/<version>; this one is a definition's, without a version, got "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-images/providers/Microsoft.Compute/galleries/gold… (149 characters); use the id that \`az sig image-version show --query id\` prints`,
    plugin: { accepts: ENDS_IN_RUN },
  },
  {
    rejects: "the id of a managed image",
    props: gallery({
      id: `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg/providers/Microsoft.Compute/images/ubuntu`,
    }),
    says: `sharedImageGallery.id must be the full id of an image version, in the letter case of /subscriptions/<id>/resourceGroups/<group>/providers/Microsoft.Compute/galleries/<gallery>/images/<image>/versions/<version>; this one is a managed image's, got "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg/providers/Microsoft.Compute/images/ubuntu"; use the id that \`az sig image-version show --query id\` prints`,
    plugin: { accepts: ENDS_IN_RUN },
  },
  {
    rejects: "an id with something before it",
    props: gallery({ id: `https://management.azure.com${VERSION_ID}` }),
    says: 'sharedImageGallery.id must be the full id of an image version, in the letter case of /subscriptions/<id>/resourceGroups/<group>/providers/Microsoft.Compute/galleries/<gallery>/images/<image>/versions/<version>, got "https://management.azure.com/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-images/providers/Micr… (192 characters); use the id that `az sig image-version show --query id` prints',
    plugin: { accepts: "it takes the host for the subscription's part of the id" },
  },
  {
    rejects: "a community gallery's name alone",
    props: gallery({ communityGalleryImageId: "ubuntu" }),
    says: 'sharedImageGallery.communityGalleryImageId must be the id of an image, or of a version of it, in a community gallery, got "ubuntu"; write it like "/CommunityGalleries/<public name>/Images/<image>/Versions/<version>"',
    plugin: { accepts: "Azure refuses the deployment" },
  },
  {
    rejects: "a directly shared gallery's name alone",
    props: gallery({ directSharedGalleryImageId: "ubuntu" }),
    says: 'sharedImageGallery.directSharedGalleryImageId must be the id of an image, or of a version of it, in a directly shared gallery, got "ubuntu"; write it like "/SharedGalleries/<unique name>/Images/<image>/Versions/<version>"',
    plugin: { accepts: "Azure refuses the deployment" },
  },
  {
    rejects: "a managed image without its resource group",
    props: { ...FROM_MANAGED_IMAGE, ...TO_MANAGED_IMAGE, customManagedImageResourceGroupName: undefined },
    says: 'customManagedImageName needs customManagedImageResourceGroupName: a managed image is named by both, got "ubuntu-base"; add customManagedImageResourceGroupName: "rg-images"',
    plugin: { refuses: "A custom_managed_image_resource_group_name must be specified" },
  },
  {
    rejects: "a managed image's resource group without its name",
    props: { ...FROM_MANAGED_IMAGE, ...TO_MANAGED_IMAGE, customManagedImageName: undefined },
    says: 'customManagedImageResourceGroupName needs customManagedImageName: a managed image is named by both, got "rg-images"; add customManagedImageName: "ubuntu-base"',
    plugin: { refuses: "An image_publisher must be specified" },
  },
  {
    rejects: "a managed image as source of a gallery version alone",
    props: FROM_MANAGED_IMAGE,
    says: 'customManagedImageName needs managedImageName: of a managed image the plugin makes nothing but a managed image, got "ubuntu-base"; add managedImageName: "ubuntu-web"',
    plugin: { refuses: "A managed_image_name must be specified" },
  },
  {
    rejects: "a managed image of a VHD",
    props: {
      ...NO_MARKETPLACE,
      ...TO_MANAGED_IMAGE,
      imageUrl: "https://images.blob.core.windows.net/vhds/ubuntu.vhd",
    },
    says: 'imageUrl can not be given together with managedImageName: Azure makes no managed image of a VM that was built from a VHD, got "https://images.blob.core.windows.net/vhds/ubuntu.vhd"; leave out imageUrl or managedImageName',
    plugin: { refuses: "it cannot be created from a VHD" },
  },
  {
    rejects: "a VHD that is no URL",
    props: { ...NO_MARKETPLACE, imageUrl: "ubuntu.vhd" },
    says: 'imageUrl must be the URL of a VHD in a storage account, without a signature, got "ubuntu.vhd"; write it like "https://<account>.blob.core.windows.net/<container>/<name>.vhd"',
    plugin: { accepts: "Azure refuses the deployment" },
  },
  {
    rejects: "a VHD's URL with a signature, without showing that",
    props: {
      ...NO_MARKETPLACE,
      imageUrl: "https://images.blob.core.windows.net/vhds/ubuntu.vhd?sig=hunter2",
    },
    says: 'imageUrl must be the URL of a VHD in a storage account, without a signature, got "https://images.blob.core.windows.net/vhds/ubuntu.vhd?..."; write it like "https://<account>.blob.core.windows.net/<container>/<name>.vhd"',
    plugin: { accepts: "the signature stands in the file" },
  },
  {
    rejects: "an Arm64 SKU on an x64 size",
    props: { imageSku: "server-arm64" },
    says: 'vmSize is an x64 size, but the SKU "server-arm64" is Arm64, got "Standard_D2s_v5"; use a size such as "Standard_D2ps_v5", or another SKU',
    plugin: { accepts: "Azure refuses the deployment" },
  },
  {
    rejects: "an x64 SKU on an Arm64 size",
    props: { vmSize: "Standard_D2ps_v5" },
    says: 'vmSize is an Arm64 size, but the SKU "server" is x64, got "Standard_D2ps_v5"; use a size such as "Standard_D2s_v5", or another SKU',
    plugin: { accepts: "Azure refuses the deployment" },
  },
  {
    rejects: "a generation 1 SKU with Trusted Launch",
    props: { imageSku: "server-gen1", securityType: "TrustedLaunch" },
    says: 'imageSku is of generation 1, which securityType does not work with, got "server-gen1"; use a SKU of generation 2, such as "server" of ubuntu-24_04-lts',
    plugin: { accepts: "Azure refuses the deployment" },
  },
  {
    rejects: "a legacy SKU of generation 1 with Trusted Launch",
    props: {
      imageOffer: "0001-com-ubuntu-server-jammy",
      imageSku: "22_04-lts",
      securityType: "TrustedLaunch",
    },
    says: 'imageSku is of generation 1, which securityType does not work with, got "22_04-lts"; use a SKU of generation 2, such as "server" of ubuntu-24_04-lts',
    plugin: { accepts: "Azure refuses the deployment" },
  },
  {
    rejects: "an empty publisher",
    props: { imagePublisher: "" as HclText },
    says: 'imagePublisher must be text that is not empty: the plugin takes empty text for an option that is not given, got ""; leave it out, or give a value',
    plugin: { refuses: "An image_publisher must be specified" },
  },
];
