/** `npm run synth`: the gallery, the channels, and one VM from what `production` holds. */
import { ResourceGroup } from "@cdktf/provider-azurerm/lib/resource-group";
import { App, TerraformOutput, TerraformStack, TerraformVariable } from "cdktf";
import { ImageGallery, LinuxVm, PrivateNetwork, addAzurermProvider } from "cdktf-golden-image/azure";
import {
  ChannelImage,
  ImageChannels,
  UNASSIGNED,
  addHcpProvider,
  assignmentsOf,
} from "cdktf-golden-image/hcp";
import { gallery, region, ubuntuBase, ubuntuWeb } from "./golden-images";

const app = new App();
const images = [ubuntuBase, ubuntuWeb];

const galleryStack = new TerraformStack(app, "gallery");
addAzurermProvider(galleryStack);
new ImageGallery(galleryStack, "Gallery", { gallery, images, region });

const channelsStack = new TerraformStack(app, "channels");
addHcpProvider(channelsStack);
new ImageChannels(channelsStack, "Channels", {
  images,
  // A build prints its version's fingerprint: written here instead of UNASSIGNED, it is promoted.
  assignments: [
    assignmentsOf(ubuntuBase, { production: UNASSIGNED }),
    assignmentsOf(ubuntuWeb, { production: UNASSIGNED }),
  ],
});

const web = new TerraformStack(app, "web");
addAzurermProvider(web);
addHcpProvider(web);
const adminSshKey = new TerraformVariable(web, "admin_ssh_public_key", { type: "string", nullable: false });
const group = new ResourceGroup(web, "ResourceGroup", { name: "rg-web", location: region.name });
const network = new PrivateNetwork(web, "Network", {
  name: "web",
  resourceGroupName: group.name,
  region,
  addressSpace: "10.0.0.0/16",
  subnetCidr: "10.0.1.0/24",
  inbound: [{ name: "web", ports: [80], sources: ["10.0.0.0/8"] }],
});
const vm = new LinuxVm(web, "Vm", {
  name: "web-1",
  image: new ChannelImage(web, "Image", { channel: ubuntuWeb.channel("production") }),
  network,
  size: "Standard_D2s_v5",
  adminSshKey: adminSshKey.stringValue,
});
vm.addImageChecks();
new TerraformOutput(web, "private_ip_address", { value: vm.privateIpAddress });

app.synth();
