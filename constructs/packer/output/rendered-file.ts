/** One file of an image's folder, as text or bytes in memory. Nothing is on disk yet. */
export interface RenderedFile {
  /**
   * Where it goes: POSIX and relative to the output folder, with the image's folder first, for example
   * `ubuntu-base/scripts/update.sh`. A path that leads outside is refused as a mistake in our own code.
   */
  readonly path: string;
  /** What it holds. A string is written as UTF-8; line ends are kept as they are. */
  readonly content: string | Uint8Array;
}

/** Everything that one image needs on disk, and what the catalog tells other tools about it. */
export interface RenderedImage {
  /** Folder of the image, equal to its bucket. */
  readonly name: string;
  /** Bucket that this image is built from. Left out for an image that starts from the marketplace. */
  readonly parent?: string;
  /** Channel of the parent that this image follows. */
  readonly channel?: string;
  /** Digest of the image's inputs: the same digest stands for the same template and scripts. */
  readonly digest: string;
  /** Azure regions that the image is published to, the build region first. */
  readonly regions: readonly string[];
  /** Files of the image, each below the folder {@link name}. */
  readonly files: readonly RenderedFile[];
}
