import type { ITerraformDependable } from "cdktf";
import type { AzureRegion } from "../../image/azure-region";

/** Where a VM's network interface goes: a {@link PrivateNetwork}, or a subnet that someone else made. */
export interface VmNetwork {
  /** The subnet's full id. */
  readonly subnetId: string;
  /** The network's region, which has to be the VM's. Unknown for a subnet that is only named by its id. */
  readonly region?: AzureRegion;
  /** Where a VM of this network goes unless it says otherwise. */
  readonly resourceGroupName?: string;
  /**
   * What a VM waits for and outlives: the security group's, the NAT gateway's and the subnet's associations.
   * Nothing in a VM refers to them, so without this Terraform starts the VM before it is protected, and takes
   * the protection away while it still runs.
   */
  readonly associations: readonly ITerraformDependable[];
}
