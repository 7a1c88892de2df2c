/** `npm run synth`: the gallery, the channels, and a stack for each row of the table. */
import { App, TerraformStack } from "cdktf";
import { ImageGallery, addAzurermProvider } from "cdktf-golden-image/azure";
import { ImageChannels, addHcpProvider } from "cdktf-golden-image/hcp";
import { AzureRegion } from "cdktf-golden-image/image";
import { assignments, deployments } from "./deployments";
import { gallery, web } from "./golden-image";
import { useHcpTerraform } from "./hcp-terraform";
import { WebStack } from "./web-stack";

const app = new App();

const galleryStack = new TerraformStack(app, "gallery");
useHcpTerraform(galleryStack);
addAzurermProvider(galleryStack);
new ImageGallery(galleryStack, "Gallery", { gallery, images: [web], region: AzureRegion.EAST_US });

const channelsStack = new TerraformStack(app, "channels");
useHcpTerraform(channelsStack);
addHcpProvider(channelsStack);
new ImageChannels(channelsStack, "Channels", { images: [web], assignments });

for (const deployment of deployments) new WebStack(app, deployment);

app.synth();
