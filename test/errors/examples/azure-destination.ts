import { AzureRegion } from "../../../constructs/image";
import {
  CONFIDENTIAL,
  ErrorExamples,
  IN_GROUP,
  MANAGED_IMAGE,
  NO_MARKETPLACE,
  VHD,
  destination,
  source,
} from "./scene";

const EAST = { name: AzureRegion.EAST_US };
const WEST = { name: AzureRegion.WEST_US_2 };
const KEYS = `${IN_GROUP}/Microsoft.Compute/diskEncryptionSets/east`;

export const DESTINATION: ErrorExamples = {
  "destination-none": () => source({ sharedImageGalleryDestination: undefined }),
  "managed-image": () => source({ managedImageName: "ubuntu-web" }),
  "managed-image-option": () => source({ managedImageZoneResilient: true }),
  "managed-image-storage": () =>
    source({
      ...NO_MARKETPLACE,
      sharedImageGallery: {
        id: `${IN_GROUP}/Microsoft.Compute/galleries/golden_images/images/ubuntu-base/versions/1.0.0`,
      },
      managedImageStorageAccountType: "Premium_LRS",
    }),
  "snapshot-name": () => source({ ...MANAGED_IMAGE, managedImageOsDiskSnapshotName: "ubuntu-os" }),
  "snapshot-prefix": () =>
    source({ ...MANAGED_IMAGE, diskAdditionalSizesGiB: [32], managedImageDataDiskSnapshotPrefix: "data-" }),
  "os-disk-kept": () => source({ osDiskKept: true }),
  "source-vhd": () =>
    source({
      ...NO_MARKETPLACE,
      ...MANAGED_IMAGE,
      imageUrl: "https://images.blob.core.windows.net/vhds/ubuntu.vhd",
    }),
  vhd: () => source({ ...VHD, captureContainerName: undefined }),
  "vhd-option": () => source({ captureNamePrefix: "ubuntu" }),
  "container-name": () => source({ ...VHD, captureContainerName: "my--images" }),
  "gallery-only": () => source({ ...MANAGED_IMAGE, securityType: "TrustedLaunch" }),
  "gallery-option": () =>
    source({
      ...MANAGED_IMAGE,
      sharedImageGalleryDestination: undefined,
      sharedImageGalleryTimeoutMinutes: 90,
    }),
  "end-of-life-date": () => source({ sharedGalleryImageVersionEndOfLifeDate: "2027-12-31" }),
  specialized: () => source({ ...VHD, sharedImageGalleryDestination: destination({ specialized: true }) }),
  "replica-count": () =>
    source({
      sharedImageGalleryReplicaCount: 2,
      sharedImageGalleryDestination: destination({ targetRegions: [EAST] }),
    }),
  "target-region-build": () =>
    source({ sharedImageGalleryDestination: destination({ targetRegions: [WEST] }) }),
  "target-region-twice": () =>
    source({ sharedImageGalleryDestination: destination({ targetRegions: [EAST, EAST] }) }),
  "target-region-encryption": () =>
    source({
      sharedImageGalleryDestination: destination({
        targetRegions: [{ ...EAST, diskEncryptionSetId: KEYS }, WEST],
      }),
    }),
  "shallow-regions": () =>
    source({
      sharedImageGalleryDestination: destination({
        useShallowReplication: true,
        targetRegions: [EAST, WEST],
      }),
    }),
  "shallow-replicas": () =>
    source({
      sharedImageGalleryDestination: destination({ useShallowReplication: true }),
      sharedImageGalleryReplicaCount: 2,
    }),
  "confidential-encryption": () =>
    source({
      ...CONFIDENTIAL,
      securityEncryptionType: "DiskWithVMGuestState",
      diskEncryptionSetId: KEYS,
      sharedImageGalleryDestination: destination({
        confidentialVmImageEncryptionType: "EncryptedWithCmk",
        targetRegions: [EAST],
      }),
    }),
  "confidential-encryption-match": () =>
    source({
      ...CONFIDENTIAL,
      sharedImageGalleryDestination: destination({ confidentialVmImageEncryptionType: "EncryptedWithPmk" }),
    }),
};

export const TAGS: ErrorExamples = {
  tags: () => source({ azureTags: "platform-team" as never }),
  "tag-name": () => source({ azureTags: { "team/owner": "platform" } }),
  "tag-name-reserved": () => source({ azureTags: { azureOwner: "platform" } }),
  "tag-value": () => source({ azureTags: { owner: "x".repeat(257) } }),
  "tag-twice": () => source({ azureTags: { owner: "platform", Owner: "web" } }),
  "tag-count": () =>
    source({ azureTags: Object.fromEntries([...Array(51).keys()].map((n) => [`tag-${n}`, "x"])) }),
  "tag-plan": () =>
    source({
      planInfo: { planName: "server", planProduct: "ubuntu", planPublisher: "canonical" },
      azureTags: { PlanProduct: "mine" },
    }),
};
