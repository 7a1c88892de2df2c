/**
 * The tags that say which image a resource runs. A derived image says in the same way what it was built from
 * (`parent_bucket` ...). Renaming one makes the checks overlook what runs already.
 */
export const IMAGE_TAGS = {
  bucket: "image_bucket",
  channel: "image_channel",
  version: "image_version",
  fingerprint: "image_fingerprint",
  createdAt: "image_created_at",
} as const;
