/** The image: built in one region, and ready to be deployed in two. */
import { AzureRegion, ComputeGallery, GalleryArtifact, GoldenImage } from "cdktf-golden-image/image";

export const gallery = new ComputeGallery({ name: "golden_images", resourceGroup: "rg-golden-images" });

export const web = new GoldenImage({
  bucket: "ubuntu-web",
  description: "Ubuntu 24.04 LTS with nginx",
  labels: { owner: "platform-team" },
  channels: ["development", "staging", "production"],
  artifacts: [
    GalleryArtifact.of({
      gallery,
      buildRegion: AzureRegion.EAST_US,
      replicaRegions: [AzureRegion.WEST_US_2],
      // Azure hands out one copy to some twenty VMs at a time; with fewer copies a large scale set starts slowly.
      replicas: 2,
    }),
  ],
});
