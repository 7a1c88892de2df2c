import { HclText } from "../../hcl/value";
import {
  requireExistingResourceGroup,
  requireManagedImageName,
  requireResourceGroup,
} from "../../image/azure-names";
import { endOfLifeDate } from "./end-of-life-date";
import { GALLERY_DESTINATION_OPTIONS, SharedImageGalleryDestination } from "./gallery-destination";
import { block } from "./option-blocks";
import { duration, flag, oneOf, text, whole } from "./option-kinds";
import { OptionTable } from "./option-table";
import {
  requireContainerName,
  requireSnapshotName,
  requireSnapshotPrefix,
  requireStorageAccountName,
} from "./text-rules";

export type { DestinationTargetRegion, SharedImageGalleryDestination } from "./gallery-destination";

/**
 * What the build VM becomes: a gallery version, a managed image, a VHD, or several of these. HCP Packer records
 * one of them: the managed image if there is one, else the gallery version, else the VHD.
 */
export interface DestinationProps {
  /**
   * The gallery version to publish.
   * @default - none
   */
  readonly sharedImageGalleryDestination?: SharedImageGalleryDestination;
  /**
   * How many copies of the version are kept in the build region, 1 to 100. Excludes target regions, which have
   * counts of their own.
   * @default 1
   */
  readonly sharedImageGalleryReplicaCount?: number;
  /**
   * How long publishing to the gallery may take, in minutes. Replication to many regions takes longer than the
   * default, and is then reported as failed although it goes on.
   * @default 60
   */
  readonly sharedImageGalleryTimeoutMinutes?: number;
  /**
   * When the version should no longer be used, as RFC 3339: `2027-12-31T00:00:00Z`. Azure shows it and does
   * nothing by itself. It is written in UTC, without fractions of a second.
   * @default - none
   */
  readonly sharedGalleryImageVersionEndOfLifeDate?: HclText;
  /**
   * Whether VMs that ask for the latest version of the definition pass this one over.
   * @default false
   */
  readonly sharedGalleryImageVersionExcludeFromLatest?: boolean;
  /**
   * Name of a managed image to make. With `managedImageResourceGroupName`. A build that finds the name taken
   * stops, unless `packer build -force` deletes it first. HCP Packer then records the managed image's id, which
   * a child's `sharedImageGallery.id` can not take. Excludes Trusted Launch, confidential VMs, a disk encryption
   * set and a specialised version.
   * @default - no managed image
   */
  readonly managedImageName?: HclText;
  /**
   * Resource group of the managed image. It must exist before the build.
   * @default - no managed image
   */
  readonly managedImageResourceGroupName?: HclText;
  /**
   * Storage of the managed image, and of the build VM's OS disk. Excludes `sharedImageGallery`, with which the
   * plugin passes it over.
   * @default "Standard_LRS"
   */
  readonly managedImageStorageAccountType?: "Standard_LRS" | "StandardSSD_LRS" | "Premium_LRS";
  /**
   * Whether the managed image survives the loss of a zone, in regions that have zones.
   * @default false
   */
  readonly managedImageZoneResilient?: boolean;
  /**
   * Name of a snapshot of the OS disk, taken before the VM is captured into the managed image's resource group.
   * Letters, digits and `_`, up to 79. It stays, and is billed, until someone deletes it.
   * @default - no snapshot
   */
  readonly managedImageOsDiskSnapshotName?: HclText;
  /**
   * Start of the names of the data disks' snapshots; the disk's number follows. Letters, digits and `_`, up
   * to 59. They stay, and are billed, until someone deletes them.
   * @default - no snapshots
   */
  readonly managedImageDataDiskSnapshotPrefix?: HclText;
  /**
   * Whether the build VM's OS disk is left behind. It is billed until someone deletes it. Needs
   * `buildResourceGroupName`: a temporary resource group is deleted with everything in it.
   * @default false
   */
  readonly osDiskKept?: boolean;
  /**
   * Storage account to copy the VHD to. With `resourceGroupName` and `captureContainerName`.
   * @default - no VHD
   */
  readonly storageAccount?: HclText;
  /**
   * Resource group of `storageAccount`.
   * @default - no VHD
   */
  readonly resourceGroupName?: HclText;
  /**
   * Container in the storage account, which must exist before the build. 3 to 63 lower-case letters, digits and
   * single inner dashes.
   * @default - no VHD
   */
  readonly captureContainerName?: HclText;
  /**
   * Start of the VHD's name.
   * @default - none: the disk's name alone
   */
  readonly captureNamePrefix?: HclText;
  /**
   * How long the permission to copy the VHD holds, in hours. A large disk may need more.
   * @default 24
   */
  readonly sasTokenDurationHours?: number;
  /**
   * Whether nothing is made of the build VM: it is built, provisioned and thrown away, and HCP Packer's version
   * stays incomplete. For trying provisioners out.
   * @default false
   */
  readonly imageCreationSkipped?: boolean;
}

/** The options that say what the build VM becomes. */
export const DESTINATION_OPTIONS: OptionTable<DestinationProps> = {
  sharedImageGalleryDestination: block("shared_image_gallery_destination", GALLERY_DESTINATION_OPTIONS),
  sharedImageGalleryReplicaCount: whole("shared_image_gallery_replica_count", {
    least: 1,
    most: 100,
    usual: 1,
  }),
  sharedImageGalleryTimeoutMinutes: duration("shared_image_gallery_timeout", "m", 60),
  sharedGalleryImageVersionEndOfLifeDate: endOfLifeDate("shared_gallery_image_version_end_of_life_date"),
  sharedGalleryImageVersionExcludeFromLatest: flag("shared_gallery_image_version_exclude_from_latest"),
  managedImageName: text("managed_image_name", requireManagedImageName),
  managedImageResourceGroupName: text("managed_image_resource_group_name", requireResourceGroup),
  managedImageStorageAccountType: oneOf(
    "managed_image_storage_account_type",
    "Standard_LRS",
    "StandardSSD_LRS",
    "Premium_LRS",
  ),
  managedImageZoneResilient: flag("managed_image_zone_resilient"),
  managedImageOsDiskSnapshotName: text("managed_image_os_disk_snapshot_name", requireSnapshotName),
  managedImageDataDiskSnapshotPrefix: text("managed_image_data_disk_snapshot_prefix", requireSnapshotPrefix),
  osDiskKept: flag("keep_os_disk"),
  storageAccount: text("storage_account", requireStorageAccountName),
  resourceGroupName: text("resource_group_name", requireExistingResourceGroup),
  captureContainerName: text("capture_container_name", requireContainerName),
  captureNamePrefix: text("capture_name_prefix"),
  sasTokenDurationHours: duration("sas_token_duration", "h", 24),
  imageCreationSkipped: flag("skip_create_image"),
};
