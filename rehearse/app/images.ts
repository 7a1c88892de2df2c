import {
  AzureRegion,
  ComputeGallery,
  GalleryArtifact,
  GoldenImage,
  PlatformArtifact,
} from "../../constructs/image";
import type { ImageArtifact } from "../../constructs/image";
import { BUCKETS, CHANNEL } from "./contract";

/** The two images that are rehearsed: a base, and what derives from it. */
export interface RehearsedImages {
  readonly base: GoldenImage<typeof CHANNEL>;
  readonly web: GoldenImage<typeof CHANNEL>;
}

/** As files, which Packer's own `file` builder writes: no cloud, and versions that are as real as any. */
export const FILES = imagesOf(PlatformArtifact.of({ platform: "packer.file", region: ".", builder: "file" }));

/** As versions in a gallery: the same templates, as Azure would build them. */
export const GALLERY_VERSIONS = imagesOf(
  GalleryArtifact.of({
    gallery: new ComputeGallery({ name: "rehearsal", resourceGroup: "rg-rehearsal" }),
    buildRegion: AzureRegion.EAST_US,
  }),
);

function imagesOf(artifact: ImageArtifact): RehearsedImages {
  const common = { channels: [CHANNEL], artifacts: [artifact] } as const;
  return {
    base: new GoldenImage({ bucket: BUCKETS.base, description: "What others derive from", ...common }),
    web: new GoldenImage({ bucket: BUCKETS.web, description: `Derives from ${BUCKETS.base}`, ...common }),
  };
}
