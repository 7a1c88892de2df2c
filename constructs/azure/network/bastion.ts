import { BastionHost } from "@cdktf/provider-azurerm/lib/bastion-host";
import {
  NetworkSecurityGroup,
  NetworkSecurityGroupSecurityRule,
} from "@cdktf/provider-azurerm/lib/network-security-group";
import { Subnet } from "@cdktf/provider-azurerm/lib/subnet";
import { SubnetNetworkSecurityGroupAssociation } from "@cdktf/provider-azurerm/lib/subnet-network-security-group-association";
import { Construct } from "constructs";
import { PublicAddressProps, addPublicAddress } from "./nat-gateway";

/** What a Bastion needs beside its public address. */
export interface BastionProps extends PublicAddressProps {
  readonly virtualNetworkName: string;
  readonly subnetCidr: string;
  /** Who may reach it. */
  readonly sources: readonly string[];
}

/** The rule that lets a Bastion reach port 22 of the VMs. */
export function bastionRule(subnetCidr: string): NetworkSecurityGroupSecurityRule {
  return {
    name: "allow-ssh-from-bastion",
    priority: 4094,
    direction: "Inbound",
    access: "Allow",
    protocol: "Tcp",
    sourceAddressPrefix: subnetCidr,
    sourcePortRange: "*",
    destinationAddressPrefix: "*",
    destinationPortRange: "22",
  };
}

/** An Azure Bastion in a subnet of its own. It makes port 22 reachable through Azure's login, and only so. */
export function addBastion(scope: Construct, props: BastionProps): void {
  const { name, location, resourceGroupName, tags, zones, virtualNetworkName, subnetCidr, sources } = props;
  const where = { location, resourceGroupName, tags };
  const subnet = new Subnet(scope, "BastionSubnet", {
    name: "AzureBastionSubnet",
    resourceGroupName,
    virtualNetworkName,
    addressPrefixes: [subnetCidr],
    defaultOutboundAccessEnabled: false,
  });
  const securityGroup = new NetworkSecurityGroup(scope, "BastionSecurityGroup", {
    ...where,
    name: `nsg-bastion-${name}`,
    securityRule: bastionServiceRules(sources),
  });
  const association = new SubnetNetworkSecurityGroupAssociation(scope, "BastionSecurityGroupAssociation", {
    subnetId: subnet.id,
    networkSecurityGroupId: securityGroup.id,
  });
  const address = addPublicAddress(scope, "BastionAddress", { ...where, zones, name: `pip-bastion-${name}` });
  new BastionHost(scope, "Bastion", {
    ...where,
    name: `bas-${name}`,
    // What `az network bastion ssh` needs, so that keys stay on the administrator's own machine.
    sku: "Standard",
    tunnelingEnabled: true,
    copyPasteEnabled: false,
    ipConfiguration: { name: "bastion", subnetId: subnet.id, publicIpAddressId: address.id },
    dependsOn: [association],
  });
}

/**
 * What the service needs, or Azure refuses the security group; instead of everyone, those who may reach it.
 *
 * @see https://learn.microsoft.com/azure/bastion/bastion-nsg
 */
function bastionServiceRules(sources: readonly string[]): NetworkSecurityGroupSecurityRule[] {
  const clients =
    sources.length === 1 ? { sourceAddressPrefix: sources[0] } : { sourceAddressPrefixes: [...sources] };
  return [
    inbound("allow-clients", 120, clients, ["443"]),
    inbound("allow-gateway-manager", 130, { sourceAddressPrefix: "GatewayManager" }, ["443"]),
    inbound("allow-load-balancer", 140, { sourceAddressPrefix: "AzureLoadBalancer" }, ["443"]),
    inbound("allow-bastion-hosts", 150, { sourceAddressPrefix: "VirtualNetwork" }, ["8080", "5701"]),
    // Azure asks for both ports, although no Linux VM answers on the second.
    outbound("allow-vms", 100, "VirtualNetwork", ["22", "3389"]),
    outbound("allow-azure", 110, "AzureCloud", ["443"]),
    outbound("allow-bastion-hosts-out", 120, "VirtualNetwork", ["8080", "5701"]),
    outbound("allow-certificates", 130, "Internet", ["80"]),
  ];
}

function inbound(
  name: string,
  priority: number,
  source: Pick<NetworkSecurityGroupSecurityRule, "sourceAddressPrefix" | "sourceAddressPrefixes">,
  ports: string[],
): NetworkSecurityGroupSecurityRule {
  const to = name === "allow-bastion-hosts" ? "VirtualNetwork" : "*";
  return { ...rule(name, priority, ports), ...source, direction: "Inbound", destinationAddressPrefix: to };
}

function outbound(
  name: string,
  priority: number,
  to: string,
  ports: string[],
): NetworkSecurityGroupSecurityRule {
  return {
    ...rule(name, priority, ports),
    direction: "Outbound",
    sourceAddressPrefix: "*",
    destinationAddressPrefix: to,
  };
}

function rule(name: string, priority: number, ports: string[]): NetworkSecurityGroupSecurityRule {
  const destination =
    ports.length === 1 ? { destinationPortRange: ports[0] } : { destinationPortRanges: ports };
  return { name, priority, access: "Allow", protocol: "Tcp", sourcePortRange: "*", ...destination };
}
