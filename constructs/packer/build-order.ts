import { Problems } from "../errors";
import { RenderedImage } from "./output/rendered-file";

/**
 * `images` with every parent before what derives from it, and otherwise in their order. Two templates for one
 * name and a cycle of parents are noted as problems. A parent that is not among them was built elsewhere.
 */
export function buildOrder(images: readonly RenderedImage[], problems: Problems): RenderedImage[] {
  const byName = new Map<string, RenderedImage>();
  for (const image of images) {
    const key = image.name.toLowerCase();
    problems.require(!byName.has(key), {
      code: "template-bucket-twice",
      property: "templates",
      rule: "must each have a bucket of their own; folders that differ in case only are one on some systems",
      got: image.name,
      fix: "give one of the two another bucket",
    });
    byName.set(key, image);
  }
  const ordered = new Set<RenderedImage>();
  for (const image of images) visit(image, byName, ordered, [], problems);
  return [...ordered];
}

function visit(
  image: RenderedImage,
  byName: ReadonlyMap<string, RenderedImage>,
  ordered: Set<RenderedImage>,
  descendants: readonly string[],
  problems: Problems,
): void {
  if (ordered.has(image)) return;
  const loop = descendants.indexOf(image.name);
  if (loop !== -1) {
    problems.add({
      code: "template-cycle",
      property: "base",
      rule: "must not lead back to the image itself",
      got: [...descendants.slice(loop), image.name].join(" <- "),
      fix: "start one of them from the marketplace",
    });
    return;
  }
  const parent = image.parent === undefined ? undefined : byName.get(image.parent.toLowerCase());
  if (parent !== undefined) visit(parent, byName, ordered, [...descendants, image.name], problems);
  ordered.add(image);
}
