const {
  AzureRegion,
  BaseImage,
  ComputeGallery,
  GalleryArtifact,
  GoldenImage,
  GoldenImageTemplate,
  PackerApp,
} = require("cdktf-golden-image");
const { UbuntuRelease } = require("cdktf-golden-image/packer");

const gallery = new ComputeGallery({ name: "house_images", resourceGroup: "rg-images" });
const image = new GoldenImage({
  bucket: "house-base",
  description: 'Quotes " and ${dollars} stay text',
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
