import { Problems } from "../../errors";
import { architectureOfVmSize } from "../../image/architecture";
import type { BuildVmProps } from "./build-vm";
import { checkGalleryDestination } from "./check-gallery-destination";
import { CombinedRules, literal } from "./combined-rules";
import type { DestinationProps } from "./destination";
import type { SourceImageProps } from "./source-image";

type Rules = CombinedRules<SourceImageProps & DestinationProps & BuildVmProps>;

const VHD = ["storageAccount", "resourceGroupName", "captureContainerName"] as const;

const VHD_EXAMPLES = {
  storageAccount: "goldenimages",
  resourceGroupName: "rg-images",
  captureContainerName: "images",
};

const GALLERY_EXAMPLE =
  '{ resourceGroup: "rg-golden-images", galleryName: "golden_images", imageName: "ubuntu-base", imageVersion: "2026.0131.0915" }';

const SECURE_VM = "Azure makes nothing but a gallery version of such a VM";

/** What only a gallery takes, because Azure makes nothing else of such a VM. */
const GALLERY_ONLY = [
  ["securityType", SECURE_VM],
  ["diskEncryptionSetId", "the plugin encrypts with a disk encryption set for a gallery alone"],
] as const;

/** Notes what does not go together about what the build VM becomes. */
export function checkDestination(problems: Problems, rules: Rules): void {
  checkSomeDestination(rules);
  checkManagedImage(rules);
  checkVhd(rules);
  checkGalleryOptions(rules);
  checkGalleryOnly(rules);
  const { sharedImageGalleryDestination } = rules.props;
  if (sharedImageGalleryDestination !== undefined) {
    checkGalleryDestination(problems, sharedImageGalleryDestination, rules.props);
  }
}

function checkSomeDestination(rules: Rules): void {
  const destinations = [
    "sharedImageGalleryDestination",
    "managedImageName",
    "storageAccount",
    "imageCreationSkipped",
  ] as const;
  rules.require(
    destinations.some((prop) => rules.has(prop)),
    "sharedImageGalleryDestination",
    {
      code: "destination-none",
      rule: "must be given, or another destination: nothing says what becomes of the build VM",
      fix: `add sharedImageGalleryDestination: ${GALLERY_EXAMPLE}, or imageCreationSkipped: true to try provisioners out`,
    },
  );
}

function checkManagedImage(rules: Rules): void {
  const code = "managed-image";
  const why = "a managed image is named by both";
  rules.needs("managedImageName", "managedImageResourceGroupName", { code, why, example: '"rg-images"' });
  rules.needs("managedImageResourceGroupName", "managedImageName", { code, why, example: '"ubuntu-base"' });
  const only = [
    "managedImageZoneResilient",
    "managedImageOsDiskSnapshotName",
    "managedImageDataDiskSnapshotPrefix",
  ] as const;
  for (const prop of only) {
    rules.needs(prop, "managedImageName", {
      code: "managed-image-option",
      why: "without a managed image the plugin passes it over",
      example: '"ubuntu-base"',
    });
  }
  rules.needs("managedImageDataDiskSnapshotPrefix", "diskAdditionalSizesGiB", {
    code: "managed-image-option",
    why: "there are no data disks otherwise",
    example: "[32]",
  });
  rules.excludes("managedImageStorageAccountType", ["sharedImageGallery"], {
    code: "managed-image-storage",
    why: "the plugin passes it over with a gallery as the source",
  });
  rules.needs("osDiskKept", "buildResourceGroupName", {
    code: "os-disk-kept",
    why: "the disk is deleted with the temporary resource group",
    example: '"rg-packer-builds"',
  });
}

function checkVhd(rules: Rules): void {
  const given = VHD.filter((prop) => rules.has(prop));
  for (const prop of given.length === 0 ? [] : VHD) {
    rules.require(rules.has(prop), prop, {
      code: "vhd",
      rule: `must be given with ${given.join(" and ")}: a VHD is copied to a container of a storage account`,
      fix: `add ${prop}: ${JSON.stringify(VHD_EXAMPLES[prop])}`,
    });
  }
  for (const prop of ["captureNamePrefix", "sasTokenDurationHours"] as const) {
    rules.needs(prop, "storageAccount", {
      code: "vhd-option",
      why: "without a VHD the plugin passes it over",
      example: '"goldenimages"',
    });
  }
}

function checkGalleryOptions(rules: Rules): void {
  const options = [
    "sharedImageGalleryReplicaCount",
    "sharedImageGalleryTimeoutMinutes",
    "sharedGalleryImageVersionEndOfLifeDate",
    "sharedGalleryImageVersionExcludeFromLatest",
  ] as const;
  for (const prop of options) {
    rules.needs(prop, "sharedImageGalleryDestination", {
      code: "gallery-option",
      why: "without a gallery version the plugin passes it over",
      example: GALLERY_EXAMPLE,
    });
  }
}

function checkGalleryOnly(rules: Rules): void {
  for (const [prop, why] of GALLERY_ONLY) {
    rules.excludes(prop, ["managedImageName", "storageAccount"], { code: "gallery-only", why });
  }
  const vmSize = literal(rules.props.vmSize);
  const isArm64 = vmSize !== undefined && architectureOfVmSize(vmSize) === "Arm64";
  rules.require(!isArm64 || !rules.has("managedImageName"), "managedImageName", {
    code: "gallery-only",
    rule: `can not be made on ${vmSize}: Azure knows no managed image for Arm64`,
    fix: 'leave it out, or use a size such as "Standard_D2s_v5"',
  });
  if (rules.has("securityType")) return;
  for (const prop of ["secureBootEnabled", "vtpmEnabled"] as const) {
    rules.excludes(prop, ["managedImageName", "storageAccount"], { code: "gallery-only", why: SECURE_VM });
    if (rules.has("managedImageName") || rules.has("storageAccount")) continue;
    rules.needs(prop, "securityType", {
      code: "security-type",
      why: "without it the build VM is a standard VM",
      example: '"TrustedLaunch"',
    });
  }
}
