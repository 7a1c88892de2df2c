import { ManagedDisk } from "@cdktf/provider-azurerm/lib/managed-disk";
import { VirtualMachineDataDiskAttachment } from "@cdktf/provider-azurerm/lib/virtual-machine-data-disk-attachment";
import { Token } from "cdktf";
import { Construct } from "constructs";
import { Problems } from "../../errors";
import { requireDiskEncryptionSetId } from "../../image/azure-names";
import { requireWhole } from "../../image/given-number";
import { isObject, requireList, requireOneOf } from "../../image/given-value";

/**
 * A disk beside the operating system's. It outlives its VM: a replaced VM gets the same disk again. One that is taken
 * out of the list is destroyed by the next apply, with its data.
 */
export interface DataDisk {
  /** 1 to 20 letters, digits and inner dashes, such as `data`. Another name is another, empty disk. */
  readonly name: string;
  /** 1 to 32767. It grows in place, where Azure asks for it while the VM is stopped; a smaller size fails in the apply. */
  readonly sizeGiB: number;
  /**
   * Its number on the VM, 0 to 63, which the guest finds it by: `/dev/disk/azure/scsi1/lun0`. Another number
   * detaches and attaches it.
   */
  readonly lun: number;
  /** @default "Premium_LRS" */
  readonly storageAccountType?:
    "Premium_LRS" | "Premium_ZRS" | "StandardSSD_LRS" | "StandardSSD_ZRS" | "Standard_LRS";
  /**
   * `ReadOnly` speeds up what is read often. Set in place.
   * @default "None"
   */
  readonly caching?: "None" | "ReadOnly" | "ReadWrite";
  /**
   * Full id of a disk encryption set, which encrypts the disk with a key of your own.
   * @default - encrypted with a key that Azure manages
   */
  readonly diskEncryptionSetId?: string;
}

/** The VM that a disk belongs to. */
export interface DiskOwner {
  readonly vmName: string;
  readonly virtualMachineId: string;
  readonly location: string;
  readonly resourceGroupName: string;
  readonly zone?: string;
  readonly tags: Record<string, string>;
}

const NAME = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,18}[A-Za-z0-9])?$/;
const TYPES = ["Premium_LRS", "Premium_ZRS", "StandardSSD_LRS", "StandardSSD_ZRS", "Standard_LRS"];
const SIZE = { code: "data-disk-number", least: 1, most: 32767, fix: "use one such as 128" };
const LUN = { code: "data-disk-number", least: 0, most: 63, fix: "use one such as 0" };

/** Notes what Azure would refuse about a VM's disks. */
export function checkDataDisks(problems: Problems, property: string, disks: unknown): void {
  if (!requireList(problems, property, disks, '[{ name: "data", sizeGiB: 128, lun: 0 }]')) return;
  const seen = new Set<unknown>();
  disks.forEach((disk: unknown, n) => {
    const here = `${property}[${n}]`;
    const isDisk = problems.require(isObject(disk), {
      code: "data-disk",
      property: here,
      rule: "must be a disk",
      got: disk,
      fix: 'write { name: "data", sizeGiB: 128, lun: 0 }',
    });
    if (!isDisk || !isObject(disk)) return;
    const { name, sizeGiB, lun, storageAccountType, caching, diskEncryptionSetId } = disk;
    problems.require(typeof name === "string" && NAME.test(name) && !seen.has(name.toLowerCase()), {
      code: "data-disk-name",
      property: `${here}.name`,
      rule: "must be 1 to 20 letters, digits and inner dashes, and another one than that of each other disk",
      got: name,
      fix: 'use a name such as "data"',
    });
    requireWhole(problems, `${here}.sizeGiB`, sizeGiB, SIZE);
    if (requireWhole(problems, `${here}.lun`, lun, LUN)) {
      problems.require(!seen.has(lun), {
        code: "data-disk-lun",
        property: `${here}.lun`,
        rule: "is the number of another disk, too",
        got: lun,
        fix: "number the disks 0, 1, 2",
      });
    }
    seen.add(String(name).toLowerCase()).add(lun);
    if (storageAccountType !== undefined) {
      requireOneOf(problems, `${here}.storageAccountType`, storageAccountType, TYPES);
    }
    if (caching !== undefined)
      requireOneOf(problems, `${here}.caching`, caching, ["None", "ReadOnly", "ReadWrite"]);
    if (diskEncryptionSetId !== undefined && !Token.isUnresolved(diskEncryptionSetId)) {
      requireDiskEncryptionSetId(problems, `${here}.diskEncryptionSetId`, diskEncryptionSetId);
    }
  });
}

/** A disk that no one can download, attached to its VM. */
export function addDataDisk(scope: Construct, disk: DataDisk, owner: DiskOwner): void {
  const { vmName, virtualMachineId, ...where } = owner;
  const resource = new ManagedDisk(scope, `Disk_${disk.name}`, {
    ...where,
    name: `disk-${vmName}-${disk.name}`,
    createOption: "Empty",
    diskSizeGb: disk.sizeGiB,
    storageAccountType: disk.storageAccountType ?? "Premium_LRS",
    diskEncryptionSetId: disk.diskEncryptionSetId,
    publicNetworkAccessEnabled: false,
    networkAccessPolicy: "DenyAll",
  });
  new VirtualMachineDataDiskAttachment(scope, `Attachment_${disk.name}`, {
    virtualMachineId,
    managedDiskId: resource.id,
    lun: disk.lun,
    caching: disk.caching ?? "None",
  });
}
