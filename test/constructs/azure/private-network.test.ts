import { InboundRule, PrivateNetwork, PrivateNetworkProps } from "../../../constructs/azure";
import { AzureRegion } from "../../../constructs/image";
import { refusal } from "../image/refusal";
import { untyped } from "../image/sample";
import { Block, NETWORK, StackJson, addVm, all, only, synthesized } from "./sample-stack";

const BASTION = { bastionSubnetCidr: "10.10.2.0/26", bastionSources: ["203.0.113.0/24"] };

function networkWith(given: Partial<PrivateNetworkProps> = {}): StackJson {
  return synthesized((stack) => void new PrivateNetwork(stack, "Network", { ...NETWORK, ...given }));
}

function securityRules(json: StackJson, group = "nsg-web"): readonly Block[] {
  const found = all(json, "azurerm_network_security_group").find(({ name }) => name === group);
  return found?.["security_rule"] as Block[];
}

function refused(given: Partial<PrivateNetworkProps>): string {
  return refusal(() => networkWith(given));
}

function refusedRule(given: Partial<InboundRule>): string {
  return refused({ inbound: [{ name: "ssh", ports: [22], sources: ["10.0.0.0/8"], ...given }] });
}

test("a network is a VNet with one subnet that has no way out of its own", () => {
  const json = networkWith();

  expect(only(json, "azurerm_virtual_network")).toMatchObject({
    name: "vnet-web",
    location: "eastus",
    resource_group_name: "rg-web",
    address_space: ["10.10.0.0/16"],
  });
  expect(only(json, "azurerm_subnet")).toMatchObject({
    name: "snet-web",
    address_prefixes: ["10.10.1.0/24"],
    default_outbound_access_enabled: false,
  });
});

test("the subnet has the security group", () => {
  const association = only(networkWith(), "azurerm_subnet_network_security_group_association");

  expect(association["subnet_id"]).toContain("azurerm_subnet.Network_Subnet");
  expect(association["network_security_group_id"]).toContain("azurerm_network_security_group.Network_");
});

test("without rules only a load balancer's probes come in", () => {
  const rules = securityRules(networkWith());

  expect(rules).toMatchObject([
    { access: "Allow", source_address_prefix: "AzureLoadBalancer", priority: 4095 },
    { access: "Deny", source_address_prefix: "*", destination_port_range: "*", priority: 4096 },
  ]);
});

test("rules let in what they name, in their order", () => {
  const inbound: InboundRule[] = [
    { name: "web", ports: [80, 443], sources: ["10.0.0.0/8", "172.16.0.1"] },
    { name: "dns", ports: ["53"], sources: ["10.0.0.0/8"], protocol: "Udp", description: "for ${all}" },
  ];

  expect(securityRules(networkWith({ inbound })).slice(0, 2)).toMatchObject([
    {
      name: "web",
      priority: 100,
      direction: "Inbound",
      access: "Allow",
      protocol: "Tcp",
      source_address_prefix: null,
      source_address_prefixes: ["10.0.0.0/8", "172.16.0.1"],
      destination_port_range: null,
      destination_port_ranges: ["80", "443"],
    },
    {
      name: "dns",
      priority: 110,
      protocol: "Udp",
      description: "for $${all}",
      source_address_prefix: "10.0.0.0/8",
      destination_port_range: "53",
    },
  ]);
});

test("a service tag can be a source, alone", () => {
  const inbound = [{ name: "web", ports: [443], sources: ["AzureFrontDoor.Backend"] }];

  expect(securityRules(networkWith({ inbound }))[0]).toMatchObject({
    source_address_prefix: "AzureFrontDoor.Backend",
  });
});

test.each(["vpn", "vpn.example.com", "Vpn.Example.com"])("rejects the host name %s as a source", (source) => {
  expect(refusedRule({ sources: [source] })).toBe(
    `[production/Network] inbound[0].sources[0] must be an IP address, a CIDR range or a service tag as Azure spells it, got "${source}"; use one such as "203.0.113.0/24" or "AzureFrontDoor.Backend"`,
  );
});

