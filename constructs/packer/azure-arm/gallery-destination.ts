import { HclExpression, HclText } from "../../hcl/value";
import {
  requireDefinitionName,
  requireDiskEncryptionSetId,
  requireExistingResourceGroup,
  requireSubscriptionId,
} from "../../image/azure-names";
import { AzureRegion } from "../../image/azure-region";
import { blocks } from "./option-blocks";
import { flag, oneOf, region, text, whole } from "./option-kinds";
import { OptionTable, required } from "./option-table";
import { requireGalleryName, requireImageVersion } from "./text-rules";

/** A region that a gallery version is kept in. */
export interface DestinationTargetRegion {
  /** The region. An expression is not held against the other regions. */
  readonly name: AzureRegion | HclExpression;
  /**
   * How many copies are kept in this region, 1 to 100; each is billed as storage. The build region's count
   * becomes that of the whole version as well.
   * @default 1
   */
  readonly replicas?: number;
  /**
   * Full id of a disk encryption set in this region, which encrypts the copies with a key of your own. The set
   * must exist there before the build.
   * @default - encrypted with a key that Azure manages
   */
  readonly diskEncryptionSetId?: HclText;
}

/**
 * The gallery version that the build publishes. The gallery and the definition must exist, and the version must
 * not: a build that finds it stops, unless `packer build -force` deletes it first.
 */
export interface SharedImageGalleryDestination {
  /**
   * Id of the subscription that holds the gallery.
   * @default - the subscription of the build
   */
  readonly subscription?: HclText;
  /** Resource group that holds the gallery. */
  readonly resourceGroup: HclText;
  /** The gallery. Letters, digits, `.` and `_`, up to 80; Azure refuses a dash. */
  readonly galleryName: HclText;
  /** The image definition. Its security type, architecture and generation must be those of the build VM. */
  readonly imageName: HclText;
  /**
   * Three whole numbers with dots between, each up to 2147483647. Usually an expression over Packer's
   * `timestamp()`, so that every build makes a version of its own.
   */
  readonly imageVersion: HclText;
  /**
   * Every region that the version is kept in. The build region must be one of them, or Azure refuses the
   * version after the whole build. Excludes `sharedImageGalleryReplicaCount`.
   * @default - the build region only
   */
  readonly targetRegions?: readonly DestinationTargetRegion[];
  /**
   * Storage of the copies: `Standard_ZRS` survives the loss of a zone, in regions that have zones;
   * `Premium_LRS` is read faster and costs more.
   * @default "Standard_LRS"
   */
  readonly storageAccountType?: "Standard_LRS" | "Standard_ZRS" | "Premium_LRS";
  /**
   * Whether the definition is a specialised one, which keeps the build VM's users, keys and machine id. The
   * build VM is then not generalised: leave the deprovision step out. Excludes a managed image.
   * @default false
   */
  readonly specialized?: boolean;
  /**
   * Whether the version is published without replication: much faster, in the build region alone, with one
   * copy, and never more later. For development.
   * @default false
   * @see https://learn.microsoft.com/azure/virtual-machines/shared-image-galleries#shallow-replication
   */
  readonly useShallowReplication?: boolean;
  /**
   * How a confidential VM's image is encrypted: with keys that Azure manages, the guest state alone
   * (`EncryptedVMGuestStateOnlyWithPmk`) or the disk too (`EncryptedWithPmk`), or with a key of your own
   * (`EncryptedWithCmk`), which needs a disk encryption set on the build VM and in every target region. It must
   * match `securityEncryptionType`.
   * @default - not a confidential image
   */
  readonly confidentialVmImageEncryptionType?:
    "EncryptedVMGuestStateOnlyWithPmk" | "EncryptedWithPmk" | "EncryptedWithCmk";
}

const TARGET_REGION_OPTIONS: OptionTable<DestinationTargetRegion> = {
  name: required(region("name"), "a target is a region", 'AzureRegion.of("eastus")'),
  replicas: whole("replicas", { least: 1, most: 100, usual: 1 }),
  diskEncryptionSetId: text("disk_encryption_set_id", requireDiskEncryptionSetId),
};

/** The options of the `shared_image_gallery_destination` block. */
export const GALLERY_DESTINATION_OPTIONS: OptionTable<SharedImageGalleryDestination> = {
  subscription: text("subscription", requireSubscriptionId),
  resourceGroup: required(
    text("resource_group", requireExistingResourceGroup),
    "it holds the gallery",
    '"rg-golden-images"',
  ),
  galleryName: required(
    text("gallery_name", requireGalleryName),
    "without it the plugin ignores the whole destination",
    '"golden_images"',
  ),
  imageName: required(
    text("image_name", requireDefinitionName),
    "a version belongs to a definition",
    '"ubuntu-base"',
  ),
  imageVersion: required(
    text("image_version", requireImageVersion),
    "the plugin makes up none",
    '"2026.0131.0915"',
  ),
  targetRegions: blocks("target_region", TARGET_REGION_OPTIONS),
  storageAccountType: oneOf("storage_account_type", "Standard_LRS", "Standard_ZRS", "Premium_LRS"),
  specialized: flag("specialized"),
  useShallowReplication: flag("use_shallow_replication"),
  confidentialVmImageEncryptionType: oneOf(
    "confidential_vm_image_encryption_type",
    "EncryptedVMGuestStateOnlyWithPmk",
    "EncryptedWithPmk",
    "EncryptedWithCmk",
  ),
};
