import {
  AzureRegion,
  ComputeGallery,
  GalleryArtifact,
  GalleryArtifactProps,
  GoldenImage,
} from "../../../constructs/image";

/** Images for tests of the Packer half: what a test does not care about, it does not say. */

export const gallery = new ComputeGallery({ name: "golden_images", resourceGroup: "rg-images" });

export function galleryArtifact(props: Partial<GalleryArtifactProps> = {}): GalleryArtifact {
  return GalleryArtifact.of({ gallery, buildRegion: AzureRegion.EAST_US, ...props });
}

export function image(bucket: string, ...artifacts: readonly GalleryArtifact[]): GoldenImage<"production"> {
  return new GoldenImage({
    bucket,
    description: `The image ${bucket}`,
    channels: ["production"],
    artifacts: artifacts.length === 0 ? [galleryArtifact()] : artifacts,
  });
}
