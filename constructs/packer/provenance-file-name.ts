import type { Problems } from "../errors";
import type { GalleryArtifact } from "../image/gallery-artifact";
import type { ProvenanceSigning } from "./provenance";

/** What Linux allows, in bytes. */
const LONGEST_NAME = 255;

/** While it writes, Packer calls the file `.NAME.tmp-` and a number of 32 bits. */
const WHILE_WRITING = ".".length + ".tmp-".length + String(2 ** 32 - 1).length;

/**
 * Notes an image whose statement of provenance can not be written. Packer makes the file's name of the source's
 * label and the whole id of what was built, and notices that it is too long when the image is published.
 */
export function checkProvenanceFileName(
  problems: Problems,
  property: string,
  bucket: string,
  artifact: GalleryArtifact,
  signing?: ProvenanceSigning,
): void {
  const ending =
    signing !== undefined && "keyless" in signing ? "provenance.sigstore.json" : "provenance.json";
  const { label } = artifact;
  const name = `${label}.Azure.ResourceManagement.VMImage-${idOf(bucket, artifact)}.${ending}`;
  const excess = Buffer.byteLength(name) + WHILE_WRITING - LONGEST_NAME;
  problems.require(excess <= 0, {
    code: "provenance-file-name",
    property,
    rule: `makes a file's name of ${label} and its id in Azure, by ${excess} bytes longer than a name can be`,
    fix: "shorten the names of the resource group, the gallery or the image, or leave the provenance out",
  });
}

/** An id as long as that of each build. */
function idOf(bucket: string, { gallery, definition, managedImage }: GalleryArtifact): string {
  const version = "YYYY.MMDD.hhmm";
  const [group, image] =
    managedImage === undefined
      ? [gallery.resourceGroup, `galleries/${gallery.name}/images/${definition}/versions/${version}`]
      : [managedImage.resourceGroup, `images/${bucket}-${version}`];
  const subscription = "00000000-0000-0000-0000-000000000000";
  return `/subscriptions/${subscription}/resourceGroups/${group}/providers/Microsoft.Compute/${image}`;
}
