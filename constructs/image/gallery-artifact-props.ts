import type { Architecture, HyperVGeneration } from "./architecture";
import type { AzureRegion } from "./azure-region";
import type { ComputeGallery } from "./compute-gallery";
import type { ManagedImage } from "./managed-image";
import type { SecurityType } from "./security-type";
import type { TargetRegion } from "./target-region";

/** What one Azure artifact of an image is. */
export interface GalleryArtifactProps {
  /** Where versions are published. It has to exist before the first build: a build does not make it. */
  readonly gallery: ComputeGallery;
  /**
   * Where the build VM runs. HCP Packer records the artifact under this region alone, and it always is a
   * target of replication, so it does not belong in `replicaRegions`. After a change, look-ups find no version
   * until the next build is in the channel.
   */
  readonly buildRegion: AzureRegion;
  /**
   * Further regions that can deploy the image. A VM in any other region is refused at synth. Each one makes
   * publishing longer, and is billed for its copies and their transfer.
   * @default - none: the build region only
   */
  readonly replicaRegions?: readonly (AzureRegion | TargetRegion)[];
  /**
   * Copies in the build region, and in each replica region that does not say otherwise, 1 to 100; each is
   * billed as storage.
   * @default 1
   */
  readonly replicas?: number;
  /**
   * Full id of a disk encryption set in the build region. Then every entry of `replicaRegions` needs one of
   * its own region, too.
   * @default - encrypted with a key that Azure manages
   */
  readonly diskEncryptionSetId?: string;
  /**
   * What the definition promises about secure boot; the build VM and every deployed VM follow it. Changing it
   * needs a new definition, so a new `definition` name while VMs of the old one run.
   * @default "TrustedLaunch"
   */
  readonly securityType?: SecurityType;
  /**
   * The processor architecture, of the base image, the build VM and every deployed VM. Changing it needs a new
   * definition. With Arm64 and Trusted Launch, sizes have to be Cobalt (`Standard_D2ps_v6`): the Ampere ones
   * (`_v5`) are without Trusted Launch.
   * @default "x64"
   */
  readonly architecture?: Architecture;
  /**
   * The hypervisor generation, which has to be that of the base image. V1 only with securityType "Standard" and
   * x64. Changing it needs a new definition.
   * @default "V2"
   */
  readonly generation?: HyperVGeneration;
  /**
   * Whether versions keep the build VM's users, keys and machine id instead of being generalised. Every VM of
   * a specialised image is a twin of the build VM: for images that never leave one's own hands. Not with a
   * managed image. Changing it needs a new definition.
   * @default false
   */
  readonly specialized?: boolean;
  /**
   * A managed image beside the gallery version, for consumers that cannot use a gallery. HCP Packer then
   * records the managed image's id, and whatever deploys or derives from this image finds the gallery
   * version through the artifact's labels. Needed by `TrustedLaunchSupported`, possible with `Standard`; not
   * possible with Trusted Launch, confidential VMs, Arm64 or a specialised image.
   * @default - none
   */
  readonly managedImage?: ManagedImage;
  /**
   * The image definition's name in the gallery, 1 to 80 letters, digits, dots, dashes and underscores. No other
   * artifact may publish to the same one. A new name is a new definition, without the old one's versions.
   * @default - the bucket; with `-arm64` behind it for Arm64
   */
  readonly definition?: string;
  /**
   * The source's label in the template: letters, digits, dashes and underscores, not starting with a digit or
   * dash. HCP Packer's component type is `azure-arm.<label>`, so renaming it makes look-ups of older versions
   * miss.
   * @default - the definition's name, with dashes for dots
   */
  readonly label?: string;
}
