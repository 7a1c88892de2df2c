import { Problems, describeValue } from "../../errors";
import { nearestName } from "../../nearest-name";
import { requireRegion } from "../../image/azure-region";
import { ComputeGallery, requireComputeGallery } from "../../image/compute-gallery";
import type { GalleryArtifact } from "../../image/gallery-artifact";
import { isObject, requireBoolean, requireList } from "../../image/given-value";
import type { GoldenImage } from "../../image/golden-image";
import { checkDefinition, checkDefinitionOptions } from "./image-definition";
import type { ImageGalleryProps } from "./image-gallery-props";
import { checkResourceTags } from "../resource-tags";

const PUBLISHER = /^[A-Za-z0-9_-](?:[A-Za-z0-9._-]{0,126}[A-Za-z0-9_-])?$/;

/** An artifact that is published to a gallery, and its image. */
export interface DefinedArtifact {
  readonly image: GoldenImage;
  readonly artifact: GalleryArtifact;
}

/** The artifacts of `images` that are published to `gallery`. */
export function definedArtifacts({ gallery, images }: ImageGalleryProps): readonly DefinedArtifact[] {
  return images.flatMap((image) =>
    image.galleryArtifacts
      .filter((artifact) => isSame(artifact.gallery, gallery))
      .map((artifact) => ({ image, artifact })),
  );
}

/** Notes everything that Azure would refuse about a gallery and its definitions. */
export function checkImageGallery(problems: Problems, props: ImageGalleryProps): void {
  const { gallery, images, definitions, publisher } = props;
  requireRegion(problems, "region", props.region);
  for (const name of ["resourceGroupExists", "destroyable"] as const) {
    if (props[name] !== undefined) requireBoolean(problems, name, props[name]);
  }
  problems.require(publisher === undefined || (typeof publisher === "string" && PUBLISHER.test(publisher)), {
    code: "publisher",
    property: "publisher",
    rule: "must be 1 to 128 letters, digits, dots, dashes and underscores, not starting or ending with a dot",
    got: publisher,
    fix: 'use a name such as "platform-team"',
  });
  const tags = new Problems(problems.path);
  checkResourceTags(tags, "tags", props.tags);
  for (const problem of tags.all) problems.add(problem);
  checkDefinitionOptions(problems, (property) => property, props);
  const isGallery = requireComputeGallery(problems, "gallery", gallery);
  const areImages = requireImages(problems, "images", images);
  if (!isGallery || !areImages) return;
  const defined = definedArtifacts(props);
  for (const image of images) {
    problems.require(
      defined.some((entry) => entry.image === image),
      {
        code: "gallery-image",
        property: "images",
        rule: `must be published to ${gallery.name}, as ${image.bucket} is not`,
        fix: "leave it to the construct of its own gallery",
      },
    );
  }
  checkNames(problems, defined);
  checkSelected(problems, definitions, defined);
  // Each on its own may be fine, and both together too many, or the same name in two spellings.
  if (tags.all.length === 0) {
    for (const image of images) checkResourceTags(problems, "tags", { ...image.labels, ...props.tags });
  }
  for (const { artifact } of defined) {
    checkDefinition(problems, artifact, { ...props, ...definitions?.[artifact.definition] });
  }
}

function requireImages(problems: Problems, property: string, images: unknown): boolean {
  if (!requireList(problems, property, images, "[ubuntuBase]")) return false;
  return problems.require(images.length > 0 && images.every(isImage), {
    code: "gallery-images",
    property,
    rule: "must hold at least one GoldenImage, and nothing else",
    fix: "list the images, such as [ubuntuBase, ubuntuWeb]",
  });
}

function isImage(image: unknown): boolean {
  return isObject(image) && Array.isArray(image.galleryArtifacts);
}

/** Azure's names ignore case. */
function checkNames(problems: Problems, defined: readonly DefinedArtifact[]): void {
  const owners = new Map<string, string>();
  for (const { image, artifact } of defined) {
    const name = artifact.definition.toLowerCase();
    const owner = owners.get(name);
    problems.require(owner === undefined, {
      code: "definition-twice",
      property: "images",
      rule: `must each have a definition of their own, and ${owner} and ${image.bucket} have one`,
      got: artifact.definition,
      fix: "give one of them another definition, or list the image once",
    });
    owners.set(name, image.bucket);
  }
}

function checkSelected(
  problems: Problems,
  definitions: ImageGalleryProps["definitions"],
  defined: readonly DefinedArtifact[],
): void {
  const known = defined.map(({ artifact }) => artifact.definition);
  for (const [name, options] of Object.entries(definitions ?? {})) {
    const here = `definitions[${describeValue(name)}]`;
    const near = nearestName(name, known);
    problems.require(known.includes(name), {
      code: "definition-unknown",
      property: here,
      rule: "is no definition of this gallery",
      got: name,
      fix: near === undefined ? `it has ${known.join(", ")}` : `did you mean "${near}"?`,
    });
    checkDefinitionOptions(problems, (property) => (property === "" ? here : `${here}.${property}`), options);
  }
}

function isSame(a: ComputeGallery, b: ComputeGallery): boolean {
  const key = ({ name, resourceGroup, subscriptionId }: ComputeGallery) =>
    JSON.stringify([name, resourceGroup, subscriptionId]).toLowerCase();
  return key(a) === key(b);
}
