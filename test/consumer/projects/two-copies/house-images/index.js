// A library of the house: hands out images made with its own copy of the package.
const {
  AzureRegion,
  ComputeGallery,
  GalleryArtifact,
  GoldenImage,
  ImageError,
} = require("cdktf-golden-image");
const { reference } = require("cdktf-golden-image/hcl");
const { Provisioner, UbuntuRelease } = require("cdktf-golden-image/packer");

const gallery = new ComputeGallery({ name: "house_images", resourceGroup: "rg-images" });
const artifacts = [GalleryArtifact.of({ gallery, buildRegion: AzureRegion.EAST_US })];

exports.houseBase = new GoldenImage({
  bucket: "house-base",
  description: "What every VM of the house starts from",
  labels: { owner: "house" },
  channels: ["production"],
  artifacts,
});
exports.gallery = gallery;
exports.region = AzureRegion.EAST_US;
exports.release = UbuntuRelease.NOBLE_24_04;
exports.update = Provisioner.shell({ inline: ["apt-get update"] });
exports.pathOfTemplate = reference("path.root");
exports.isImageError = ImageError.isImageError;
exports.ImageError = ImageError;
