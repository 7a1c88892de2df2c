import { Block, PolicyRule, blocksIn } from "./policy-rule";

const VM = "azurerm_linux_virtual_machine";
const SCALE_SET = "azurerm_linux_virtual_machine_scale_set";
const BOTH = [VM, SCALE_SET];

const SECRET =
  /-----BEGIN [A-Z ]*PRIVATE KEY|^[\s-]*(?:plain_text_passwd|hashed_passwd|passwd|chpasswd|password)\s*:|(?:password|secret|api_?key|account_?key)\s*[=:]\s*\S/im;

/** Demands on VMs and scale sets. */
export const machineRules: readonly PolicyRule[] = [
  {
    ids: ["CKV_AZURE_1", "CKV_AZURE_49", "CKV_AZURE_149", "AZU-0039", "KICS dafe30ec"],
    demand: "no login by password",
    types: BOTH,
    holds: (vm) => vm["disable_password_authentication"] === true && !("admin_password" in vm),
  },
  {
    ids: ["CKV_AZURE_178", "KICS a5cfef8f", "Azure.VM.PublicKey", "Azure.VMSS.PublicKey"],
    demand: "an SSH key",
    types: BOTH,
    holds: (vm) => blocksIn(vm, "admin_ssh_key").some((key) => Boolean(key["public_key"])),
  },
  {
    ids: ["CKV_AZURE_50", "KICS 59528fe9"],
    demand: "no extensions, except for a scale set's own health",
    types: BOTH,
    holds: (vm) =>
      vm["allow_extension_operations"] === false ||
      vm["extension_operations_enabled"] === false ||
      blocksIn(vm, "extension").some(({ type }) => type === "ApplicationHealthLinux"),
  },
  {
    ids: ["CKV_AZURE_179", "Azure.VM.Agent"],
    demand: "the VM agent",
    types: BOTH,
    holds: (vm) => vm["provision_vm_agent"] === true,
  },
  {
    ids: ["CKV_AZURE_97", "KICS 30c7c2f1", "Azure Policy fc4d8e41"],
    demand: "encryption at host",
    types: BOTH,
    holds: (vm) => vm["encryption_at_host_enabled"] === true,
  },
  {
    ids: ["blind: custom_data", "CKV_AZURE_45", "AZU-0037"],
    demand: "no secret in custom data or user data, decoded",
    types: BOTH,
    holds: (vm) => [vm["custom_data"], vm["user_data"]].every((data) => !SECRET.test(decoded(data))),
  },
  {
    ids: ["Azure.VM.TrustedLaunch", "MCSB"],
    demand: "secure boot and a virtual TPM",
    types: BOTH,
    holds: (vm) => vm["secure_boot_enabled"] === true && vm["vtpm_enabled"] === true,
  },
  {
    ids: ["Azure.VM.Standalone", "Azure.VM.DiskCaching"],
    demand: "a premium disk, cached",
    types: BOTH,
    holds: (vm) =>
      blocksIn(vm, "os_disk").every(
        (disk) => /^Premium_/.test(String(disk["storage_account_type"])) && disk["caching"] === "ReadWrite",
      ),
  },
  {
    ids: ["identity"],
    demand: "an identity of its own instead of secrets",
    types: BOTH,
    holds: (vm) => blocksIn(vm, "identity").some(({ type }) => String(type).startsWith("SystemAssigned")),
  },
  {
    ids: ["CKV2_AZURE_39"],
    demand: "boot diagnostics, which need no public address",
    types: BOTH,
    holds: (vm) => blocksIn(vm, "boot_diagnostics").length === 1,
  },
  {
    ids: ["Azure.VM.MaintenanceConfig"],
    demand: "a patch mode that is said",
    types: [VM],
    holds: (vm) => Boolean(vm["patch_mode"]) && Boolean(vm["patch_assessment_mode"]),
  },
  {
    ids: ["Azure.VM.Name", "Azure.VM.ComputerName"],
    demand: "legal names",
    types: [VM],
    holds: ({ name, computer_name }) => [name, computer_name].every(isLegalName),
  },
  {
    ids: ["Azure.Resource.UseTags"],
    demand: "tags that say owner, bucket, channel, version and fingerprint",
    types: BOTH,
    holds: ({ tags }) =>
      ["owner", "image_bucket", "image_channel", "image_version", "image_fingerprint"].every(
        (tag) => tag in (tags as object),
      ),
  },
  {
    ids: ["revocation"],
    demand: "a guard against revoked images",
    types: BOTH,
    holds: (vm) => {
      const [lifecycle = {}] = blocksIn(vm, "lifecycle");
      const guards = [...blocksIn(lifecycle, "precondition"), ...blocksIn(lifecycle, "postcondition")];
      return guards.some(({ condition }) => String(condition).includes("revoke_at"));
    },
  },
  {
    ids: ["order"],
    demand: "a VM that waits for the associations of a subnet made in its stack",
    types: BOTH,
    holds: (vm, stack) =>
      stack.resource?.["azurerm_subnet"] === undefined ||
      (vm["depends_on"] as string[] | undefined)?.some((address) => /_association\./.test(address)) === true,
  },
  {
    ids: ["Azure.VMSS.Rolling"],
    demand: "an upgrade that rolls: mode, all numbers and a signal",
    types: [SCALE_SET],
    holds: rolls,
  },
  {
    ids: ["Azure.VMSS.AutoInstanceRepairs"],
    demand: "automatic repair",
    types: [SCALE_SET],
    holds: (set) => blocksIn(set, "automatic_instance_repair").some(({ enabled }) => enabled === true),
  },
  {
    ids: ["blind: automatic OS upgrade", "CKV_AZURE_95", "Azure Policy 465f0161"],
    demand: "a version of the image, and so no automatic upgrade to the newest one",
    types: [SCALE_SET],
    holds: (set) =>
      blocksIn(set, "automatic_os_upgrade_policy").every(
        (policy) => policy["enable_automatic_os_upgrade"] !== true,
      ),
  },
];

function decoded(data: unknown): string {
  return typeof data === "string" ? Buffer.from(data, "base64").toString() : "";
}

function isLegalName(name: unknown): boolean {
  const text = String(name).replace(/\$\{[^}]*\}/g, "12345678");
  return /^[A-Za-z0-9][A-Za-z0-9-]*[A-Za-z0-9]$/.test(text) && text.length <= 64;
}

function rolls(set: Block): boolean {
  const [policy = {}] = blocksIn(set, "rolling_upgrade_policy");
  const numbers = [
    "max_batch_instance_percent",
    "max_unhealthy_instance_percent",
    "max_unhealthy_upgraded_instance_percent",
    "pause_time_between_batches",
  ];
  const isAsked =
    "health_probe_id" in set ||
    blocksIn(set, "extension").some(({ type }) => type === "ApplicationHealthLinux");
  return set["upgrade_mode"] === "Rolling" && numbers.every((name) => name in policy) && isAsked;
}
