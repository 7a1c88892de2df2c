import { Block, PolicyRule, StackJson, blocksIn } from "./policy-rule";

const NETWORK_INTERFACE = "azurerm_network_interface";
const SCALE_SET = "azurerm_linux_virtual_machine_scale_set";
const SECURITY_GROUP = "azurerm_network_security_group";

const EVERYONE = /^(?:\*|any|internet|0\.0\.0\.0(?:\/0)?|::\/0)$/i;

/** Demands on networks and on what is connected to them. */
export const networkRules: readonly PolicyRule[] = [
  {
    ids: ["blind: ip_forwarding_enabled", "CKV_AZURE_118", "AZU-0075"],
    demand: "no forwarding, under the name that azurerm 4 has for it",
    types: [NETWORK_INTERFACE],
    holds: (nic) => nic["ip_forwarding_enabled"] === false && !("enable_ip_forwarding" in nic),
  },
  {
    ids: ["blind: enable_ip_forwarding of a scale set", "CKV_AZURE_118"],
    demand: "no forwarding",
    types: [SCALE_SET],
    holds: (set) => blocksIn(set, "network_interface").every((nic) => nic["enable_ip_forwarding"] === false),
  },
  {
    ids: ["CKV_AZURE_119", "AZU-0076", "KICS c1573577"],
    demand: "no public address",
    types: [NETWORK_INTERFACE, SCALE_SET],
    holds: (block) =>
      [block, ...blocksIn(block, "network_interface")]
        .flatMap((nic) => blocksIn(nic, "ip_configuration"))
        .every((address) => !("public_ip_address_id" in address) && !("public_ip_address" in address)),
  },
  {
    ids: ["Azure.VM.AcceleratedNetworking"],
    demand: "accelerated networking",
    types: [NETWORK_INTERFACE],
    holds: (nic) => nic["accelerated_networking_enabled"] === true,
  },
  {
    ids: ["CKV2_AZURE_31", "AZU-0068", "KICS bbf6b3df", "Azure.VNET.UseNSGs"],
    demand: "a security group on each subnet",
    types: ["azurerm_subnet"],
    holds: (_, stack, address) => isAssociated(stack, address),
  },
  {
    ids: ["private subnet"],
    demand: "no way out that Azure gives by itself",
    types: ["azurerm_subnet"],
    holds: (subnet) => subnet["default_outbound_access_enabled"] === false,
  },
  {
    ids: [
      "CKV_AZURE_10",
      "CKV_AZURE_9",
      "CKV_AZURE_77",
      "CKV_AZURE_160",
      "AZU-0047",
      "Azure.NSG.AnyInboundSource",
    ],
    demand: "nothing that is open to everyone",
    types: [SECURITY_GROUP],
    holds: (group) => allowed(group, "Inbound").every((rule) => !sourcesOf(rule).some(isEveryone)),
  },
  {
    ids: ["AZU-0051"],
    demand: "no way out to everywhere on every port",
    types: [SECURITY_GROUP],
    holds: (group) =>
      allowed(group, "Outbound").every(
        (rule) => !isEveryone(rule["destination_address_prefix"]) || rule["destination_port_range"] === "80",
      ),
  },
  {
    ids: ["Azure.NSG.DenyAllInbound"],
    demand: "a load balancer's probes before all else is refused",
    types: [SECURITY_GROUP],
    holds: (group) => {
      const rules = blocksIn(group, "security_rule");
      const denial = rules.find(
        (rule) => rule["access"] === "Deny" && isEveryone(rule["source_address_prefix"]),
      );
      const probes = rules.find(
        (rule) => rule["access"] === "Allow" && rule["source_address_prefix"] === "AzureLoadBalancer",
      );
      return (
        denial === undefined ||
        (probes !== undefined && Number(probes["priority"]) < Number(denial["priority"]))
      );
    },
  },
  {
    ids: ["Azure.PublicIP.StandardSKU", "Azure.PublicIP.AvailabilityZone"],
    demand: "addresses that survive the loss of a zone",
    types: ["azurerm_public_ip"],
    holds: (address) =>
      address["sku"] === "Standard" && (address["zones"] as string[] | undefined)?.length === 3,
  },
];

function allowed(group: Block, direction: string): readonly Block[] {
  return blocksIn(group, "security_rule").filter(
    (rule) => rule["access"] === "Allow" && rule["direction"] === direction,
  );
}

function sourcesOf(rule: Block): readonly unknown[] {
  return [rule["source_address_prefix"], ...((rule["source_address_prefixes"] as unknown[] | null) ?? [])];
}

function isEveryone(source: unknown): boolean {
  return typeof source === "string" && EVERYONE.test(source);
}

function isAssociated(stack: StackJson, subnet: string): boolean {
  const associations = Object.values(
    stack.resource?.["azurerm_subnet_network_security_group_association"] ?? {},
  );
  return associations.some((association) => association["subnet_id"] === `\${${subnet}.id}`);
}
