import { HclText } from "../../hcl/value";
import { requireInboundRange } from "./inbound-range";
import { flag, oneOf, text, texts } from "./option-kinds";
import { OptionTable } from "./option-table";
import { requireResourceName } from "./text-rules";

/**
 * How Packer reaches the build VM. By itself the plugin makes a network with a public IP address whose SSH port
 * is open to every address of the internet; `allowedInboundIpAddresses` narrows that, and a virtual network of
 * your own does without a public address.
 */
export interface NetworkProps {
  /**
   * An existing virtual network for the build VM, which then has a private address only: Packer must run where
   * it can reach it. No network security group is made. With `virtualNetworkSubnetName` and
   * `virtualNetworkResourceGroupName`. Excludes `publicIpSku` and `allowedInboundIpAddresses`.
   * @default - a temporary network with a public address
   */
  readonly virtualNetworkName?: HclText;
  /**
   * Subnet in the virtual network.
   * @default - a temporary network
   */
  readonly virtualNetworkSubnetName?: HclText;
  /**
   * Resource group that holds the virtual network.
   * @default - a temporary network
   */
  readonly virtualNetworkResourceGroupName?: HclText;
  /**
   * Whether the build VM gets a public address although it stands in a virtual network of yours. Needs
   * `virtualNetworkName`. What may reach it is up to that network's own security groups.
   * @default false
   */
  readonly privateVirtualNetworkWithPublicIp?: boolean;
  /**
   * SKU of the temporary public address. The plugin knows `Basic` too, which Azure creates no longer. Excludes
   * `virtualNetworkName`.
   * @default "Standard"
   */
  readonly publicIpSku?: "Standard";
  /**
   * Addresses and CIDR ranges that may reach the build VM's SSH port, such as `203.0.113.0/24`: those that
   * Packer's connection comes from. Excludes `virtualNetworkName`.
   * @default - every address
   */
  readonly allowedInboundIpAddresses?: readonly HclText[];
  /**
   * Whether the network interface bypasses the host, on sizes that support it.
   * @default - Azure decides
   */
  readonly acceleratedNetworkingEnabled?: boolean;
  /**
   * Name of the network interface.
   * @default - `pkrni` and ten random characters
   */
  readonly tempNicName?: HclText;
}

/** The options of the network. */
export const NETWORK_OPTIONS: OptionTable<NetworkProps> = {
  virtualNetworkName: text("virtual_network_name"),
  virtualNetworkSubnetName: text("virtual_network_subnet_name"),
  virtualNetworkResourceGroupName: text("virtual_network_resource_group_name"),
  privateVirtualNetworkWithPublicIp: flag("private_virtual_network_with_public_ip"),
  publicIpSku: oneOf("public_ip_sku", "Standard"),
  allowedInboundIpAddresses: texts("allowed_inbound_ip_addresses", requireInboundRange),
  acceleratedNetworkingEnabled: flag("accelerated_networking"),
  tempNicName: text("temp_nic_name", requireResourceName),
};
