import { NetworkSecurityGroup } from "@cdktf/provider-azurerm/lib/network-security-group";
import { Subnet } from "@cdktf/provider-azurerm/lib/subnet";
import { SubnetNetworkSecurityGroupAssociation } from "@cdktf/provider-azurerm/lib/subnet-network-security-group-association";
import { VirtualNetwork } from "@cdktf/provider-azurerm/lib/virtual-network";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { Problems } from "../errors";
import type { AzureRegion } from "../image/azure-region";
import { requireProps } from "../image/given-value";
import { terraformLiteral } from "../hcp/terraform-literal";
import { addBastion, bastionRule } from "./network/bastion";
import { checkPrivateNetwork } from "./network/check-private-network";
import { existingSubnet, ExistingSubnetOptions } from "./network/existing-subnet";
import { securityRules } from "./network/inbound-rule";
import { addNatGateway } from "./network/nat-gateway";
import type { PrivateNetworkProps } from "./network/private-network-props";
import { closingRules } from "./network/closing-rules";
import { resourceTags } from "./resource-tags";
import type { VmNetwork } from "./network/vm-network";

export type { PrivateNetworkProps } from "./network/private-network-props";

/**
 * A network in which nothing is public: VNet, one subnet without Azure's default way out, and a security group
 * that lets in what is listed, and nothing else.
 *
 * The next apply of a change to `name`, `resourceGroupName` or `region` replaces the network and with it every VM
 * in it. All other changes are made in place.
 *
 * @see https://learn.microsoft.com/azure/virtual-network/ip-services/default-outbound-access
 * @throws ImageError listing everything that Azure would refuse, and every rule that is open to everyone
 */
export class PrivateNetwork extends Construct implements VmNetwork {
  readonly region: AzureRegion;
  readonly resourceGroupName: string;
  readonly subnetId: string;
  /** The virtual network's full id. */
  readonly virtualNetworkId: string;
  readonly associations: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: PrivateNetworkProps) {
    super(scope, id);
    requireProps(this.node.path, props, 'new PrivateNetwork(this, "Network", { name: "web", ... })');
    const problems = new Problems(this.node.path);
    checkPrivateNetwork(problems, props);
    problems.throwIfAny();
    const where = {
      location: props.region.name,
      resourceGroupName: terraformLiteral(props.resourceGroupName, "resourceGroupName"),
    };
    const tags = resourceTags(props.tags);
    const network = new VirtualNetwork(this, "Resource", {
      ...where,
      name: `vnet-${props.name}`,
      addressSpace: [props.addressSpace],
      tags,
    });
    const subnet = new Subnet(this, "Subnet", {
      name: `snet-${props.name}`,
      resourceGroupName: where.resourceGroupName,
      virtualNetworkName: network.name,
      addressPrefixes: [props.subnetCidr],
      defaultOutboundAccessEnabled: false,
    });
    const { bastionSubnetCidr, bastionSources } = props;
    const ownRules = bastionSubnetCidr === undefined ? [] : [bastionRule(bastionSubnetCidr)];
    const securityGroup = new NetworkSecurityGroup(this, "SecurityGroup", {
      ...where,
      name: `nsg-${props.name}`,
      securityRule: [...securityRules(props.inbound ?? []), ...ownRules, ...closingRules()],
      tags,
    });
    const association = new SubnetNetworkSecurityGroupAssociation(this, "SecurityGroupAssociation", {
      subnetId: subnet.id,
      networkSecurityGroupId: securityGroup.id,
    });
    const publicAddress = { ...where, tags, zones: [...(props.publicIpZones ?? ["1", "2", "3"])] };
    const wayOut = props.natGatewayEnabled
      ? addNatGateway(this, { ...publicAddress, name: props.name, subnetId: subnet.id })
      : [];
    if (bastionSubnetCidr !== undefined && bastionSources !== undefined) {
      addBastion(this, {
        ...publicAddress,
        name: props.name,
        virtualNetworkName: network.name,
        subnetCidr: bastionSubnetCidr,
        sources: bastionSources,
      });
    }
    this.region = props.region;
    this.resourceGroupName = where.resourceGroupName;
    this.subnetId = subnet.id;
    this.virtualNetworkId = network.id;
    this.associations = [association, ...wayOut];
  }

  /**
   * A subnet that exists already: this stack makes nothing for it. Whether it is private, and what may reach it,
   * is decided where it was made.
   *
   * @param subnetId its full id, or a reference such as another construct's `subnetId`
   * @throws ImageError for a text that is no subnet's id
   */
  static fromSubnetId(subnetId: string, options: ExistingSubnetOptions = {}): VmNetwork {
    return existingSubnet(subnetId, options);
  }
}
