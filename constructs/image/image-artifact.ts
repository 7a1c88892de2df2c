import { Problems } from "../errors";
import { GalleryArtifact } from "./gallery-artifact";
import { isObject, requireList } from "./given-value";
import { PlatformArtifact } from "./platform-artifact";

/** An artifact that a version of an image holds. Tell the two by `kind`. */
export type ImageArtifact = GalleryArtifact | PlatformArtifact;

/**
 * The artifacts of an image under the names that follow from its bucket, and notes of everything that Packer
 * or Azure would refuse about them, alone and together.
 */
export function bindArtifacts(
  problems: Problems,
  property: string,
  artifacts: unknown,
  bucket: string,
): readonly ImageArtifact[] {
  const example = "[GalleryArtifact.of({ gallery, buildRegion: AzureRegion.EAST_US })]";
  if (!requireList(problems, property, artifacts, example)) return [];
  problems.require(artifacts.length > 0, {
    code: "artifact-none",
    property,
    rule: "must hold at least one artifact",
    fix: `write ${example}`,
  });
  const claims = new Map<string, string>();
  return artifacts.flatMap((artifact: unknown, n) => {
    const here = `${property}[${n}]`;
    if (!requireArtifact(problems, here, artifact)) return [];
    const bound = artifact.forBucket(bucket);
    bound.check(problems, here);
    claim(problems, claims, here, bound);
    return [bound];
  });
}

function requireArtifact(problems: Problems, property: string, value: unknown): value is ImageArtifact {
  return problems.require(isObject(value) && typeof value.forBucket === "function", {
    code: "artifact",
    property,
    rule: "must be an artifact",
    got: value,
    fix: "make it with GalleryArtifact.of() or PlatformArtifact.of()",
  });
}

/** Two artifacts with one definition would publish the same version twice; look-ups could not tell two with one label apart. */
function claim(problems: Problems, claims: Map<string, string>, here: string, artifact: ImageArtifact): void {
  const definition = artifact.kind === "gallery" ? definitionOf(artifact) : undefined;
  const definitionOwner = definition === undefined ? undefined : claims.get(definition);
  const labelOwner = claims.get(artifact.componentType);
  if (definition !== undefined) claims.set(definition, definitionOwner ?? here);
  claims.set(artifact.componentType, labelOwner ?? here);
  if (artifact.kind === "gallery" && definitionOwner !== undefined) {
    problems.add({
      code: "definition-twice",
      property: `${here}.definition`,
      rule: `is the definition of ${definitionOwner}, too, and both would publish the same version`,
      got: artifact.definition,
      fix: "give one of them a definition of its own",
    });
  } else if (labelOwner !== undefined) {
    problems.add({
      code: "artifact-twice",
      property: `${here}.label`,
      rule: `is the label of ${labelOwner}, too, of the same builder, and look-ups could not tell them apart`,
      got: artifact.label,
      fix: "give each artifact a label of its own",
    });
  }
}

/** Azure's names ignore case. */
function definitionOf({ gallery, definition }: GalleryArtifact): string | undefined {
  if (!isObject(gallery)) return undefined;
  return JSON.stringify([
    gallery.subscriptionId,
    gallery.resourceGroup,
    gallery.name,
    definition,
  ]).toLowerCase();
}