test("nothing in a network has a public address", () => {
  expect(all(networkWith(), "azurerm_public_ip")).toEqual([]);
});

test("a NAT gateway is a way out that VMs wait for", () => {
  const json = synthesized((stack) => {
    const network = new PrivateNetwork(stack, "Out", { ...NETWORK, name: "out", natGatewayEnabled: true });
    addVm(stack, { network });
  });

  expect(only(json, "azurerm_public_ip")).toMatchObject({
    name: "pip-nat-out",
    sku: "Standard",
    allocation_method: "Static",
    zones: ["1", "2", "3"],
  });
  expect(only(json, "azurerm_nat_gateway")).toMatchObject({ name: "nat-out", sku_name: "Standard" });
  expect(only(json, "azurerm_linux_virtual_machine")["depends_on"]).toEqual([
    expect.stringMatching(/^azurerm_subnet_network_security_group_association\./),
    expect.stringMatching(/^azurerm_nat_gateway_public_ip_association\./),
    expect.stringMatching(/^azurerm_subnet_nat_gateway_association\./),
  ]);
});

test("a region without zones has addresses without zones", () => {
  const json = networkWith({ natGatewayEnabled: true, publicIpZones: [] });

  expect(only(json, "azurerm_public_ip")).not.toHaveProperty("zones");
});

test("a Bastion reaches port 22 of the VMs, and its clients reach it", () => {
  const json = networkWith(BASTION);

  expect(only(json, "azurerm_bastion_host")).toMatchObject({ sku: "Standard", tunneling_enabled: true });
  expect(all(json, "azurerm_subnet").map(({ name }) => name)).toContain("AzureBastionSubnet");
  expect(securityRules(json)[0]).toMatchObject({
    source_address_prefix: "10.10.2.0/26",
    destination_port_range: "22",
    access: "Allow",
  });
  expect(securityRules(json, "nsg-bastion-web")[0]).toMatchObject({
    source_address_prefix: "203.0.113.0/24",
    destination_port_range: "443",
  });
});

test("a Bastion comes after the security group that it is protected by", () => {
  expect(only(networkWith(BASTION), "azurerm_bastion_host")["depends_on"]).toEqual([
    expect.stringMatching(/^azurerm_subnet_network_security_group_association\.Network_BastionSecurity/),
  ]);
});

test("a subnet that exists already is used by its id", () => {
  const subnetId =
    "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-net/providers/Microsoft.Network/virtualNetworks/hub/subnets/web";
  const network = PrivateNetwork.fromSubnetId(subnetId);
  const json = synthesized((stack) => {
    addVm(stack, { network, region: AzureRegion.EAST_US, resourceGroupName: "rg-web" });
  });

  expect(only(json, "azurerm_network_interface")["ip_configuration"]).toMatchObject([
    { subnet_id: subnetId },
  ]);
  expect(only(json, "azurerm_linux_virtual_machine")).not.toHaveProperty("depends_on");
});

test("rejects what is no subnet's id", () => {
  expect(refusal(() => PrivateNetwork.fromSubnetId("snet-web"))).toContain(
    '[PrivateNetwork.fromSubnetId] subnetId must be the full id of a subnet, got "snet-web"; write it like "/subscriptions/',
  );
});

test.each(["*", "Internet", "internet", "Any", "0.0.0.0/0", "::/0", "0.0.0.0/1", "2000::/3", "AzureCloud"])(
  "rejects a rule that lets %s in on port 22",
  (source) => {
    expect(refusedRule({ sources: [source] })).toBe(
      `[production/Network] inbound[0].sources[0] stands for everyone, and nothing in a private network is open to everyone, got "${source}"; name the range that connects, such as "203.0.113.0/24"; put a load balancer or Front Door before a public site`,
    );
  },
);

