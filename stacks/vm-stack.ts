import { ResourceGroup } from "@cdktf/provider-azurerm/lib/resource-group";
import { TerraformOutput, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { LinuxVm, PrivateNetwork, RunningMachines, addAzurermProvider } from "../constructs/azure";
import { ChannelImage, addHcpProvider, terraformLiterals } from "../constructs/hcp";
import { addAdminSshKey } from "./admin-ssh-key";
import type { Environment } from "./environment";

/**
 * One environment: a resource group, a private network, and its VMs from a channel's image. The names follow from
 * the image's bucket and the environment's name.
 *
 * What to know before an apply:
 * - The guards judge when the plan is made. A saved plan that waits is not stopped by a revocation in between, so
 *   apply plans at once, or plan again.
 * - While the channel holds no version every plan fails, one that destroys too; `terraform destroy -refresh=false`
 *   in the stack's folder gets through.
 * - Under `held`, `terraform apply -replace=<address>` in the stack's folder replaces one VM; CDKTF's own deploy has
 *   no such option.
 */
export class VmStack extends TerraformStack {
  constructor(scope: Construct, environment: Environment) {
    super(scope, environment.name);
    const { channel, imagePolicy, region, zones = [] } = environment;
    environment.state.addTo(this);
    addAzurermProvider(this);
    addHcpProvider(this);
    const name = `${channel.image.bucket}-${environment.name}`;
    const { owner } = channel.image.labels;
    const tags = {
      ...(owner === undefined ? {} : { owner }),
      environment: environment.name,
      ...environment.tags,
    };
    const { publicKey: adminSshKey, precondition } = addAdminSshKey(this);
    const group = new ResourceGroup(this, "ResourceGroup", {
      name: `rg-${name}`,
      location: region.name,
      tags: terraformLiterals(tags, "tags"),
      lifecycle: { precondition: [precondition] },
    });
    const network = new PrivateNetwork(this, "Network", {
      name,
      resourceGroupName: group.name,
      region,
      addressSpace: environment.addressSpace,
      subnetCidr: environment.subnetCidr,
      inbound: environment.inbound,
      natGatewayEnabled: environment.natGatewayEnabled,
      tags,
    });
    const image = new ChannelImage(this, "Image", { channel, policy: imagePolicy });
    const running = new RunningMachines(this, "Running", image, "virtualMachines");
    const vms = Array.from({ length: environment.instanceCount }, (_, n) => {
      const vm = new LinuxVm(this, `Vm${n + 1}`, {
        name: `${name}-${n + 1}`,
        image,
        network,
        size: environment.vmSize,
        adminSshKey,
        replacement: environment.replacement,
        zone: zones[n % zones.length],
        tags,
      });
      // Those that follow the channel are all of one version; others can each run another.
      if (n === 0 || imagePolicy.kind !== "follow") vm.addImageChecks({ running });
      return vm;
    });
    new TerraformOutput(this, "private_ip_addresses", {
      description: "The private address of each VM",
      value: vms.map((vm) => vm.privateIpAddress),
    });
  }
}
