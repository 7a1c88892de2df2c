/**
 * The golden images of this organisation: the one place where their names, regions and channels stand. The
 * templates beside this file and the stacks both start from here.
 */
import { AzureRegion, ComputeGallery, GalleryArtifact, GoldenImage } from "../constructs/image";

export const gallery = new ComputeGallery({ name: "golden_images", resourceGroup: "rg-golden-images" });

/** In order of promotion. */
const CHANNELS = ["development", "staging", "production"] as const;

const COMMON_LABELS = { os: "ubuntu", release: "24.04", owner: "platform-team", department: "engineering" };

/** Both images are built in one region and replicated to the other: whatever derives from them can be built there. */
const IN_BOTH_REGIONS = GalleryArtifact.of({
  gallery,
  buildRegion: AzureRegion.EAST_US,
  replicaRegions: [AzureRegion.WEST_US_2],
});

export const ubuntuBase = new GoldenImage({
  bucket: "ubuntu-base",
  description: "Ubuntu 24.04 LTS, patched and hardened",
  labels: COMMON_LABELS,
  channels: CHANNELS,
  artifacts: [IN_BOTH_REGIONS],
});

export const ubuntuWeb = new GoldenImage({
  bucket: "ubuntu-web",
  description: "ubuntu-base with nginx, answering on ports 80 and 443",
  labels: { ...COMMON_LABELS, app: "nginx" },
  channels: CHANNELS,
  artifacts: [IN_BOTH_REGIONS],
});

/** All of them, for what the gallery and the channels are made of. */
export const goldenImages = [ubuntuBase, ubuntuWeb] as const;
