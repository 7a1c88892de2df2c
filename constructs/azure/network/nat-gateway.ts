import { NatGateway } from "@cdktf/provider-azurerm/lib/nat-gateway";
import { NatGatewayPublicIpAssociation } from "@cdktf/provider-azurerm/lib/nat-gateway-public-ip-association";
import { PublicIp } from "@cdktf/provider-azurerm/lib/public-ip";
import { SubnetNatGatewayAssociation } from "@cdktf/provider-azurerm/lib/subnet-nat-gateway-association";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";

/** Where a public address goes. */
export interface PublicAddressProps {
  readonly name: string;
  readonly location: string;
  readonly resourceGroupName: string;
  readonly zones: string[];
  readonly tags: Record<string, string>;
}

/** A public address that stays the same until it is deleted, for a gateway and never for a VM. */
export function addPublicAddress(scope: Construct, id: string, props: PublicAddressProps): PublicIp {
  const zones = props.zones.length === 0 ? undefined : props.zones;
  return new PublicIp(scope, id, { ...props, zones, allocationMethod: "Static", sku: "Standard" });
}

/** A way out for a subnet, and what a VM waits for so that its first boot can already use it. */
export function addNatGateway(
  scope: Construct,
  props: PublicAddressProps & { readonly subnetId: string },
): readonly ITerraformDependable[] {
  const { name, location, resourceGroupName, zones, tags, subnetId } = props;
  const where = { location, resourceGroupName, tags };
  const address = addPublicAddress(scope, "NatAddress", { ...where, zones, name: `pip-nat-${name}` });
  const gateway = new NatGateway(scope, "NatGateway", { ...where, name: `nat-${name}`, skuName: "Standard" });
  return [
    new NatGatewayPublicIpAssociation(scope, "NatAddressAssociation", {
      natGatewayId: gateway.id,
      publicIpAddressId: address.id,
    }),
    new SubnetNatGatewayAssociation(scope, "NatSubnetAssociation", { subnetId, natGatewayId: gateway.id }),
  ];
}
