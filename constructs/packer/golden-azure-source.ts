import { Problems } from "../errors";
import { Body } from "../hcl/body";
import { reference, template } from "../hcl/value";
import { GalleryArtifact } from "../image/gallery-artifact";
import { GoldenImage } from "../image/golden-image";
import { SECURITY_DEMANDS } from "../image/security-type";
import { TargetRegion } from "../image/target-region";
import { AZURE_ARM_OPTIONS, AzureArmSource, AzureArmSourceProps } from "./azure-arm/azure-arm-source";
import { BuildVmProps } from "./azure-arm/build-vm";
import { CommunicatorProps } from "./azure-arm/communicator";
import { DestinationProps } from "./azure-arm/destination";
import { SharedImageGalleryDestination } from "./azure-arm/gallery-destination";
import { LoginProps } from "./azure-arm/login";
import { NetworkProps } from "./azure-arm/network";
import { BoundBase } from "./bases/base-image";
import { PACKER_PLUGINS } from "./packer-plugin";
import { PackerSource } from "./packer-source";

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

/**
 * The azure-arm source of one artifact: what the contract says, the base, and how to build it. It is put together
 * anew for each use: thousands of templates in one app would otherwise hold a thousand options each.
 */
export class GoldenAzureSource implements PackerSource {
  readonly type = "azure-arm";
  readonly plugin = PACKER_PLUGINS.azure;

  /**
   * @param forAll how every artifact of the image is built
   * @param forThis what is different for this one
   */
  constructor(
    private readonly image: GoldenImage,
    private readonly artifact: GalleryArtifact,
    private readonly forAll: AzureBuildProps,
    private readonly forThis: AzureBuildProps | undefined,
    private readonly base: BoundBase,
    private readonly login: LoginProps,
  ) {}

  get label(): string {
    return this.artifact.label;
  }

  check(problems: Problems): void {
    this.source().check(problems);
  }

  body(): Body {
    return this.source().body();
  }

  private source(): AzureArmSource {
    const { image, artifact, base } = this;
    const build: AzureBuildProps = { ...this.forAll, ...this.forThis };
    const props = {
      // Not copied in: with so many properties V8 would make a hash table of the object, ten times its size.
      __proto__: this.login,
      ...optionsAmong(build),
      ...base.sourceImage(artifact),
      ...securityProps(artifact),
      label: artifact.label,
      // Of an existing resource group the builder takes the region, and refuses to be told one.
      location: build.buildResourceGroupName === undefined ? artifact.buildRegion : undefined,
      azureTags: { ...image.labels, ...build.tags, ...base.tags },
      sharedImageGalleryDestination: {
        subscription: artifact.gallery.subscriptionId,
        resourceGroup: artifact.gallery.resourceGroup,
        galleryName: artifact.gallery.name,
        imageName: artifact.definition,
        imageVersion: VERSION,
        storageAccountType: build.imageStorageAccountType,
        specialized: artifact.specialized ? true : undefined,
        useShallowReplication: build.shallowReplicationEnabled,
        targetRegions: artifact.targetRegions.map((target) => targetRegion(artifact, target)),
      },
      managedImageResourceGroupName: artifact.managedImage?.resourceGroup,
      managedImageName:
        artifact.managedImage && (artifact.managedImage.name ?? template(`${image.bucket}-`, VERSION)),
    };
    return new AzureArmSource(props);
  }
}

/** The builder's own options among what was written. Where the VM size is missing, the source says so. */
function optionsAmong(build: AzureBuildProps): AzureBuildProps & Pick<AzureArmSourceProps, "vmSize"> {
  const given = Object.entries(build).filter(([prop]) => prop in AZURE_ARM_OPTIONS);
  return Object.fromEntries(given) as AzureBuildProps & Pick<AzureArmSourceProps, "vmSize">;
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
