import { LinuxVirtualMachine } from "@cdktf/provider-azurerm/lib/linux-virtual-machine";
import { NetworkInterface } from "@cdktf/provider-azurerm/lib/network-interface";
import { Token } from "cdktf";
import { Construct } from "constructs";
import { Problems } from "../errors";
import { requireProps } from "../image/given-value";
import type { ChannelImage } from "../hcp/channel-image";
import { terraformLiteral } from "../hcp/terraform-literal";
import { checkLinuxVm } from "./machine/check-linux-vm";
import { placeOf } from "./machine/check-machine";
import { addDataDisk } from "./machine/data-disk";
import type { LinuxVmProps } from "./machine/linux-vm-props";
import { MachineConfig, OsDiskConfig, machineConfig, osDiskConfig } from "./machine/machine-config";
import { ImageCheckOptions, addMachineChecks } from "./machine/machine-checks";
import { resourceTags } from "./resource-tags";
import type { RunningMachine } from "./machine/running-machines";
import { VM_NAME_TAG, suffixedName } from "./machine/vm-name";

export type { LinuxVmProps, VmReplacement } from "./machine/linux-vm-props";
export type { DataDisk } from "./machine/data-disk";

/**
 * A Linux VM from a channel's image: no public address, no password, secure boot as the image's contract says.
 *
 * What the next apply does when the channel moves, or moves back, is the image's policy to say:
 * - `follow`: it replaces the VM, as `replacement` says. Data disks are detached and attached again; everything
 *   else on the VM is gone. Extensions are made anew.
 * - `pinned`: nothing, until the pin is changed; then as above.
 * - `held`: nothing. `terraform apply -replace=<address>` takes what the channel holds then.
 *
 * A version that is revoked stops the plan that would deploy it, and never touches a VM that runs it. A build
 * without a move of the channel changes nothing.
 *
 * @see https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/linux_virtual_machine
 * @throws ImageError listing everything that Azure would refuse, or that would not boot the image
 */
export class LinuxVm extends Construct {
  /** The VM's full id. Unknown in a plan that replaces it. */
  readonly vmId: string;
  /** Its name in Azure, with the image behind it where it is made before the old one is gone. */
  readonly vmName: string;
  /** Its address in the subnet. Unknown in a plan that replaces it. */
  readonly privateIpAddress: string;
  /** The object id of its own identity, for role assignments. Another one after each replacement. */
  readonly principalId: string;
  private readonly image: ChannelImage;
  private readonly resource: LinuxVirtualMachine;
  /** What finds this VM as it is now, under whatever name. */
  private readonly found: RunningMachine;

  constructor(scope: Construct, id: string, props: LinuxVmProps) {
    super(scope, id);
    requireProps(this.node.path, props, 'new LinuxVm(this, "Web", { name: "web-1", image, network, ... })');
    const problems = new Problems(this.node.path);
    checkLinuxVm(problems, props);
    problems.throwIfAny();
    const { image, zone } = props;
    const isOverlapping = props.replacement === "create-before-destroy";
    const machine = machineConfig(props);
    const { location, resourceGroupName } = machine;
    const baseName = terraformLiteral(props.name, "name");
    const osDisk = osDiskConfig(props);
    const name = isOverlapping ? suffixed(baseName, props, machine, osDisk) : baseName;
    const networkInterface = new NetworkInterface(this, "NetworkInterface", {
      location,
      resourceGroupName,
      name: `nic-${name}`,
      acceleratedNetworkingEnabled: props.acceleratedNetworkingEnabled ?? true,
      ipForwardingEnabled: false,
      ipConfiguration: [
        { name: "internal", subnetId: props.network.subnetId, privateIpAddressAllocation: "Dynamic" },
      ],
      tags: resourceTags(props.tags),
      lifecycle: isOverlapping ? { createBeforeDestroy: true } : undefined,
    });
    this.resource = new LinuxVirtualMachine(this, "Resource", {
      ...machine,
      ...(isOverlapping ? { tags: { ...machine.tags, [VM_NAME_TAG]: baseName } } : {}),
      name,
      computerName: name,
      size: props.size,
      zone,
      networkInterfaceIds: [networkInterface.id],
      osDisk,
      diskControllerType: props.diskControllerType,
      patchMode: props.patchMode ?? "ImageDefault",
      patchAssessmentMode: "ImageDefault",
      allowExtensionOperations: props.extensionsAllowed ?? false,
      lifecycle: {
        ...image.lifecycleFor({ region: placeOf(props).region }),
        ...(isOverlapping ? { createBeforeDestroy: true } : {}),
      },
    });
    const owner = { vmName: name, virtualMachineId: this.resource.id, location, resourceGroupName, zone };
    for (const disk of props.dataDisks ?? [])
      addDataDisk(this, disk, { ...owner, tags: resourceTags(props.tags) });
    this.image = image;
    this.found = { resourceGroupName, name: props.name, ...(isOverlapping ? { tag: VM_NAME_TAG } : {}) };
    this.vmId = this.resource.id;
    this.vmName = this.resource.name;
    this.privateIpAddress = this.resource.privateIpAddress;
    this.principalId = this.resource.identity.principalId;
  }

  /** Adds warnings about what this VM runs, to every plan and apply. They stop or change nothing. */
  addImageChecks(options: ImageCheckOptions = {}): void {
    addMachineChecks(this, this.image, this.resource, this.found, options);
  }
}

/** In what is made before the old one is gone, everything that replaces a VM stands in the name. */
function suffixed(
  name: string,
  { image, zone }: LinuxVmProps,
  machine: MachineConfig,
  disk: OsDiskConfig,
): string {
  const { adminUsername, adminSshKey, customData, secureBootEnabled } = machine;
  const known = [
    adminUsername,
    adminSshKey[0]?.publicKey,
    customData,
    secureBootEnabled,
    zone,
    disk.storageAccountType,
  ];
  const replacing = known.map((value) => (Token.isUnresolved(value) ? null : (value ?? null)));
  return suffixedName(name, image.shortFingerprint, replacing);
}
