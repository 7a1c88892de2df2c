/**
 * The tags that say which image a resource runs. A derived image says in the same way what it was built from
 * (`parent_bucket` ...). Renaming one makes the checks overlook what runs already.
 */
export const IMAGE_TAGS = {
  /** The bucket. */
  bucket: "image_bucket",
  /** The channel that it was deployed from. */
  channel: "image_channel",
  /** The version as HCP Packer calls it, or the gallery. */
  version: "image_version",
  /** The version's fingerprint, which no other version has. */
  fingerprint: "image_fingerprint",
  /** When HCP Packer recorded the artifact. */
  createdAt: "image_created_at",
} as const;
