import { BillOfMaterialsOptions, Component, Provisioner } from "../../../constructs/packer";
import { ErrorExamples, step, template } from "./scene";

export const COMPONENTS: ErrorExamples = {
  component: () => template({ components: ["ssh-server" as never] }),
  "component-slot": () =>
    template({
      components: [{ name: "SSH server", slots: { hardening: [Provisioner.restart()] } as never }],
    }),
  "component-number": () => template({ components: [Component.sshServer({ maxAuthTries: 0 })] }),
  "component-text": () => template({ components: [Component.kernelModules({ disable: ["usb storage"] })] }),
  "kernel-module-needed": () => template({ components: [Component.kernelModules({ disable: ["udf"] })] }),
  packages: () => step(Provisioner.packages([])),
  "package-name": () => step(Provisioner.packages(["nginx; reboot"])),
  "verify-nothing": () => template({ verify: [Provisioner.verify({})] }),
  "verify-form": () => template({ verify: [Provisioner.verify({ services: ["nginx and php"] })] }),
  "verify-port": () => template({ verify: [Provisioner.verify({ listeningPorts: [0] })] }),
  "verify-wait": () => template({ verify: [Provisioner.verify({ services: ["nginx"], waitSeconds: 3600 })] }),
  "bill-of-materials-source": () => bill({ source: "sbom.json" }),
  "bill-of-materials-format": () => bill({ format: "swid" as never }),
  "bill-of-materials-name": () => bill({ name: "all packages" }),
  "bill-of-materials-exclude": () => bill({ exclude: ["opt/cache"] }),
  "bill-of-materials-twice": () => bill({ name: "packages" }, { name: "packages" }),
};

/** A template that records bills of materials. */
function bill(...bills: readonly BillOfMaterialsOptions[]) {
  return template({ billOfMaterials: bills.map(Provisioner.billOfMaterials) });
}
