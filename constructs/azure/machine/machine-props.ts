import type { AzureRegion } from "../../image/azure-region";
import type { ChannelImage } from "../../hcp/channel-image";
import type { ResourceTags } from "../resource-tags";
import type { VmNetwork } from "../network/vm-network";

/** The storage of an operating system's disk. `ZRS` survives the loss of a zone. */
export type OsDiskType =
  "Premium_LRS" | "Premium_ZRS" | "StandardSSD_LRS" | "StandardSSD_ZRS" | "Standard_LRS";

/** What a VM and the VMs of a scale set have in common. */
export interface MachineProps {
  /**
   * The image, looked up through its channel. Security type, architecture and generation follow from its contract.
   * What happens when the channel moves is its policy's to say.
   */
  readonly image: ChannelImage;
  /** Where it is connected. It waits for the network's associations, and is gone before they are. */
  readonly network: VmNetwork;
  /**
   * The size, such as `Standard_D2s_v5`, of the image's architecture. A VM is stopped, resized and started in the
   * next apply, an outage of minutes; a scale set rolls.
   */
  readonly size: string;
  /**
   * The public key that administrators log in with, RSA or Ed25519: the only way in. Text, or a reference such as
   * a variable's value. Its comment is left out, because another comment would replace the VM. Another key
   * replaces a VM; a scale set gives it to new VMs.
   */
  readonly adminSshKey: string;
  /**
   * Where it runs, one of the regions that the image is replicated to. Another one replaces everything.
   * @default - the network's
   */
  readonly region?: AzureRegion;
  /**
   * The resource group that it goes into. Another one replaces everything.
   * @default - the network's
   */
  readonly resourceGroupName?: string;
  /**
   * The administrators' user name, 1 to 32 lower-case letters, digits, dashes and underscores; not one of those
   * that Azure reserves, such as `admin`. Another name replaces a VM or a whole scale set.
   * @default "azureuser"
   */
  readonly adminUsername?: string;
  /**
   * Secure boot and a virtual TPM. Only an image that leaves it open (`TrustedLaunchSupported`) lets one choose; for
   * every other, what differs from the contract is refused. A change replaces a VM or a whole scale set.
   * @default - as the image's contract says; true where it leaves it open
   */
  readonly trustedLaunchEnabled?: boolean;
  /**
   * Encryption of temporary disks and caches on the host, too. The subscription needs the feature
   * `Microsoft.Compute/EncryptionAtHost`, or the apply fails late. A change stops and starts a VM.
   * @default true
   */
  readonly encryptionAtHostEnabled?: boolean;
  /**
   * What cloud-init does at the first boot, in plain text; it is encoded here. Never a secret: everyone who can
   * read the state can read it. A change replaces a VM; a scale set rolls.
   * @default - nothing
   */
  readonly cloudInit?: string;
  /**
   * The storage of the operating system's disk. Anything but Premium loses Azure's promise of availability for a
   * single VM. A change replaces a VM or a whole scale set.
   * @default "Premium_LRS"
   */
  readonly osDiskType?: OsDiskType;
  /**
   * At least the size of the image. A larger disk is made so in the next apply, while the VM is stopped; a smaller
   * one fails there.
   * @default - the image's
   */
  readonly osDiskSizeGiB?: number;
  /**
   * Full id of a disk encryption set, which encrypts the disks with a key of your own.
   * @default - encrypted with a key that Azure manages
   */
  readonly diskEncryptionSetId?: string;
  /**
   * Full ids of identities that it has beside its own. Set in place.
   * @default - its own identity only
   */
  readonly userAssignedIdentityIds?: readonly string[];
  /**
   * Traffic that bypasses the host. Sizes of one core and the first B series can not; for the latter it is refused
   * at synth. A change is made in place; Azure may ask for the VM to be stopped before.
   * @default true
   */
  readonly acceleratedNetworkingEnabled?: boolean;
  /**
   * Tags beside those that say which image is running (`image_bucket`, `image_version` ...). One of them has to be
   * `owner`, unless the image's labels name one. Set in place.
   * @default - the owner that the image's labels name
   */
  readonly tags?: ResourceTags;
}
