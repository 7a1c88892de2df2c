import { RuleCase } from "./rule-case";

const NETWORK = {
  virtualNetworkName: "vnet-build",
  virtualNetworkSubnetName: "snet-build",
  virtualNetworkResourceGroupName: "rg-network",
};

export const NETWORK_RULES: readonly RuleCase[] = [
  {
    rejects: "a virtual network without a subnet",
    props: { ...NETWORK, virtualNetworkSubnetName: undefined },
    says: 'virtualNetworkName needs virtualNetworkSubnetName: the plugin looks for it only when the resource group is left out too, and deploys into no subnet otherwise, got "vnet-build"; add virtualNetworkSubnetName: "snet-build"',
    plugin: { accepts: "it deploys into a subnet without a name, which Azure refuses" },
  },
  {
    rejects: "a virtual network without its resource group",
    props: { ...NETWORK, virtualNetworkResourceGroupName: undefined },
    says: 'virtualNetworkName needs virtualNetworkResourceGroupName: the plugin would look through the whole subscription for it, and fail when it finds two, got "vnet-build"; add virtualNetworkResourceGroupName: "rg-network"',
    plugin: { accepts: "it takes the only network of that name, or ends when there are two" },
  },
  {
    rejects: "a subnet without a virtual network",
    props: { virtualNetworkSubnetName: "snet-build" },
    says: 'virtualNetworkSubnetName needs virtualNetworkName: it is about a network of your own, got "snet-build"; add virtualNetworkName: "vnet-build"',
    plugin: { refuses: "If virtual_network_subnet_name is specified, so must virtual_network_name" },
  },
  {
    rejects: "a network's resource group without a virtual network",
    props: { virtualNetworkResourceGroupName: "rg-network" },
    says: 'virtualNetworkResourceGroupName needs virtualNetworkName: it is about a network of your own, got "rg-network"; add virtualNetworkName: "vnet-build"',
    plugin: { refuses: "If virtual_network_resource_group_name is specified, so must virtual_network_name" },
  },
  {
    rejects: "a public address in a network of one's own without that network",
    props: { privateVirtualNetworkWithPublicIp: true },
    says: 'privateVirtualNetworkWithPublicIp needs virtualNetworkName: it is about a network of your own, got true; add virtualNetworkName: "vnet-build"',
    plugin: { accepts: "it passes it over without a word" },
  },
  {
    rejects: "the SKU of an address that is not made",
    props: { ...NETWORK, publicIpSku: "Standard" },
    says: 'publicIpSku can not be given together with virtualNetworkName: it is about the network that the plugin makes itself, got "Standard"; leave out publicIpSku or virtualNetworkName',
    plugin: { refuses: "If virtual_network_name is specified, public_ip_sku cannot be specified" },
  },
  {
    rejects: "an address of the Basic SKU",
    props: { publicIpSku: "Basic" as "Standard" },
    says: 'publicIpSku must be "Standard", got "Basic"; use "Standard"',
    plugin: { accepts: "it warns, and Azure makes no such address any more" },
  },
  {
    rejects: "addresses that may come in to a network of one's own",
    props: { ...NETWORK, allowedInboundIpAddresses: ["203.0.113.7"] },
    says: "allowedInboundIpAddresses can not be given together with virtualNetworkName: in a network of your own the plugin makes no security group; leave out allowedInboundIpAddresses or virtualNetworkName",
    plugin: { refuses: "If virtual_network_name is specified, allowed_inbound_ip_addresses cannot be" },
  },
  {
    rejects: "a host name among the addresses that may come in",
    props: { allowedInboundIpAddresses: ["203.0.113.0/24", "office.example.com"] },
    says: 'allowedInboundIpAddresses[1] must be an IP address or a CIDR range, got "office.example.com"; use one such as "203.0.113.0/24"',
    plugin: { refuses: "must only contain valid IP addresses or CIDR blocks" },
  },
  {
    rejects: "a prefix that is too long",
    props: { allowedInboundIpAddresses: ["203.0.113.0/33"] },
    says: 'allowedInboundIpAddresses[0] must be an IP address or a CIDR range, got "203.0.113.0/33"; use one such as "203.0.113.0/24"',
    plugin: { refuses: "must only contain valid IP addresses or CIDR blocks" },
  },
  {
    rejects: "the range of all addresses",
    props: { allowedInboundIpAddresses: ["0.0.0.0/0"] },
    says: 'allowedInboundIpAddresses[0] holds every address, so that it narrows nothing, got "0.0.0.0/0"; use the range that Packer connects from, such as "203.0.113.0/24", or leave the list out to stay open on purpose',
    plugin: { accepts: "the SSH port is open to everyone" },
  },
  {
    rejects: "the range of all IPv6 addresses",
    props: { allowedInboundIpAddresses: ["::/0"] },
    says: 'allowedInboundIpAddresses[0] holds every address, so that it narrows nothing, got "::/0"; use the range that Packer connects from, such as "203.0.113.0/24", or leave the list out to stay open on purpose',
    plugin: { accepts: "the SSH port is open to everyone" },
  },
  {
    rejects: "an empty list of addresses that may come in",
    props: { allowedInboundIpAddresses: [] },
    says: 'allowedInboundIpAddresses must not be empty: the plugin then lets everyone in; use ["203.0.113.0/24"], or leave it out to stay open on purpose',
    plugin: { accepts: "the SSH port is open to everyone" },
  },
  {
    rejects: "a network interface's name with a space",
    props: { tempNicName: "build nic" },
    says: 'tempNicName must be 1 to 80 letters, digits, dots, dashes and underscores, starting with a letter or digit and not ending in a dot or dash, got "build nic"; use a name such as "golden-image-build"',
    plugin: { accepts: "Azure refuses the deployment" },
  },
];
