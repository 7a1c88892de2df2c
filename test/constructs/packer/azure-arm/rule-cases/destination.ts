import { AzureRegion } from "../../../../../constructs/image";
import { NO_MARKETPLACE, VERSION_ID, destination, encryptionSet } from "../sources";
import { RuleCase } from "./rule-case";

const MANAGED_IMAGE = { managedImageName: "ubuntu-base", managedImageResourceGroupName: "rg-images" };

const VHD = {
  storageAccount: "goldenimages",
  resourceGroupName: "rg-images",
  captureContainerName: "images",
};

const NO_GALLERY = { sharedImageGalleryDestination: undefined };

const AFTER_THE_BUILD = "Azure refuses it after the whole build";
const PASSED_OVER = "it passes it over without a word";

export const DESTINATION_RULES: readonly RuleCase[] = [
  {
    rejects: "a build that becomes nothing",
    props: NO_GALLERY,
    says: 'sharedImageGalleryDestination must be given, or another destination: nothing says what becomes of the build VM; add sharedImageGalleryDestination: { resourceGroup: "rg-golden-images", galleryName: "golden_images", imageName: "ubuntu-base", imageVersion: "2026.0131.0915" }, or imageCreationSkipped: true to try provisioners out',
    plugin: { refuses: "or shared_image_gallery_destination must be specified" },
  },
  {
    rejects: "a managed image without its resource group",
    props: { managedImageName: "ubuntu-base" },
    says: 'managedImageName needs managedImageResourceGroupName: a managed image is named by both, got "ubuntu-base"; add managedImageResourceGroupName: "rg-images"',
    plugin: {
      refuses: "managed_image_name and managed_image_resource_group_name must be specified together",
    },
  },
  {
    rejects: "a managed image's resource group without its name",
    props: { managedImageResourceGroupName: "rg-images" },
    says: 'managedImageResourceGroupName needs managedImageName: a managed image is named by both, got "rg-images"; add managedImageName: "ubuntu-base"',
    plugin: {
      refuses: "managed_image_name and managed_image_resource_group_name must be specified together",
    },
  },
  {
    rejects: "a managed image whose name ends in a dash",
    props: { ...MANAGED_IMAGE, managedImageName: "ubuntu-" },
    says: 'managedImageName must be 1 to 80 letters, digits, dots, dashes and underscores, starting with a letter or digit and not ending in a dot or dash, got "ubuntu-"; use a name such as "ubuntu-base"',
    plugin: { refuses: "The setting managed_image_name must match" },
  },
  {
    rejects: "a managed image in a resource group whose name ends in a dot",
    props: { ...MANAGED_IMAGE, managedImageResourceGroupName: "rg." },
    says: 'managedImageResourceGroupName must be 1 to 90 letters, digits and _ . ( ) -, starting with a letter or digit and not ending in a dot or dash, got "rg."; use a name such as "rg-golden-images"',
    plugin: { refuses: "The setting managed_image_resource_group_name must match" },
  },
  {
    rejects: "a managed image with Trusted Launch",
    props: { ...MANAGED_IMAGE, securityType: "TrustedLaunch" },
    says: 'securityType can not be given together with managedImageName: Azure makes nothing but a gallery version of such a VM, got "TrustedLaunch"; leave out securityType or managedImageName',
    plugin: { accepts: AFTER_THE_BUILD },
  },
  {
    rejects: "a managed image of a confidential VM",
    props: { ...MANAGED_IMAGE, securityType: "ConfidentialVM", vtpmEnabled: true },
    says: 'securityType can not be given together with managedImageName: Azure makes nothing but a gallery version of such a VM, got "ConfidentialVM"; leave out securityType or managedImageName',
    plugin: { refuses: "Setting a security type of 'ConfidentialVM' is not allowed" },
  },
  {
    rejects: "a managed image with secure boot",
    props: { ...MANAGED_IMAGE, secureBootEnabled: true },
    says: "secureBootEnabled can not be given together with managedImageName: Azure makes nothing but a gallery version of such a VM, got true; leave out secureBootEnabled or managedImageName",
    plugin: { refuses: "can not set SecureBoot or VTpm" },
  },
  {
    rejects: "secure boot on a standard VM",
    props: { secureBootEnabled: true },
    says: 'secureBootEnabled needs securityType: without it the build VM is a standard VM, got true; add securityType: "TrustedLaunch"',
    plugin: { accepts: "Azure refuses the deployment" },
  },
  {
    rejects: "a virtual TPM on a standard VM",
    props: { vtpmEnabled: true },
    says: 'vtpmEnabled needs securityType: without it the build VM is a standard VM, got true; add securityType: "TrustedLaunch"',
    plugin: { accepts: "Azure refuses the deployment" },
  },
  {
    rejects: "a managed image on an Arm64 size",
    props: { ...MANAGED_IMAGE, imageSku: "server-arm64", vmSize: "Standard_D2ps_v5" },
    says: 'managedImageName can not be made on Standard_D2ps_v5: Azure knows no managed image for Arm64, got "ubuntu-base"; leave it out, or use a size such as "Standard_D2s_v5"',
    plugin: { accepts: AFTER_THE_BUILD },
  },
  {
    rejects: "a managed image with a disk encryption set",
    props: { ...MANAGED_IMAGE, diskEncryptionSetId: encryptionSet("build") },
    says: 'diskEncryptionSetId can not be given together with managedImageName: the plugin encrypts with a disk encryption set for a gallery alone, got "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-images/providers/Microsoft.Compute/diskEncryption… (131 characters); leave out diskEncryptionSetId or managedImageName',
    plugin: { refuses: "Setting a disk encryption set ID is not allowed" },
  },
  {
    rejects: "a VHD with a disk encryption set",
    props: { ...NO_GALLERY, ...VHD, diskEncryptionSetId: encryptionSet("build") },
    says: 'diskEncryptionSetId can not be given together with storageAccount: the plugin encrypts with a disk encryption set for a gallery alone, got "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-images/providers/Microsoft.Compute/diskEncryption… (131 characters); leave out diskEncryptionSetId or storageAccount',
    plugin: { refuses: "Setting a disk encryption set ID is not allowed" },
  },
  {
    rejects: "a VHD with Trusted Launch",
    props: { ...NO_GALLERY, ...VHD, securityType: "TrustedLaunch" },
    says: 'securityType can not be given together with storageAccount: Azure makes nothing but a gallery version of such a VM, got "TrustedLaunch"; leave out securityType or storageAccount',
    plugin: { accepts: AFTER_THE_BUILD },
  },
  {
    rejects: "a zone-resilient managed image without a managed image",
    props: { managedImageZoneResilient: true },
    says: 'managedImageZoneResilient needs managedImageName: without a managed image the plugin passes it over, got true; add managedImageName: "ubuntu-base"',
    plugin: { accepts: PASSED_OVER },
  },
  {
    rejects: "an OS disk's snapshot without a managed image",
    props: { managedImageOsDiskSnapshotName: "ubuntu_os" },
    says: 'managedImageOsDiskSnapshotName needs managedImageName: without a managed image the plugin passes it over, got "ubuntu_os"; add managedImageName: "ubuntu-base"',
    plugin: { accepts: PASSED_OVER },
  },
  {
    rejects: "an OS disk's snapshot with a dash in its name",
    props: { ...MANAGED_IMAGE, managedImageOsDiskSnapshotName: "ubuntu-os" },
    says: 'managedImageOsDiskSnapshotName must be 1 to 79 letters, digits and underscores, got "ubuntu-os"; use a name such as "ubuntu_base_os"',
    plugin: { refuses: "The setting managed_image_os_disk_snapshot_name must only contain" },
  },
  {
    rejects: "an OS disk's snapshot with a name of 80 characters",
    props: { ...MANAGED_IMAGE, managedImageOsDiskSnapshotName: "x".repeat(80) },
    says: 'managedImageOsDiskSnapshotName must be 1 to 79 letters, digits and underscores, got "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"; use a name such as "ubuntu_base_os"',
    plugin: { refuses: "The setting managed_image_os_disk_snapshot_name must only contain" },
  },
  {
    rejects: "data disks' snapshots with a prefix of 60 characters",
    props: {
      ...MANAGED_IMAGE,
      diskAdditionalSizesGiB: [32],
      managedImageDataDiskSnapshotPrefix: "x".repeat(60),
    },
    says: 'managedImageDataDiskSnapshotPrefix must be 1 to 59 letters, digits and underscores, got "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"; use a prefix such as "ubuntu_base_data_"',
    plugin: { refuses: "The setting managed_image_data_disk_snapshot_prefix must only contain" },
  },
  {
    rejects: "data disks' snapshots without data disks",
    props: { ...MANAGED_IMAGE, managedImageDataDiskSnapshotPrefix: "data_" },
    says: 'managedImageDataDiskSnapshotPrefix needs diskAdditionalSizesGiB: there are no data disks otherwise, got "data_"; add diskAdditionalSizesGiB: [32]',
    plugin: { accepts: PASSED_OVER },
  },
  {
    rejects: "a storage type with a gallery as the source",
    props: {
      ...NO_MARKETPLACE,
      sharedImageGallery: { id: VERSION_ID },
      managedImageStorageAccountType: "Premium_LRS",
    },
    says: 'managedImageStorageAccountType can not be given together with sharedImageGallery: the plugin passes it over with a gallery as the source, got "Premium_LRS"; leave out managedImageStorageAccountType or sharedImageGallery',
    plugin: { accepts: PASSED_OVER },
  },
  {
    rejects: "keeping the OS disk of a temporary resource group",
    props: { osDiskKept: true },
    says: 'osDiskKept needs buildResourceGroupName: the disk is deleted with the temporary resource group, got true; add buildResourceGroupName: "rg-packer-builds"',
    plugin: { accepts: "the disk goes with the resource group" },
  },
  {
    rejects: "a VHD without its container",
    props: { ...NO_GALLERY, ...VHD, captureContainerName: undefined },
    says: 'captureContainerName must be given with storageAccount and resourceGroupName: a VHD is copied to a container of a storage account; add captureContainerName: "images"',
    plugin: { refuses: "A capture_container_name, managed_image_name" },
  },
  {
    rejects: "a VHD beside a gallery version without its container",
    props: { ...VHD, captureContainerName: undefined },
    says: 'captureContainerName must be given with storageAccount and resourceGroupName: a VHD is copied to a container of a storage account; add captureContainerName: "images"',
    plugin: { accepts: "the copy fails after the whole build" },
  },
  {
    rejects: "a VHD's container whose name ends in a dash",
    props: { ...VHD, captureContainerName: "images-" },
    says: 'captureContainerName must be 3 to 63 lower-case letters, digits and single inner dashes, got "images-"; use a name such as "images"',
    plugin: { refuses: "A capture_container_name must not end with a hyphen" },
  },
  {
    rejects: "a VHD's container with two dashes in a row",
    props: { ...VHD, captureContainerName: "my--images" },
    says: 'captureContainerName must be 3 to 63 lower-case letters, digits and single inner dashes, got "my--images"; use a name such as "images"',
    plugin: { refuses: "A capture_container_name must not contain consecutive hyphens" },
  },
  {
    rejects: "a VHD's container of two letters",
    props: { ...VHD, captureContainerName: "ab" },
    says: 'captureContainerName must be 3 to 63 lower-case letters, digits and single inner dashes, got "ab"; use a name such as "images"',
    plugin: { refuses: "A capture_container_name must satisfy the regular expression" },
  },
  {
    rejects: "a storage account by its URL",
    props: { ...VHD, storageAccount: "https://goldenimages.blob.core.windows.net" },
    says: `storageAccount must be a storage account's name, 3 to 24 lower-case letters and digits, not its URL, got "https://goldenimages.blob.core.windows.net"; use a name such as "goldenimages"`,
    plugin: { accepts: "the build ends at its start" },
  },
  {
    rejects: "a VHD's name without a VHD",
    props: { captureNamePrefix: "ubuntu" },
    says: 'captureNamePrefix needs storageAccount: without a VHD the plugin passes it over, got "ubuntu"; add storageAccount: "goldenimages"',
    plugin: { accepts: PASSED_OVER },
  },
  {
    rejects: "a permission's duration without a VHD",
    props: { sasTokenDurationHours: 48 },
    says: 'sasTokenDurationHours needs storageAccount: without a VHD the plugin passes it over, got 48; add storageAccount: "goldenimages"',
    plugin: { accepts: PASSED_OVER },
  },
  {
    rejects: "a gallery's timeout without a gallery",
    props: { ...NO_GALLERY, ...MANAGED_IMAGE, sharedImageGalleryTimeoutMinutes: 90 },
    says: 'sharedImageGalleryTimeoutMinutes needs sharedImageGalleryDestination: without a gallery version the plugin passes it over, got 90; add sharedImageGalleryDestination: { resourceGroup: "rg-golden-images", galleryName: "golden_images", imageName: "ubuntu-base", imageVersion: "2026.0131.0915" }',
    plugin: { accepts: PASSED_OVER },
  },
  {
    rejects: "an end of life without a time",
    props: { sharedGalleryImageVersionEndOfLifeDate: "2027-12-31" },
    says: 'sharedGalleryImageVersionEndOfLifeDate must be a date and time as in RFC 3339, got "2027-12-31"; use "2027-12-31T00:00:00Z"',
    plugin: { accepts: AFTER_THE_BUILD },
  },
  {
    rejects: "an end of life on a day that does not exist",
    props: { sharedGalleryImageVersionEndOfLifeDate: "2027-02-30T00:00:00Z" },
    says: 'sharedGalleryImageVersionEndOfLifeDate must be a date and time as in RFC 3339, got "2027-02-30T00:00:00Z"; use "2027-12-31T00:00:00Z"',
    plugin: { accepts: AFTER_THE_BUILD },
  },
  {
    rejects: "a replica count above 100",
    props: { sharedImageGalleryReplicaCount: 101 },
    says: "sharedImageGalleryReplicaCount must be a whole number from 1 to 100, got 101; use 1",
    plugin: { accepts: "it makes 100 of it" },
  },
  {
    rejects: "a timeout of nothing",
    props: { sharedImageGalleryTimeoutMinutes: 0 },
    says: "sharedImageGalleryTimeoutMinutes must be a whole number from 1 to 14400, got 0; use 60",
    plugin: { accepts: "it takes an hour" },
  },
  {
    rejects: "a replica count beside target regions",
    props: {
      sharedImageGalleryDestination: destination({ targetRegions: [{ name: AzureRegion.EAST_US }] }),
      sharedImageGalleryReplicaCount: 2,
    },
    says: "sharedImageGalleryReplicaCount can not be given together with sharedImageGalleryDestination.targetRegions, which have counts of their own, got 2; give replicas in the target regions",
    plugin: { refuses: "`shared_image_gallery_replica_count` can not be defined alongside `target_region`" },
  },
];
