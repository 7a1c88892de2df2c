import type { RenderedImage } from "./rendered-file";

/** File beside the image folders that tells CI and other tools what to build, and in which order. */
export const CATALOG_FILE = "catalog.json";

/** Raised when a reader of the catalog would have to change. */
const CATALOG_VERSION = 1;

/** One image as the catalog lists it. A missing parent or channel is `null`: every entry has the same keys. */
export interface CatalogEntry {
  readonly name: string;
  /** Images of one stage do not need each other and can be built side by side; stage 1 needs none of ours. */
  readonly stage: number;
  readonly parent: string | null;
  readonly channel: string | null;
  readonly digest: string;
  readonly regions: readonly string[];
  /** Paths relative to the catalog. */
  readonly files: readonly string[];
}

/**
 * The images in build order: by stage, then siblings next to each other, then as given. The stage of an
 * image is one more than its parent's, or 1 when its parent is not among `images` (an image of another
 * repository, already built).
 *
 * @throws Error when an image comes before its parent, which the caller has to rule out
 */
export function catalogEntries(images: readonly RenderedImage[]): readonly CatalogEntry[] {
  const stages = stagesByName(images);
  const positions = new Map(images.map((image, index) => [image.name, index]));
  const parentPosition = (entry: CatalogEntry) => positions.get(entry.parent ?? "") ?? -1;
  return images
    .map((image) => ({
      name: image.name,
      stage: stages.get(image.name)!,
      parent: image.parent ?? null,
      channel: image.channel ?? null,
      digest: image.digest,
      regions: image.regions,
      files: image.files.map((file) => file.path),
    }))
    .sort((a, b) => a.stage - b.stage || parentPosition(a) - parentPosition(b));
}

/**
 * The text of the catalog. The same images give the same bytes.
 *
 * @throws Error when an image comes before its parent, see {@link catalogEntries}
 */
export function catalogText(images: readonly RenderedImage[]): string {
  const catalog = {
    generatedBy: "npm run synth-packer",
    version: CATALOG_VERSION,
    images: catalogEntries(images),
  };
  return `${JSON.stringify(catalog, undefined, 2)}\n`;
}

function stagesByName(images: readonly RenderedImage[]): ReadonlyMap<string, number> {
  const names = new Set(images.map((image) => image.name));
  const stages = new Map<string, number>();
  for (const image of images) {
    const parentStage = stages.get(image.parent ?? "");
    if (image.parent !== undefined && parentStage === undefined && names.has(image.parent)) {
      throw new Error(`image "${image.name}" comes before its parent "${image.parent}"`);
    }
    stages.set(image.name, (parentStage ?? 0) + 1);
  }
  return stages;
}
