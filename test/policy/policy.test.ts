import { synthesizeEverything } from "./every-stack";
import { StackJson, judge } from "./policy-rule";
import { policyRules } from "./policy-rules";
import { MOST_WAIVERS, checkovWaivers } from "./waivers";

const VM = "azurerm_linux_virtual_machine";
const SCALE_SET = "azurerm_linux_virtual_machine_scale_set";
const NIC = "azurerm_network_interface";
const GROUP = "azurerm_network_security_group";
const DISK = "azurerm_managed_disk";
const DEFINITION = "azurerm_shared_image";

/** A resource that a test spoils. */
type Changed = Record<string, unknown>;

const stacks = synthesizeEverything();
const everything = stacks.get("everything")!;

const secret = (text: string) => Buffer.from(text).toString("base64");
const rule = (given: object) => ({
  name: "x",
  direction: "Inbound",
  access: "Allow",
  protocol: "Tcp",
  priority: 200,
  source_address_prefix: "10.0.0.0/8",
  destination_port_range: "22",
  ...given,
});

/** What is spoilt, and the one rule that has to notice. */
const FLIPS: readonly (readonly [string, string, string, (block: Changed) => unknown])[] = [
  ["CKV_AZURE_1", "password login", VM, (vm) => (vm["disable_password_authentication"] = false)],
  ["CKV_AZURE_1", "a password", VM, (vm) => (vm["admin_password"] = "x")],
  ["CKV_AZURE_1", "password login", SCALE_SET, (set) => delete set["disable_password_authentication"]],
  ["CKV_AZURE_178", "no key", VM, (vm) => (vm["admin_ssh_key"] = [])],
  ["CKV_AZURE_178", "an empty key", SCALE_SET, (set) => (set["admin_ssh_key"] = [{ public_key: "" }])],
  ["CKV_AZURE_50", "extensions", VM, (vm) => (vm["allow_extension_operations"] = true)],
  ["CKV_AZURE_179", "no agent", VM, (vm) => (vm["provision_vm_agent"] = false)],
  ["CKV_AZURE_97", "no encryption", VM, (vm) => (vm["encryption_at_host_enabled"] = false)],
  ["CKV_AZURE_97", "no encryption", SCALE_SET, (set) => delete set["encryption_at_host_enabled"]],
  [
    "blind: custom_data",
    "a secret",
    VM,
    (vm) => (vm["custom_data"] = secret("#cloud-config\npassword: x\n")),
  ],
  ["blind: custom_data", "a secret", SCALE_SET, (set) => (set["user_data"] = secret("API_KEY=x"))],
  ["Azure.VM.TrustedLaunch", "no secure boot", VM, (vm) => delete vm["secure_boot_enabled"]],
  ["Azure.VM.TrustedLaunch", "no vTPM", SCALE_SET, (set) => (set["vtpm_enabled"] = false)],
  [
    "Azure.VM.Standalone",
    "a slow disk",
    VM,
    (vm) => (vm["os_disk"] = { storage_account_type: "Standard_LRS" }),
  ],
  ["identity", "no identity", VM, (vm) => delete vm["identity"]],
  ["CKV2_AZURE_39", "no boot diagnostics", VM, (vm) => delete vm["boot_diagnostics"]],
  ["Azure.VM.MaintenanceConfig", "no patch mode", VM, (vm) => delete vm["patch_mode"]],
  ["Azure.VM.Name", "an illegal name", VM, (vm) => (vm["computer_name"] = "web_1")],
  ["Azure.Resource.UseTags", "no version", VM, (vm) => (vm["tags"] = { owner: "x" })],
  ["revocation", "no guard", VM, (vm) => (vm["lifecycle"] = {})],
  ["revocation", "no guard", SCALE_SET, (set) => (set["lifecycle"] = {})],
  ["order", "no waiting", VM, (vm) => delete vm["depends_on"]],
  ["Azure.VMSS.Rolling", "by hand", SCALE_SET, (set) => (set["upgrade_mode"] = "Manual")],
  ["Azure.VMSS.Rolling", "no policy", SCALE_SET, (set) => delete set["rolling_upgrade_policy"]],
  [
    "Azure.VMSS.AutoInstanceRepairs",
    "no repair",
    SCALE_SET,
    (set) => delete set["automatic_instance_repair"],
  ],
  [
    "blind: automatic OS upgrade",
    "the newest image",
    SCALE_SET,
    (set) => (set["automatic_os_upgrade_policy"] = { enable_automatic_os_upgrade: true }),
  ],
  ["blind: ip_forwarding_enabled", "forwarding", NIC, (nic) => (nic["ip_forwarding_enabled"] = true)],
  ["blind: ip_forwarding_enabled", "the old name", NIC, (nic) => (nic["enable_ip_forwarding"] = true)],
  [
    "blind: enable_ip_forwarding of a scale set",
    "forwarding",
    SCALE_SET,
    (set) => (set["network_interface"] = [{ enable_ip_forwarding: true }]),
  ],
  [
    "CKV_AZURE_119",
    "a public address",
    NIC,
    (nic) => (nic["ip_configuration"] = [{ name: "internal", public_ip_address_id: "x" }]),
  ],
  [
    "CKV_AZURE_119",
    "a public address",
    SCALE_SET,
    (set) =>
      (set["network_interface"] = [
        { enable_ip_forwarding: false, ip_configuration: [{ public_ip_address: [{ name: "x" }] }] },
      ]),
  ],
  ["Azure.VM.AcceleratedNetworking", "slow", NIC, (nic) => (nic["accelerated_networking_enabled"] = false)],
  [
    "CKV2_AZURE_31",
    "another subnet",
    "azurerm_subnet_network_security_group_association",
    (association) => (association["subnet_id"] = "x"),
  ],
  ["private subnet", "a way out", "azurerm_subnet", (net) => delete net["default_outbound_access_enabled"]],
  ["CKV_AZURE_10", "*", GROUP, (group) => (group["security_rule"] = [rule({ source_address_prefix: "*" })])],
  [
    "CKV_AZURE_10",
    "0.0.0.0/0 among others",
    GROUP,
    (group) =>
      (group["security_rule"] = [
        rule({ source_address_prefix: null, source_address_prefixes: ["10.0.0.0/8", "0.0.0.0/0"] }),
      ]),
  ],
  [
    "AZU-0051",
    "egress to everywhere",
    GROUP,
    (group) =>
      (group["security_rule"] = [
        rule({ direction: "Outbound", destination_address_prefix: "*", destination_port_range: "*" }),
      ]),
  ],
  [
    "Azure.NSG.DenyAllInbound",
    "no probes",
    GROUP,
    (group) =>
      (group["security_rule"] = [rule({ access: "Deny", source_address_prefix: "*", priority: 4096 })]),
  ],
  ["Azure.PublicIP.StandardSKU", "Basic", "azurerm_public_ip", (address) => (address["sku"] = "Basic")],
  ["Azure.PublicIP.StandardSKU", "one zone", "azurerm_public_ip", (address) => (address["zones"] = ["1"])],
  ["CKV_AZURE_251", "public", DISK, (disk) => delete disk["public_network_access_enabled"]],
  [
    "Azure Policy Disks_ExportLimitNetworkAccess",
    "downloads",
    DISK,
    (disk) => (disk["network_access_policy"] = "AllowAll"),
  ],
  ["blind: APRL CG-3", "no Trusted Launch", DEFINITION, (image) => delete image["trusted_launch_enabled"]],
  ["blind: APRL CG-3", "generation V1", DEFINITION, (image) => (image["hyper_v_generation"] = "V1")],
  [
    "definition: accelerated networking",
    "slow",
    DEFINITION,
    (image) => delete image["accelerated_network_support_enabled"],
  ],
  ["gallery: prevent_destroy", "no protection", DEFINITION, (image) => delete image["lifecycle"]],
  [
    "gallery: prevent_destroy",
    "no protection",
    "azurerm_shared_image_gallery",
    (it) => delete it["lifecycle"],
  ],
];

