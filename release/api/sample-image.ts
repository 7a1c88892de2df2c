import {
  AzureRegion,
  ComputeGallery,
  GalleryArtifact,
  GoldenImage,
  PlatformArtifact,
} from "cdktf-golden-image";

/* Images that nothing but the report is made from, so that it changes with the library alone. */

export const gallery = new ComputeGallery({ name: "golden_images", resourceGroup: "rg-images" });

const shared = { gallery, buildRegion: AzureRegion.EAST_US } as const;

/** One artifact in Azure. */
export const base = new GoldenImage({
  bucket: "base",
  description: "One artifact",
  labels: { owner: "platform-team" },
  channels: ["staging", "production"],
  artifacts: [GalleryArtifact.of(shared)],
});

/** Two in Azure, and one elsewhere. */
export const several = imageWithSeveral("several");

/** What starts from `several`, artifact by artifact. */
export const derived = imageWithSeveral("derived");

function imageWithSeveral(bucket: string) {
  return new GoldenImage({
    bucket,
    description: "Several artifacts",
    labels: { owner: "platform-team" },
    channels: ["production"],
    artifacts: [
      GalleryArtifact.of({ ...shared, definition: `${bucket}-x64` }),
      GalleryArtifact.of({ ...shared, definition: `${bucket}-arm64`, architecture: "Arm64" }),
      PlatformArtifact.of({ platform: "docker", builder: "docker", region: "docker" }),
    ],
  });
}
