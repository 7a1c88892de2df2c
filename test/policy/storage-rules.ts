import { PolicyRule, blocksIn } from "./policy-rule";

const DEFINITION = "azurerm_shared_image";

/** Demands on disks and on the gallery. No scanner has a rule for the latter. */
export const storageRules: readonly PolicyRule[] = [
  {
    ids: ["CKV_AZURE_251"],
    demand: "a disk that can not be read from the internet",
    types: ["azurerm_managed_disk"],
    holds: (disk) => disk["public_network_access_enabled"] === false,
  },
  {
    ids: ["Azure Policy Disks_ExportLimitNetworkAccess"],
    demand: "a disk that can not be downloaded",
    types: ["azurerm_managed_disk"],
    holds: (disk) => disk["network_access_policy"] === "DenyAll",
  },
  {
    ids: ["blind: APRL CG-3"],
    demand: "a definition of generation V2 with Trusted Launch or confidential VMs",
    types: [DEFINITION],
    holds: (definition) =>
      definition["hyper_v_generation"] === "V2" &&
      ["trusted_launch_enabled", "trusted_launch_supported", "confidential_vm_enabled"].some(
        (flag) => definition[flag] === true,
      ),
  },
  {
    ids: ["definition: accelerated networking"],
    demand: "a definition for accelerated networking and NVMe disks",
    types: [DEFINITION],
    holds: (definition) =>
      definition["accelerated_network_support_enabled"] === true &&
      definition["disk_controller_type_nvme_enabled"] === true,
  },
  {
    ids: ["definition: identifier"],
    demand: "an identifier of its own",
    types: [DEFINITION],
    holds: (definition, stack) => {
      const all = Object.values(stack.resource?.[DEFINITION] ?? {}).map((each) =>
        JSON.stringify(each["identifier"]),
      );
      return all.filter((identifier) => identifier === JSON.stringify(definition["identifier"])).length === 1;
    },
  },
  {
    ids: ["gallery: prevent_destroy"],
    demand: "no way to destroy a gallery or a definition by mistake",
    types: ["azurerm_shared_image_gallery", DEFINITION],
    holds: (block) => blocksIn(block, "lifecycle").some((lifecycle) => lifecycle["prevent_destroy"] === true),
  },
];
