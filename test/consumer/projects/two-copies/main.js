// Takes everything that the house hands out, made with the house's copy, and uses it with its own.
const { App, TerraformStack } = require("cdktf");
const {
  BaseImage,
  GalleryArtifact,
  GoldenImage,
  GoldenImageTemplate,
  ImageError,
  PackerApp,
  Provisioner,
} = require("cdktf-golden-image");
const { ChannelImage, addHcpProvider } = require("cdktf-golden-image/hcp");
const house = require("house-images");

const web = new GoldenImage({
  bucket: "house-web",
  description: "The house's web server",
  labels: { owner: "house" },
  channels: ["production"],
  artifacts: [GalleryArtifact.of({ gallery: house.gallery, buildRegion: house.region })],
});
const app = new PackerApp();
new GoldenImageTemplate(app, "HouseBase", {
  image: house.houseBase,
  base: BaseImage.fromMarketplace(house.release),
  vmSize: "Standard_D2s_v5",
  install: [house.update],
});
new GoldenImageTemplate(app, "HouseWeb", {
  image: web,
  base: BaseImage.fromChannel(house.houseBase.channel("production")),
  vmSize: "Standard_D2s_v5",
  install: [Provisioner.custom({ type: "breakpoint", options: { note: house.pathOfTemplate } })],
});
app.synth("out");

const stacks = new App({ outdir: "stacks" });
const stack = new TerraformStack(stacks, "base");
addHcpProvider(stack);
new ChannelImage(stack, "Image", { channel: house.houseBase.channel("production") });
stacks.synth();

try {
  new GoldenImage({ bucket: "x", description: "", channels: ["latest"], artifacts: [] });
} catch (error) {
  console.log(
    JSON.stringify({
      isTheirClass: error instanceof house.ImageError,
      ours: ImageError.isImageError(error),
      theirs: house.isImageError(error),
      properties: error.problems.map(({ property }) => property),
    }),
  );
}
