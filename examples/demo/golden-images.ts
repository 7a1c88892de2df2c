/** Both images: the templates and the stacks start from here, so a bucket or channel is named once. */
import { AzureRegion, ComputeGallery, GalleryArtifact, GoldenImage } from "cdktf-golden-image/image";

export const gallery = new ComputeGallery({ name: "golden_images", resourceGroup: "rg-golden-images" });

export const region = AzureRegion.EAST_US;

const inGallery = GalleryArtifact.of({ gallery, buildRegion: region });

const labels = { owner: "platform-team" };

export const ubuntuBase = new GoldenImage({
  bucket: "ubuntu-base",
  description: "Ubuntu 24.04 LTS, up to date, with a closed firewall",
  labels,
  channels: ["production"],
  artifacts: [inGallery],
});

export const ubuntuWeb = new GoldenImage({
  bucket: "ubuntu-web",
  description: "ubuntu-base with nginx",
  labels,
  channels: ["production"],
  artifacts: [inGallery],
});
