import type { AzureRegion } from "../../image/azure-region";
import type { ComputeGallery } from "../../image/compute-gallery";
import type { GoldenImage } from "../../image/golden-image";
import type { ResourceTags } from "../resource-tags";

/** What an image definition says beside the contract. Given for all definitions, or for one. */
export interface ImageDefinitionOptions {
  /**
   * Whether VMs may use NVMe disks beside SCSI ones. The `_v6` sizes have no other, among them every Arm64 size
   * with Trusted Launch. Ubuntu can, since 18.04. The next apply after a change replaces the definition, which
   * Azure refuses while it has versions.
   * @default - true for generation V2, false for V1
   */
  readonly nvmeEnabled?: boolean;
  /**
   * Whether VMs may use accelerated networking. Ubuntu's kernel for Azure can. The next apply after a change
   * replaces the definition, which Azure refuses while it has versions.
   * @default true
   */
  readonly acceleratedNetworkingEnabled?: boolean;
  /**
   * When the image should no longer be used, as in RFC 3339: `2029-05-31T00:00:00Z`. It is shown, and stops
   * nothing. A later date is set in place; to take the date away replaces the definition.
   * @default - none
   */
  readonly endOfLifeDate?: string;
  /** The least cores that are recommended, 1 to 80. Shown, never enforced; set in place. @default - none */
  readonly minVcpus?: number;
  /** The most cores that are recommended, 1 to 80. Shown, never enforced; set in place. @default - none */
  readonly maxVcpus?: number;
  /** The least memory that is recommended, 1 to 640. Shown, never enforced; set in place. @default - none */
  readonly minMemoryGiB?: number;
  /** The most memory that is recommended, 1 to 640. Shown, never enforced; set in place. @default - none */
  readonly maxMemoryGiB?: number;
}

/** What a gallery is, and what goes into it. */
export interface ImageGalleryProps extends ImageDefinitionOptions {
  /**
   * The gallery of the contract. A new name makes a new, empty gallery; the old one stays protected until
   * `destroyable` is set.
   */
  readonly gallery: ComputeGallery;
  /**
   * The images whose Azure artifacts are published here: one definition each. Those in another gallery are left to
   * that gallery's construct. An image that is taken out of the list has its definitions destroyed by the next
   * apply, which Azure refuses while they have versions.
   */
  readonly images: readonly GoldenImage[];
  /**
   * Where the gallery and its definitions are kept; where versions are copied to is the contract's to say. A
   * change replaces all of them.
   */
  readonly region: AzureRegion;
  /**
   * Whether the resource group is there already, made by others. Otherwise it is made, and belongs to this stack.
   * @default false
   */
  readonly resourceGroupExists?: boolean;
  /**
   * Who publishes, in the definitions' identifiers: 1 to 128 letters, digits, dots, dashes and underscores, not
   * ending in a dot. A change replaces every definition.
   * @default - the gallery's name
   */
  readonly publisher?: string;
  /**
   * What differs for one definition, by its name, which is the bucket unless the contract says otherwise.
   * @default - none
   */
  readonly definitions?: Readonly<Record<string, ImageDefinitionOptions>>;
  /**
   * Whether an apply may destroy the gallery, its definitions and a resource group that it made. Without it a plan
   * that would do so fails, `destroy` too: every VM that is ever replaced needs the versions in them. It is no
   * protection against a resource that is taken out of the code; Azure itself refuses to delete a definition that
   * has versions, and a gallery that has definitions.
   * @default false
   */
  readonly destroyable?: boolean;
  /**
   * Tags on the gallery and a resource group that it made; on definitions beside the image's labels. Set in place.
   * @default - none
   */
  readonly tags?: ResourceTags;
}