test.each<[Partial<InboundRule>, string]>([
  [{ sources: [] }, "inbound[0].sources must name at least one source"],
  [
    { sources: ["10.0.0.0/33"] },
    "inbound[0].sources[0] must be an IP address, a CIDR range or a service tag as Azure spells it",
  ],
  [{ sources: ["10.0.0"] }, "inbound[0].sources[0] must be an IP address, a CIDR range or a service tag"],
  [{ sources: ["Storage", "10.0.0.0/8"] }, "inbound[0].sources[0] is a service tag, which Azure takes alone"],
  [{ sources: untyped("10.0.0.0/8") }, 'inbound[0].sources must be a list, got "10.0.0.0/8"'],
  [{ ports: [] }, "inbound[0].ports must be ports from 1 to 65535"],
  [{ ports: [0] }, "inbound[0].ports must be ports from 1 to 65535"],
  [{ ports: ["*"] }, "inbound[0].ports must be ports from 1 to 65535"],
  [{ ports: ["90-80"] }, "inbound[0].ports must be ports from 1 to 65535"],
  [{ ports: [65536] }, "inbound[0].ports must be ports from 1 to 65535"],
  [{ name: "s s h" }, "inbound[0].name must be 1 to 60 letters"],
  [{ name: "deny-all-else" }, "inbound[0].name is the name of another rule for Azure, which ignores case"],
  [{ protocol: untyped("tcp") }, 'inbound[0].protocol must be "Tcp" or "Udp", got "tcp"; use "Tcp"'],
  [{ description: "x".repeat(141) }, "inbound[0].description must be at most 140 characters long, is 141"],
])("rejects the rule %j", (given, message) => {
  expect(refusedRule(given)).toContain(message);
});

test("rejects two rules with one name", () => {
  const rule = { ports: [22], sources: ["10.0.0.0/8"] };
  const inbound = [
    { name: "ssh", ...rule },
    { name: "SSH", ...rule },
  ];

  expect(refused({ inbound })).toContain("inbound[1].name is the name of another rule for Azure");
});

test("rejects what is no rule", () => {
  expect(refused({ inbound: untyped([22]) })).toContain("inbound[0] must be a rule, got 22");
  expect(refused({ inbound: untyped(22) })).toContain("inbound must be a list, got 22");
});

test.each<[Partial<PrivateNetworkProps>, string]>([
  [{ addressSpace: "10.10.0.1/16" }, "addressSpace must be a block of IPv4 addresses from /2 to /29"],
  [{ addressSpace: "10.10.0.0" }, "addressSpace must be a block of IPv4 addresses from /2 to /29"],
  [{ subnetCidr: "10.10.1.0/30" }, "subnetCidr must be a block of IPv4 addresses from /2 to /29"],
  [{ subnetCidr: "10.11.1.0/24" }, "subnetCidr must be part of addressSpace"],
  [
    { ...BASTION, bastionSubnetCidr: "10.10.2.0/27" },
    "bastionSubnetCidr must be a block of IPv4 addresses from /2 to /26",
  ],
  [
    { ...BASTION, bastionSubnetCidr: "10.10.1.0/26" },
    "bastionSubnetCidr must not share addresses with subnetCidr",
  ],
  [{ ...BASTION, bastionSources: ["Internet"] }, "bastionSources[0] stands for everyone"],
  [{ bastionSubnetCidr: "10.10.2.0/26" }, "bastionSources is missing"],
  [{ bastionSources: ["203.0.113.0/24"] }, "bastionSubnetCidr is missing"],
  [{ name: "web_1" }, "name must be 1 to 55 letters, digits and inner dashes"],
  [{ resourceGroupName: "rg." }, "resourceGroupName must be 1 to 90 letters"],
  [{ region: untyped("East US") }, 'region must be an AzureRegion, got "East US"'],
  [{ publicIpZones: ["4"] }, 'publicIpZones must be some of "1", "2" and "3", each once'],
  [{ publicIpZones: ["1", "1"] }, 'publicIpZones must be some of "1", "2" and "3", each once'],
  [{ natGatewayEnabled: untyped("no") }, 'natGatewayEnabled must be true or false, got "no"'],
  [{ tags: { "x?": "y" } }, 'tags["x?"] must have a name of 1 to 512 bytes'],
])("rejects %j", (given, message) => {
  expect(refused(given)).toContain(message);
});
