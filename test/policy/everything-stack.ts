import { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import {
  HealthSignal,
  ImageGallery,
  LinuxScaleSet,
  LinuxVm,
  PrivateNetwork,
  addAzurermProvider,
} from "../../constructs/azure";
import { ChannelImage, ImagePolicy, addHcpProvider } from "../../constructs/hcp";
import { AzureRegion } from "../../constructs/image";
import { InternalLoadBalancer } from "../../examples/production/load-balancer";
import { gallery, ubuntuBase, ubuntuWeb } from "../../packer/golden-images";

const SSH_KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEOAqy3Rgq0YpWbE9Jr5xV3dA0PzhXl1xGkq1v0bq8mN";
const WHERE = { resourceGroupName: "rg-web", location: "eastus" };

/** A stack with everything that the constructs can make, also what no environment has yet. */
export class EverythingStack extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    addAzurermProvider(this);
    addHcpProvider(this);
    new ImageGallery(this, "Gallery", {
      gallery,
      images: [ubuntuBase, ubuntuWeb],
      region: AzureRegion.EAST_US,
    });
    const network = new PrivateNetwork(this, "Network", {
      name: "web",
      resourceGroupName: WHERE.resourceGroupName,
      region: AzureRegion.EAST_US,
      addressSpace: "10.10.0.0/16",
      subnetCidr: "10.10.1.0/24",
      inbound: [{ name: "web", ports: [80, 443], sources: ["10.0.0.0/8", "192.168.0.0/16"] }],
      natGatewayEnabled: true,
      bastionSubnetCidr: "10.10.2.0/26",
      bastionSources: ["203.0.113.0/24"],
    });
    const channel = ubuntuWeb.channel("production");
    const image = new ChannelImage(this, "Image", { channel });
    const held = new ChannelImage(this, "Held", { channel, policy: ImagePolicy.held() });
    const machine = { image, network, size: "Standard_D2s_v5", adminSshKey: SSH_KEY };
    new LinuxVm(this, "WithDisks", {
      ...machine,
      image: held,
      name: "data-1",
      zone: "1",
      dataDisks: [{ name: "data", sizeGiB: 128, lun: 0 }],
      cloudInit: "#cloud-config\nruncmd: [systemctl restart nginx]\n",
    });
    new LinuxVm(this, "Overlapping", { ...machine, name: "web-1", replacement: "create-before-destroy" });
    new LinuxScaleSet(this, "AskingItself", {
      ...machine,
      name: "web",
      instances: 3,
      zones: ["1", "2", "3"],
      health: HealthSignal.extension({ port: 80 }),
    });
    const { health, poolId } = new InternalLoadBalancer(this, "LoadBalancer", {
      ...WHERE,
      name: "lb-web",
      subnetId: network.subnetId,
    });
    new LinuxScaleSet(this, "AskedByProbe", {
      ...machine,
      name: "lb",
      instances: 2,
      backendPoolIds: [poolId],
      health,
    });
  }
}
