import type { NetworkSecurityGroupSecurityRule } from "@cdktf/provider-azurerm/lib/network-security-group";

const ANY = {
  direction: "Inbound",
  protocol: "*",
  sourcePortRange: "*",
  destinationAddressPrefix: "*",
  destinationPortRange: "*",
};

/**
 * The last two rules. Azure's own, behind these, let in everything from the network, from every peered one and
 * from on premises; and a load balancer whose probes are refused takes all its VMs for dead.
 */
export function closingRules(): NetworkSecurityGroupSecurityRule[] {
  return [
    {
      ...ANY,
      name: "allow-load-balancer-probes",
      priority: 4095,
      access: "Allow",
      sourceAddressPrefix: "AzureLoadBalancer",
    },
    { ...ANY, name: "deny-all-else", priority: 4096, access: "Deny", sourceAddressPrefix: "*" },
  ];
}
