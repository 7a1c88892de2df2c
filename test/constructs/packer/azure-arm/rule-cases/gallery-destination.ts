import { AzureRegion, TargetRegion } from "../../../../../constructs/image";
import { SharedImageGalleryDestination } from "../../../../../constructs/packer/azure-arm/destination";
import { destination, encryptionSet } from "../sources";
import { RuleCase } from "./rule-case";

const EAST = { name: AzureRegion.EAST_US };
const WEST = { name: AzureRegion.WEST_US_2 };

function to(props: Partial<SharedImageGalleryDestination>) {
  return { sharedImageGalleryDestination: destination(props) };
}

const CONFIDENTIAL = {
  securityType: "ConfidentialVM",
  vtpmEnabled: true,
  vmSize: "Standard_DC2as_v5",
} as const;

const AFTER_THE_BUILD = "Azure refuses it after the whole build";
const ENDS_IN_RUN = "the build ends at its start";

export const GALLERY_DESTINATION_RULES: readonly RuleCase[] = [
  {
    rejects: "a destination without a gallery",
    props: to({ galleryName: undefined }),
    says: 'sharedImageGalleryDestination.galleryName must be given: without it the plugin ignores the whole destination; add galleryName: "golden_images"',
    plugin: { refuses: "or shared_image_gallery_destination must be specified" },
  },
  {
    rejects: "a destination without a definition",
    props: to({ imageName: undefined }),
    says: 'sharedImageGalleryDestination.imageName must be given: a version belongs to a definition; add imageName: "ubuntu-base"',
    plugin: { refuses: "An image_name must be specified for shared_image_gallery_destination" },
  },
  {
    rejects: "a destination without a resource group",
    props: to({ resourceGroup: undefined }),
    says: 'sharedImageGalleryDestination.resourceGroup must be given: it holds the gallery; add resourceGroup: "rg-golden-images"',
    plugin: { refuses: "A resource_group must be specified for shared_image_gallery_destination" },
  },
  {
    rejects: "a destination without a version",
    props: to({ imageVersion: undefined }),
    says: 'sharedImageGalleryDestination.imageVersion must be given: the plugin makes up none; add imageVersion: "2026.0131.0915"',
    plugin: { refuses: "must follow the Major(int).Minor(int).Patch(int) format" },
  },
  {
    rejects: "a gallery name with a dash",
    props: to({ galleryName: "golden-images" }),
    says: 'sharedImageGalleryDestination.galleryName must be 1 to 80 letters, digits, dots and underscores, without a dash, got "golden-images"; use a name such as "golden_images"',
    plugin: { accepts: ENDS_IN_RUN },
  },
  {
    rejects: "a definition name with a space",
    props: to({ imageName: "ubuntu base" }),
    says: 'sharedImageGalleryDestination.imageName must be 1 to 80 letters, digits, dots, dashes and underscores, starting with a letter or digit and not ending in a dot or dash, got "ubuntu base"; use a name such as "ubuntu-base"',
    plugin: { accepts: ENDS_IN_RUN },
  },
  {
    rejects: "a subscription by its name",
    props: to({ subscription: "production" }),
    says: `sharedImageGalleryDestination.subscription must be a subscription's GUID, got "production"; use what \`az account show --query id\` prints, such as "00000000-0000-0000-0000-000000000000"`,
    plugin: { accepts: ENDS_IN_RUN },
  },
  {
    rejects: "a version of two parts",
    props: to({ imageVersion: "1.0" }),
    says: 'sharedImageGalleryDestination.imageVersion must be three whole numbers with dots between, each up to 2147483647, got "1.0"; use a version such as "2026.0131.0915"',
    plugin: { refuses: "must follow the Major(int).Minor(int).Patch(int) format" },
  },
  {
    rejects: "the version latest",
    props: to({ imageVersion: "latest" }),
    says: 'sharedImageGalleryDestination.imageVersion must be three whole numbers with dots between, each up to 2147483647, got "latest"; use a version such as "2026.0131.0915"',
    plugin: { refuses: "must follow the Major(int).Minor(int).Patch(int) format" },
  },
  {
    rejects: "a version part of more than 32 bits",
    props: to({ imageVersion: "1.0.202601310915" }),
    says: 'sharedImageGalleryDestination.imageVersion must be three whole numbers with dots between, each up to 2147483647, got "1.0.202601310915"; use a version such as "2026.0131.0915"',
    plugin: { accepts: AFTER_THE_BUILD },
  },
  {
    rejects: "target regions without the build region",
    props: to({ targetRegions: [WEST] }),
    says: 'sharedImageGalleryDestination.targetRegions must hold the build region, eastus, holds westus2: Azure refuses the version after the whole build; add { name: AzureRegion.of("eastus") }',
    plugin: { accepts: AFTER_THE_BUILD },
  },
  {
    rejects: "a target region twice",
    props: to({ targetRegions: [EAST, EAST] }),
    says: 'sharedImageGalleryDestination.targetRegions must not name a region twice, got "eastus"; keep one of the two',
    plugin: { accepts: AFTER_THE_BUILD },
  },
  {
    rejects: "101 replicas in a region",
    props: to({ targetRegions: [{ ...EAST, replicas: 101 }] }),
    says: "sharedImageGalleryDestination.targetRegions[0].replicas must be a whole number from 1 to 100, got 101; use 1",
    plugin: { accepts: "it makes 100 of it" },
  },
  {
    rejects: "a target region that is not an AzureRegion",
    props: to({ targetRegions: [{ name: "East US" as unknown as AzureRegion }] }),
    says: 'sharedImageGalleryDestination.targetRegions[0].name must be an AzureRegion, got "East US"; use AzureRegion.of("eastus")',
    plugin: { notAsked: "the types refuse it too" },
  },
  {
    rejects: "a target region of the contract's form",
    props: to({ targetRegions: [{ region: AzureRegion.EAST_US } satisfies TargetRegion as never] }),
    says: 'sharedImageGalleryDestination.targetRegions[0].name must be given: a target is a region; add name: AzureRegion.of("eastus")',
    plugin: { notAsked: "the types refuse it too" },
  },
  {
    rejects: "shallow replication to two regions",
    props: to({ useShallowReplication: true, targetRegions: [EAST, WEST] }),
    says: "sharedImageGalleryDestination.useShallowReplication can not be given with 2 target regions: such a version stays in the build region, got true; keep the build region alone, or leave useShallowReplication out",
    plugin: { refuses: "when `use_shallow_replication` there can only be one destination region" },
  },
  {
    rejects: "shallow replication with two replicas in its region",
    props: to({ useShallowReplication: true, targetRegions: [{ ...EAST, replicas: 2 }] }),
    says: "sharedImageGalleryDestination.useShallowReplication can not be given with 2 replicas: such a version has one, got true; leave the replicas out, or useShallowReplication",
    plugin: { accepts: AFTER_THE_BUILD },
  },
  {
    rejects: "shallow replication with a replica count of two",
    props: { ...to({ useShallowReplication: true }), sharedImageGalleryReplicaCount: 2 },
    says: "sharedImageGalleryDestination.useShallowReplication can not be given with 2 replicas: such a version has one, got true; leave the replicas out, or useShallowReplication",
    plugin: { refuses: "When using shallow replication the replica count can only be 1" },
  },
  {
    rejects: "a specialised version beside a managed image",
    props: {
      ...to({ specialized: true }),
      managedImageName: "ubuntu-base",
      managedImageResourceGroupName: "rg-images",
    },
    says: "sharedImageGalleryDestination.specialized can not be given together with managedImageName: of a specialised VM only a gallery version is made, got true; leave out specialized or managedImageName",
    plugin: { refuses: "can not be Specialized" },
  },
  {
    rejects: "a specialised version beside a VHD",
    props: {
      ...to({ specialized: true }),
      storageAccount: "goldenimages",
      resourceGroupName: "rg-images",
      captureContainerName: "images",
    },
    says: "sharedImageGalleryDestination.specialized can not be given together with storageAccount: of a specialised VM only a gallery version is made, got true; leave out specialized or storageAccount",
    plugin: { accepts: "it makes no VHD and says nothing" },
  },
  {
    rejects: "an unknown storage type of a version",
    props: to({ storageAccountType: "standard_lrs" as "Standard_LRS" }),
    says: 'sharedImageGalleryDestination.storageAccountType must be "Standard_LRS" or "Standard_ZRS" or "Premium_LRS", got "standard_lrs"; use "Standard_LRS"',
    plugin: { refuses: "not an accepted value for shared_image_gallery_destination.storage_account_type" },
  },
  {
    rejects: "a disk encryption set in one of two regions",
    props: to({ targetRegions: [{ ...EAST, diskEncryptionSetId: encryptionSet("east") }, WEST] }),
    says: "sharedImageGalleryDestination.targetRegions must each have a diskEncryptionSetId, or none of them; it is missing for westus2; give each region the id of a disk encryption set in that region",
    plugin: { accepts: AFTER_THE_BUILD },
  },
  {
    rejects: "a disk encryption set by its name",
    props: to({ targetRegions: [{ ...EAST, diskEncryptionSetId: "east" }] }),
    says: 'sharedImageGalleryDestination.targetRegions[0].diskEncryptionSetId must be the full id of a disk encryption set, got "east"; write it like "/subscriptions/<id>/resourceGroups/<group>/providers/Microsoft.Compute/diskEncryptionSets/<name>"',
    plugin: { accepts: AFTER_THE_BUILD },
  },
  {
    rejects: "a disk encryption set with Azure's own keys",
    props: {
      ...CONFIDENTIAL,
      ...to({
        confidentialVmImageEncryptionType: "EncryptedVMGuestStateOnlyWithPmk",
        targetRegions: [{ ...EAST, diskEncryptionSetId: encryptionSet("east") }],
      }),
    },
    says: 'sharedImageGalleryDestination.confidentialVmImageEncryptionType must be "EncryptedWithCmk" with a diskEncryptionSetId in the target regions, got "EncryptedVMGuestStateOnlyWithPmk"; use "EncryptedWithCmk", or leave the disk encryption sets out',
    plugin: { refuses: 'confidential_vm_image_encryption_type must be set to "EncryptedWithCmk"' },
  },
  {
    rejects: "keys of one's own without a set in the target region",
    props: {
      ...CONFIDENTIAL,
      securityEncryptionType: "DiskWithVMGuestState",
      diskEncryptionSetId: encryptionSet("east"),
      ...to({ confidentialVmImageEncryptionType: "EncryptedWithCmk", targetRegions: [EAST] }),
    },
    says: 'sharedImageGalleryDestination.confidentialVmImageEncryptionType needs a diskEncryptionSetId in every target region, is missing for eastus, got "EncryptedWithCmk"; give each region the id of a disk encryption set in that region',
    plugin: { refuses: 'the target region "eastus" must have a disk_encryption_set_id set' },
  },
  {
    rejects: "keys of one's own without a set on the build VM",
    props: {
      ...CONFIDENTIAL,
      securityEncryptionType: "DiskWithVMGuestState",
      ...to({
        confidentialVmImageEncryptionType: "EncryptedWithCmk",
        targetRegions: [{ ...EAST, diskEncryptionSetId: encryptionSet("east") }],
      }),
    },
    says: 'sharedImageGalleryDestination.confidentialVmImageEncryptionType needs diskEncryptionSetId of the build VM: its disks are encrypted with the same kind of key, got "EncryptedWithCmk"; add the id of a disk encryption set in the build region',
    plugin: { refuses: "the source cvm must have a disk_encryption_set_id set" },
  },
  {
    rejects: "an image that is encrypted further than its build VM",
    props: { ...CONFIDENTIAL, ...to({ confidentialVmImageEncryptionType: "EncryptedWithPmk" }) },
    says: 'securityEncryptionType must be "DiskWithVMGuestState" for an image that is EncryptedWithPmk, got "VMGuestStateOnly"; use "DiskWithVMGuestState"',
    plugin: {
      refuses: "does not match the shared_image_gallery_destination confidential_vm_image_encryption",
    },
  },
  {
    rejects: "a build VM that is encrypted further than its image",
    props: {
      ...CONFIDENTIAL,
      securityEncryptionType: "DiskWithVMGuestState",
      ...to({ confidentialVmImageEncryptionType: "EncryptedVMGuestStateOnlyWithPmk" }),
    },
    says: 'securityEncryptionType must be "VMGuestStateOnly" for an image that is EncryptedVMGuestStateOnlyWithPmk, got "DiskWithVMGuestState"; use "VMGuestStateOnly"',
    plugin: {
      refuses: "does not match the shared_image_gallery_destination confidential_vm_image_encryption",
    },
  },
];
