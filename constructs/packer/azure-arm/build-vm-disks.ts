import { HclText } from "../../hcl/value";
import { requireDiskEncryptionSetId } from "../../image/azure-names";
import { oneOf, text, whole, wholes } from "./option-kinds";
import { OptionTable } from "./option-table";
import { requireResourceName } from "./text-rules";

/** The disks of the build VM. */
export interface BuildVmDisksProps {
  /**
   * Size of the OS disk in GiB, and so of every VM that is deployed from the image. Not smaller than the disk
   * of the source; a larger one is billed on each deployed VM.
   * @default - the size that the source has
   */
  readonly osDiskSizeGiB?: number;
  /**
   * Sizes of additional empty disks in GiB. They become part of the image, and each deployed VM gets them.
   * @default - none
   */
  readonly diskAdditionalSizesGiB?: readonly number[];
  /**
   * Numbers under which the VM sees the additional disks, one for each, all different, 0 to 63.
   * @default - the first free ones
   */
  readonly diskAdditionalLuns?: readonly number[];
  /**
   * Caching of the disks by the host.
   * @default "ReadWrite"
   */
  readonly diskCachingType?: "None" | "ReadOnly" | "ReadWrite";
  /**
   * How the VM sees its disks. `NVMe` needs a size and a definition that support it.
   * @default - Azure decides by the size
   */
  readonly diskControllerType?: "SCSI" | "NVMe";
  /**
   * Name of the OS disk.
   * @default - `pkros` and ten random characters
   */
  readonly tempOsDiskName?: HclText;
  /**
   * Full id of a disk encryption set in the build region, which encrypts the build VM's disks with a key of your
   * own. For a gallery version alone: excludes a managed image and a VHD. The target regions need sets of
   * their own.
   * @default - encrypted with a key that Azure manages
   */
  readonly diskEncryptionSetId?: HclText;
}

/** The options of the build VM's disks. */
export const BUILD_VM_DISKS_OPTIONS: OptionTable<BuildVmDisksProps> = {
  osDiskSizeGiB: whole("os_disk_size_gb", { least: 1, most: 4095, usual: 64 }),
  diskAdditionalSizesGiB: wholes("disk_additional_size", { least: 1, most: 32767, usual: 32 }),
  diskAdditionalLuns: wholes("disk_additional_luns", { least: 0, most: 63, usual: 0 }),
  diskCachingType: oneOf("disk_caching_type", "None", "ReadOnly", "ReadWrite"),
  diskControllerType: oneOf("disk_controller_type", "SCSI", "NVMe"),
  tempOsDiskName: text("temp_os_disk_name", requireResourceName),
  diskEncryptionSetId: text("disk_encryption_set_id", requireDiskEncryptionSetId),
};
