import type { AzureRegion } from "../../image/azure-region";
import type { InboundRule } from "./inbound-rule";
import type { ResourceTags } from "../resource-tags";

/** What a private network is. */
export interface PrivateNetworkProps {
  /**
   * What the network and everything in it are called after: 1 to 55 letters, digits and inner dashes. `web` makes
   * `vnet-web`, `snet-web`, `nsg-web`. A new name replaces them all, so the VMs in them, too.
   */
  readonly name: string;
  /** The resource group that everything goes into. A new one replaces everything. */
  readonly resourceGroupName: string;
  /** A new one replaces everything. */
  readonly region: AzureRegion;
  /**
   * The network's addresses, such as `10.10.0.0/16`. Should not overlap with any network that it is ever peered
   * with. A change is made in place, and Azure refuses it while a subnet lies outside.
   */
  readonly addressSpace: string;
  /**
   * The subnet of the VMs, part of `addressSpace`. Azure keeps five addresses of it. A change is made in place,
   * and Azure refuses it while VMs are there.
   */
  readonly subnetCidr: string;
  /**
   * Who may reach what. All else is refused, from within the network and from peered ones too; the probes of a
   * load balancer are let in. Changes are made in place, without an outage for connections that stay allowed.
   * @default - none: nothing can connect
   */
  readonly inbound?: readonly InboundRule[];
  /**
   * Whether the VMs reach the internet, through a NAT gateway with an address of its own; billed by the hour and
   * by the byte. Without it nothing leaves the network: packages have to be in the image, and cloud-init can not
   * download anything. Turned off, connections end with the apply.
   * @default false
   */
  readonly natGatewayEnabled?: boolean;
  /**
   * Addresses for an Azure Bastion, part of `addressSpace`, `/26` or larger. With it administrators reach port 22
   * of the VMs through Azure's login, and nothing else does; billed by the hour. Needs `bastionSources`.
   * @default - no Bastion
   */
  readonly bastionSubnetCidr?: string;
  /**
   * From where administrators may reach the Bastion: addresses and CIDR ranges. Azure's portal connects from the
   * administrator's own machine, too.
   * @default - none; needed with `bastionSubnetCidr`
   */
  readonly bastionSources?: readonly string[];
  /**
   * Zones of the public addresses that a NAT gateway and a Bastion have. `[]` in a region without zones. A change
   * replaces the addresses, so whoever allowed the old ones has to allow the new ones.
   * @default ["1", "2", "3"]
   */
  readonly publicIpZones?: readonly string[];
  /**
   * Tags on everything in the network. A change is made in place.
   * @default - none
   */
  readonly tags?: ResourceTags;
}
