import {
  AzureRegion,
  ComputeGallery,
  GalleryArtifact,
  GoldenImage,
  ImageError,
  PackerApp,
} from "cdktf-golden-image";
import { printBody } from "cdktf-golden-image/hcl";
import { GoldenImage as ImageOfFace } from "cdktf-golden-image/image";
import { BaseImage, GoldenImageTemplate, UbuntuRelease } from "cdktf-golden-image/packer";

if (ImageOfFace !== GoldenImage) throw new Error("two faces, two classes");
if (typeof printBody !== "function" || typeof ImageError.isImageError !== "function")
  throw new Error("hidden");

const gallery = new ComputeGallery({ name: "house_images", resourceGroup: "rg-images" });
const image = new GoldenImage({
  bucket: "house-base",
  description: "What every VM of the house starts from",
  channels: ["production"],
  artifacts: [GalleryArtifact.of({ gallery, buildRegion: AzureRegion.EAST_US })],
});
const app = new PackerApp();
new GoldenImageTemplate(app, "HouseBase", {
  image,
  base: BaseImage.fromMarketplace(UbuntuRelease.NOBLE_24_04),
  vmSize: "Standard_D2s_v5",
});
app.synth("out");
