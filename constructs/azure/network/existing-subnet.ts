import type { ITerraformDependable } from "cdktf";
import { Problems } from "../../errors";
import { AzureRegion, requireRegion } from "../../image/azure-region";
import { requireSubnetId } from "./subnet-id";
import { requireResourceGroupName } from "../resource-group-name";
import type { VmNetwork } from "./vm-network";

/** What is known about a subnet that someone else made. */
export interface ExistingSubnetOptions {
  /**
   * Its region. With it, a VM of another region is refused at synth, and not half way through the apply.
   * @default - unknown: each VM says where it is
   */
  readonly region?: AzureRegion;
  /**
   * The resource group that VMs go into, often another one than the network's.
   * @default - unknown: each VM says so
   */
  readonly resourceGroupName?: string;
  /**
   * What a VM waits for and outlives, such as associations that the same stack makes.
   * @default - nothing
   */
  readonly associations?: readonly ITerraformDependable[];
}

/** A subnet that exists already, as a VM takes it. */
export function existingSubnet(subnetId: string, options: ExistingSubnetOptions): VmNetwork {
  const problems = new Problems("PrivateNetwork.fromSubnetId");
  requireSubnetId(problems, "subnetId", subnetId);
  if (options.region !== undefined) requireRegion(problems, "region", options.region);
  if (options.resourceGroupName !== undefined) {
    requireResourceGroupName(problems, "resourceGroupName", options.resourceGroupName);
  }
  problems.throwIfAny();
  return { ...options, subnetId, associations: options.associations ?? [] };
}
