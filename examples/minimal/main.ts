/** The smallest golden image: Ubuntu from the marketplace with one package, published to a gallery. */
import { AzureRegion, ComputeGallery, GalleryArtifact, GoldenImage } from "cdktf-golden-image/image";
import {
  BaseImage,
  GoldenImageTemplate,
  PackerApp,
  Provisioner,
  UbuntuRelease,
} from "cdktf-golden-image/packer";

const image = new GoldenImage({
  bucket: "ubuntu-tools",
  description: "Ubuntu 24.04 LTS with htop",
  channels: ["production"],
  artifacts: [
    GalleryArtifact.of({
      gallery: new ComputeGallery({ name: "golden_images", resourceGroup: "rg-golden-images" }),
      buildRegion: AzureRegion.EAST_US,
    }),
  ],
});

const app = new PackerApp();
new GoldenImageTemplate(app, "UbuntuTools", {
  image,
  base: BaseImage.fromMarketplace(UbuntuRelease.NOBLE_24_04),
  vmSize: "Standard_D2s_v5",
  install: [Provisioner.shell({ inline: ["apt-get update", "apt-get install -y htop"] })],
});
app.synth("out");
