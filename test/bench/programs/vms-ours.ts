import { TerraformStack } from "cdktf";
import { LinuxVm, PrivateNetwork, addAzurermProvider } from "../../../constructs/azure";
import { ChannelImage, addHcpProvider } from "../../../constructs/hcp";
import { AzureRegion, ComputeGallery, GalleryArtifact, GoldenImage } from "../../../constructs/image";

const KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJJHcTTDBdgQxjMDDq1HUYNBJVOGGyaMlBOJCeEKcWYi";

/** An environment of `vms` VMs, by this library. */
export function defineEnvironment(stack: TerraformStack, vms: number): void {
  const gallery = new ComputeGallery({ name: "golden_images", resourceGroup: "rg-golden-images" });
  const web = new GoldenImage({
    bucket: "ubuntu-web",
    description: "Web servers",
    labels: { owner: "platform-team" },
    channels: ["production"],
    artifacts: [GalleryArtifact.of({ gallery, buildRegion: AzureRegion.EAST_US })],
  });
  addAzurermProvider(stack);
  addHcpProvider(stack);
  const image = new ChannelImage(stack, "Image", { channel: web.channel("production") });
  const network = new PrivateNetwork(stack, "Network", {
    name: "web",
    resourceGroupName: "rg-web",
    region: AzureRegion.EAST_US,
    addressSpace: "10.0.0.0/16",
    subnetCidr: "10.0.0.0/20",
    inbound: [{ name: "web", ports: [443], sources: ["10.0.0.0/8"] }],
  });
  for (let n = 0; n < vms; n++)
    new LinuxVm(stack, `Vm${n}`, {
      name: `web-${n}`,
      image,
      network,
      size: "Standard_D2s_v5",
      adminSshKey: KEY,
    });
}
