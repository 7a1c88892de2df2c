import { HclValue, reference, template } from "../hcl/value";
import { GalleryArtifact } from "../image/gallery-artifact";
import { GoldenImage } from "../image/golden-image";
import { SECURITY_DEMANDS } from "../image/security-type";
import { TargetRegion } from "../image/target-region";
import { AzureArmSource, AzureArmSourceProps } from "./azure-arm/azure-arm-source";
import { BuildVmProps } from "./azure-arm/build-vm";
import { CommunicatorProps } from "./azure-arm/communicator";
import { DestinationProps } from "./azure-arm/destination";
import { SharedImageGalleryDestination } from "./azure-arm/gallery-destination";
import { LoginProps } from "./azure-arm/login";
import { NetworkProps } from "./azure-arm/network";
import { BoundBase } from "./bases/base-image";

/** What of a build VM follows from the contract, and so cannot be said a second time. */
type SaidByContract =
  "osType" | "securityType" | "secureBootEnabled" | "vtpmEnabled" | "azureTags" | "location" | "vmSize";

/** How a version is published, as far as the contract leaves it open. */
type PublishingProps = Pick<
  DestinationProps,
  | "sharedImageGalleryTimeoutMinutes"
  | "sharedGalleryImageVersionEndOfLifeDate"
  | "sharedGalleryImageVersionExcludeFromLatest"
>;

/**
 * How the Azure artifacts of an image are built: the build VM, its network, how Packer reaches it, and how the
 * version is published.
 */
export interface AzureBuildProps
  extends Omit<BuildVmProps, SaidByContract>, NetworkProps, CommunicatorProps, PublishingProps {
  /**
   * The size of the build VM, such as `Standard_D2s_v5`, of the artifact's architecture. It is billed for as long
   * as the build takes. Needed for an image with an Azure artifact.
   * @default - none: the builder's own default is a size that Azure has retired
   */
  readonly vmSize?: BuildVmProps["vmSize"];
  /**
   * Tags on everything that the build makes in Azure, beside the image's labels and what tells of the parent.
   * @default - none
   */
  readonly tags?: Readonly<Record<string, string>>;
  /**
   * Whether the version stays in the build region with one copy: published in a minute instead of many, for
   * development. Not with replica regions.
   * @default false
   */
  readonly shallowReplicationEnabled?: boolean;
  /**
   * The storage that the copies of the version lie on. `Standard_ZRS` survives the loss of a zone.
   * @default "Standard_LRS"
   */
  readonly imageStorageAccountType?: SharedImageGalleryDestination["storageAccountType"];
}

/** Where the version of this build comes from: a local, so that every use of it says the same time. */
const VERSION = reference("local.image_version");

/** The azure-arm source of one artifact: what the contract says, the base, and how to build it. */
export function goldenAzureSource(
  image: GoldenImage,
  artifact: GalleryArtifact,
  build: AzureBuildProps,
  base: BoundBase,
  login: LoginProps,
): AzureArmSource {
  const { vmSize, tags, shallowReplicationEnabled, imageStorageAccountType, ...rest } = build;
  const props: AzureArmSourceProps = {
    ...rest,
    ...login,
    ...base.sourceImage(artifact),
    ...securityProps(artifact),
    // Where it is missing, the source says so.
    vmSize: vmSize!,
    label: artifact.label,
    location: artifact.buildRegion,
    azureTags: { ...image.labels, ...tags, ...base.tags } as Readonly<Record<string, HclValue & string>>,
    sharedImageGalleryDestination: {
      subscription: artifact.gallery.subscriptionId,
      resourceGroup: artifact.gallery.resourceGroup,
      galleryName: artifact.gallery.name,
      imageName: artifact.definition,
      imageVersion: VERSION,
      storageAccountType: imageStorageAccountType,
      specialized: artifact.specialized ? true : undefined,
      useShallowReplication: shallowReplicationEnabled,
      targetRegions: artifact.targetRegions.map((target) => targetRegion(artifact, target)),
    },
    managedImageResourceGroupName: artifact.managedImage?.resourceGroup,
    managedImageName:
      artifact.managedImage && (artifact.managedImage.name ?? template(`${image.bucket}-`, VERSION)),
  };
  return new AzureArmSource(props);
}

function targetRegion(artifact: GalleryArtifact, target: TargetRegion) {
  const replicas = target.replicas ?? artifact.replicas;
  return {
    name: target.region,
    replicas: replicas === 1 ? undefined : replicas,
    diskEncryptionSetId: target.diskEncryptionSetId,
  };
}

/** The build VM is what the definition promises, or Azure refuses the version after the whole build. */
function securityProps(
  artifact: GalleryArtifact,
): Pick<BuildVmProps, "securityType" | "secureBootEnabled" | "vtpmEnabled"> {
  const { buildVm } = SECURITY_DEMANDS[artifact.securityType];
  return buildVm === undefined ? {} : { securityType: buildVm, secureBootEnabled: true, vtpmEnabled: true };
}
