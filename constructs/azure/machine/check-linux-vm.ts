import { Problems } from "../../errors";
import { requireBoolean, requireOneOf } from "../../image/given-value";
import { ChannelImage } from "../../hcp/channel-image";
import { checkMachine } from "./check-machine";
import { checkDataDisks } from "./data-disk";
import type { LinuxVmProps } from "./linux-vm-props";
import { MAX_SUFFIXED_NAME, MAX_VM_NAME, VM_NAME_TAG, requireVmName } from "./vm-name";

/** Notes everything about a VM that Azure would refuse, or that would not boot its image. */
export function checkLinuxVm(problems: Problems, props: LinuxVmProps): void {
  const { replacement, zone, dataDisks, patchMode, extensionsAllowed, diskControllerType } = props;
  const isOverlapping = replacement === "create-before-destroy";
  requireVmName(problems, "name", props.name, isOverlapping ? MAX_SUFFIXED_NAME : MAX_VM_NAME);
  checkMachine(problems, props, isOverlapping ? { [VM_NAME_TAG]: props.name } : {});
  if (replacement !== undefined) {
    requireOneOf(problems, "replacement", replacement, ["in-place", "create-before-destroy"]);
  }
  if (zone !== undefined) requireOneOf(problems, "zone", zone, ["1", "2", "3"]);
  if (diskControllerType !== undefined) {
    requireOneOf(problems, "diskControllerType", diskControllerType, ["SCSI", "NVMe"]);
  }
  if (patchMode !== undefined)
    requireOneOf(problems, "patchMode", patchMode, ["ImageDefault", "AutomaticByPlatform"]);
  if (extensionsAllowed !== undefined) requireBoolean(problems, "extensionsAllowed", extensionsAllowed);
  problems.require(patchMode !== "AutomaticByPlatform" || extensionsAllowed === true, {
    code: "patch-extension",
    property: "patchMode",
    rule: "needs extensionsAllowed, because Azure patches through an extension",
    got: patchMode,
    fix: 'set extensionsAllowed: true, or leave patchMode "ImageDefault" and promote a patched image',
  });
  if (dataDisks !== undefined) checkDataDisks(problems, "dataDisks", dataDisks);
  if (isOverlapping) checkOverlap(problems, props);
}

function checkOverlap(problems: Problems, { dataDisks, image }: LinuxVmProps): void {
  problems.require((dataDisks ?? []).length === 0, {
    code: "replacement-disks",
    property: "replacement",
    rule: "can not be create-before-destroy with data disks, which the old VM still has when the new one needs them",
    fix: 'use "in-place", or keep data elsewhere',
  });
  problems.require(!ChannelImage.isChannelImage(image) || image.policy.kind !== "held", {
    code: "replacement-held",
    property: "replacement",
    rule: "can not be create-before-destroy with a held image: -replace would make a second VM on one network interface",
    fix: 'use "in-place", or ImagePolicy.pinned(), whose VMs are replaced when the pin is changed',
  });
}
