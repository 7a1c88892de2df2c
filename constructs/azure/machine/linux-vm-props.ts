import type { DataDisk } from "./data-disk";
import type { MachineProps } from "./machine-props";

/**
 * How a VM is replaced, by another version of its image or by anything else that replaces it.
 *
 * - `in-place`: the old VM is destroyed, then the new one is made, with the same name, network interface and
 *   private address. An outage of some minutes.
 * - `create-before-destroy`: the new VM runs before the old one is destroyed. Name, network interface and so the
 *   private address are new; the subscription needs quota for both. Not with data disks, which can be in one place
 *   only, and not with an image that is held. Terraform then replaces everything that the VM depends on in this way,
 *   so a change that replaces the network too has to give that another name.
 */
export type VmReplacement = "in-place" | "create-before-destroy";

/** What a VM is. */
export interface LinuxVmProps extends MachineProps {
  /**
   * The VM's name and its host name: 1 to 64 letters, digits and inner dashes; 50 with "create-before-destroy",
   * which puts the version's short fingerprint and a hash behind it. Another name replaces the VM and its network
   * interface.
   */
  readonly name: string;
  /**
   * What happens to the running VM when it is replaced.
   * @default "in-place"
   */
  readonly replacement?: VmReplacement;
  /**
   * The zone that it runs in. Another one replaces the VM.
   * @default - Azure chooses
   */
  readonly zone?: "1" | "2" | "3";
  /**
   * Disks beside the operating system's.
   * @default - none
   */
  readonly dataDisks?: readonly DataDisk[];
  /**
   * How the guest finds its disks. Sizes from `_v6` on have NVMe only, and Azure chooses it for them. A change
   * stops and starts the VM.
   * @default - Azure chooses
   */
  readonly diskControllerType?: "SCSI" | "NVMe";
  /**
   * Who patches the running VM. `ImageDefault`: what the image is set up for; with golden images, patches come as
   * a new version of the image. `AutomaticByPlatform`: Azure, which needs `extensionsAllowed`. Set in place.
   * @default "ImageDefault"
   */
  readonly patchMode?: "ImageDefault" | "AutomaticByPlatform";
  /**
   * Whether extensions can be installed, such as Azure Monitor's agent or login with Entra ID. Whoever may write
   * extensions can run anything as root. Set in place.
   * @default false
   */
  readonly extensionsAllowed?: boolean;
}
