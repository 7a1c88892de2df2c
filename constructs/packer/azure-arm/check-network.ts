import { CombinedRules } from "./combined-rules";
import type { NetworkProps } from "./network";

/** Notes what does not go together about the network. */
export function checkNetwork(rules: CombinedRules<NetworkProps>): void {
  const code = "virtual-network";
  rules.needs("virtualNetworkName", "virtualNetworkSubnetName", {
    code,
    why: "the plugin looks for it only when the resource group is left out too, and deploys into no subnet otherwise",
    example: '"snet-build"',
  });
  rules.needs("virtualNetworkName", "virtualNetworkResourceGroupName", {
    code,
    why: "the plugin would look through the whole subscription for it, and fail when it finds two",
    example: '"rg-network"',
  });
  const why = "it is about a network of your own";
  for (const prop of [
    "virtualNetworkSubnetName",
    "virtualNetworkResourceGroupName",
    "privateVirtualNetworkWithPublicIp",
  ] as const) {
    rules.needs(prop, "virtualNetworkName", { code, why, example: '"vnet-build"' });
  }
  rules.excludes("publicIpSku", ["virtualNetworkName"], {
    code: "virtual-network-public",
    why: "it is about the network that the plugin makes itself",
  });
  rules.excludes("allowedInboundIpAddresses", ["virtualNetworkName"], {
    code: "virtual-network-public",
    why: "in a network of your own the plugin makes no security group",
  });
  const { allowedInboundIpAddresses } = rules.props;
  rules.require(allowedInboundIpAddresses?.length !== 0, "allowedInboundIpAddresses", {
    code: "inbound-empty",
    rule: "must not be empty: the plugin then lets everyone in",
    fix: 'use ["203.0.113.0/24"], or leave it out to stay open on purpose',
  });
}