/** `everything` with one resource of a type spoilt. */
function spoilt(type: string, flip: (block: Changed) => unknown): StackJson {
  const copy = structuredClone(everything) as { resource: Record<string, Record<string, Changed>> };
  const [block] = Object.values(copy.resource[type] ?? {});
  if (block === undefined) throw new Error(`there is no ${type}`);
  flip(block);
  return copy as unknown as StackJson;
}

test.each([...stacks])("%s follows every rule", (_, stack) => {
  expect(judge(policyRules, stack).violations).toEqual([]);
});

test("rules are really asked, in each stack that has something in Azure", () => {
  const counts = Object.fromEntries(
    [...stacks].map(([name, stack]) => [name, judge(policyRules, stack).judged]),
  );

  expect(counts).toEqual({
    channels: 0,
    development: expect.any(Number) as number,
    everything: expect.any(Number) as number,
    gallery: expect.any(Number) as number,
    production: expect.any(Number) as number,
    staging: expect.any(Number) as number,
  });
  expect(Math.min(counts["development"]!, counts["production"]!, counts["staging"]!)).toBeGreaterThan(20);
});

test.each(policyRules.map(({ ids, types }) => [ids[0]!, types] as const))(
  "%s has something to judge",
  (_, types) => {
    expect(types.filter((type) => Object.keys(everything.resource?.[type] ?? {}).length === 0)).toEqual([]);
  },
);

test.each(FLIPS)("%s notices %s in %s", (id, _, type, flip) => {
  const { violations } = judge(policyRules, spoilt(type, flip));

  expect([...new Set(violations.map((violation) => violation.rule))]).toEqual([id]);
});

test("two definitions with one identifier are noticed", () => {
  const identifier = { publisher: "p", offer: "o", sku: "s" };
  const copy = structuredClone(everything) as { resource: Record<string, Record<string, Changed>> };
  for (const definition of Object.values(copy.resource[DEFINITION]!)) definition["identifier"] = identifier;

  const { violations } = judge(policyRules, copy as unknown as StackJson);

  expect(new Set(violations.map((violation) => violation.rule))).toEqual(new Set(["definition: identifier"]));
});

test("a VM in a subnet that was there before has no association to wait for", () => {
  const copy = spoilt(VM, (vm) => delete vm["depends_on"]);
  const others = Object.entries(copy.resource!).filter(([type]) => type !== "azurerm_subnet");

  const { violations } = judge(policyRules, { ...copy, resource: Object.fromEntries(others) });

  expect(violations.map(({ rule }) => rule)).not.toContain("order");
});

test("every rule is proven by something spoilt", () => {
  const proven = new Set([...FLIPS.map(([id]) => id), "definition: identifier"]);

  expect(policyRules.map(({ ids }) => ids[0]!).filter((id) => !proven.has(id))).toEqual([]);
});

test("there are few waivers, each with its reason", () => {
  expect(checkovWaivers.length).toBeLessThanOrEqual(MOST_WAIVERS);
  for (const { reason } of checkovWaivers) expect(reason.length).toBeGreaterThan(60);
});
