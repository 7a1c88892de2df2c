import { ResourceGroup } from "@cdktf/provider-azurerm/lib/resource-group";
import { TerraformStack, TerraformVariable } from "cdktf";
import { LinuxScaleSet, PrivateNetwork, addAzurermProvider } from "cdktf-golden-image/azure";
import { ChannelImage, addHcpProvider } from "cdktf-golden-image/hcp";
import { Construct } from "constructs";
import type { Deployment } from "./deployments";
import { web } from "./golden-image";
import { useHcpTerraform } from "./hcp-terraform";
import { InternalLoadBalancer } from "./load-balancer";

/** One environment in one region: a scale set behind a private address. */
export class WebStack extends TerraformStack {
  constructor(scope: Construct, { environment, region, policy, instances, subnetId }: Deployment) {
    super(scope, `${environment}-${region.name}`);
    useHcpTerraform(this);
    addAzurermProvider(this);
    addHcpProvider(this);
    const adminSshKey = new TerraformVariable(this, "admin_ssh_public_key", {
      type: "string",
      nullable: false,
    });
    const name = `web-${environment}`;
    const tags = { owner: "platform-team", environment };
    const group = new ResourceGroup(this, "ResourceGroup", {
      name: `rg-${name}-${region.name}`,
      location: region.name,
      tags,
    });
    const resourceGroupName = group.name;
    const network =
      subnetId === undefined
        ? new PrivateNetwork(this, "Network", {
            name,
            resourceGroupName,
            region,
            addressSpace: "10.20.0.0/16",
            subnetCidr: "10.20.1.0/24",
            inbound: [{ name: "http", ports: [80], sources: ["10.0.0.0/8"] }],
            tags,
          })
        : PrivateNetwork.fromSubnetId(subnetId, { region, resourceGroupName });
    const balancer = new InternalLoadBalancer(this, "LoadBalancer", {
      name: `lb-${name}`,
      location: region.name,
      resourceGroupName,
      subnetId: network.subnetId,
    });
    const scaleSet = new LinuxScaleSet(this, "ScaleSet", {
      name,
      image: new ChannelImage(this, "Image", { channel: web.channel(environment), policy, maxAgeDays: 60 }),
      network,
      size: "Standard_D2s_v5",
      instances,
      zones: ["1", "2", "3"],
      health: balancer.health,
      backendPoolIds: [balancer.poolId],
      adminSshKey: adminSshKey.stringValue,
      tags,
    });
    scaleSet.addImageChecks();
  }
}
