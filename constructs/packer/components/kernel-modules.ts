import type { Problems } from "../../errors";
import { requireForms } from "../../image/given-text";
import type { ImageComponent } from "../image-component";
import { verify } from "../provisioners/verify";
import { componentStep } from "./component-step";
import { joined } from "./option-rules";

/** Which parts of the kernel may not be loaded. */
export interface KernelModulesOptions {
  /**
   * Further modules, by the names that `modprobe` takes: `squashfs`, where no snaps are used. Those that a VM in Azure
   * needs are refused.
   * @default - none
   */
  readonly disable?: readonly string[];
}

/** Without these a VM in Azure does not boot, is not provisioned, or has no network. */
const NEEDED =
  /^(?:udf|isofs|cdrom|sr_mod|ext4|xfs|vfat|fat|nls_.*|hv_.*|hyperv_.*|pci_hyperv|mlx[45]_.*|mana|nvme.*|overlay)$/;

/** Keeps modules from being loaded that no VM in Azure has a use for. */
export function kernelModules({ disable }: KernelModulesOptions = {}): ImageComponent {
  const step = componentStep({
    script: "kernel-modules",
    environment: { MODULES: joined(disable) },
    check: (problems, property) => checkModules(problems, `${property}.disable`, disable ?? []),
  });
  const files = [{ path: "/etc/modprobe.d/60-golden-image.conf", mode: "0644", owner: "root" }];
  return { name: "Kernel modules", slots: { harden: [step], verify: [verify({ files })] } };
}

function checkModules(problems: Problems, property: string, modules: readonly string[]): void {
  requireForms(problems, property, modules, {
    code: "component-text",
    pattern: /^[a-z0-9][a-z0-9_-]*$/,
    rule: "must be the name of a module",
    example: "squashfs",
  });
  modules.forEach((name, n) =>
    // To modprobe, a dash and an underscore are one.
    problems.require(!NEEDED.test(String(name).replaceAll("-", "_")), {
      code: "kernel-module-needed",
      property: `${property}[${n}]`,
      rule: "must not be a module that Azure needs in order to start a VM",
      got: name,
      fix: "leave it out",
    }),
  );
}
