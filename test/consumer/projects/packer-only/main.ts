import { AzureRegion, ComputeGallery, GalleryArtifact, GoldenImage } from "cdktf-golden-image/image";
import {
  BaseImage,
  GoldenImageTemplate,
  PackerApp,
  Provisioner,
  UbuntuRelease,
} from "cdktf-golden-image/packer";
import { reference, type HclValue } from "cdktf-golden-image/hcl";
import { ImageError } from "cdktf-golden-image";

const gallery = new ComputeGallery({ name: "house_images", resourceGroup: "rg-images" });
const image = new GoldenImage({
  bucket: "house-base",
  description: "What every VM of the house starts from",
  channels: ["production"],
  artifacts: [GalleryArtifact.of({ gallery, buildRegion: AzureRegion.EAST_US })],
});

// @ts-expect-error The image has no such channel.
const unknown = () => image.channel("prodction");
try {
  unknown();
} catch (error) {
  if (!ImageError.isImageError(error)) throw error;
}

const app = new PackerApp();
const release: HclValue = reference("path.root");
new GoldenImageTemplate(app, "HouseBase", {
  image,
  base: BaseImage.fromMarketplace(UbuntuRelease.NOBLE_24_04),
  vmSize: "Standard_D2s_v5",
  install: [
    Provisioner.packages(["htop"]),
    Provisioner.custom({ type: "breakpoint", options: { note: release } }),
  ],
});
app.synth("out");
