import {
  AzureRegion,
  ComputeGallery,
  GalleryArtifact,
  GalleryArtifactProps,
  GoldenImage,
  GoldenImageProps,
} from "../../../constructs/image";

export const gallery = new ComputeGallery({ name: "golden_images", resourceGroup: "rg-golden-images" });

/** A valid image, except for what a test gives. */
export function sampleImage(given: Partial<GoldenImageProps<string>> = {}): GoldenImage {
  return new GoldenImage({
    bucket: "ubuntu-base",
    description: "Ubuntu 24.04 LTS",
    channels: ["development", "staging", "production"],
    artifacts: [GalleryArtifact.of({ gallery, buildRegion: AzureRegion.EAST_US })],
    ...given,
  });
}

/** The artifact of a valid image, except for what a test gives, as its image hands it out. */
export function sampleArtifact(given: Partial<GalleryArtifactProps> = {}): GalleryArtifact {
  const artifact = GalleryArtifact.of({ gallery, buildRegion: AzureRegion.EAST_US, ...given });
  return sampleImage({ artifacts: [artifact] }).galleryArtifacts[0]!;
}

/** What a JavaScript user can hand over: the compiler is told that it is right. */
export function untyped<Expected>(value: unknown): Expected {
  return value as Expected;
}
