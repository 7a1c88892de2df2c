import { Problems } from "../errors";
import { isObject } from "../image/given-value";
import type { ImageArtifact } from "../image/image-artifact";
import { requirePlainText } from "../image/plain-text";
import { nearestName } from "../nearest-name";

/** Which of the artifacts of a version is meant. Each property narrows the choice. */
export interface ArtifactChoice {
  /**
   * The artifact's source, as HCP Packer names it: `azure-arm.ubuntu-web-arm64`.
   * @default - whichever fits the rest
   */
  readonly componentType?: string;
  /**
   * The platform: `azure`, `aws`, `gce`, `docker`, `vsphere` ...
   * @default - `azure` if the image has an artifact there, else the only platform that it has
   */
  readonly platform?: string;
  /**
   * The region under which HCP Packer records the artifact. Only for other platforms than Azure, where one build
   * can leave an artifact in several regions; on Azure it always is the build region.
   * @default - the region that the contract says
   */
  readonly region?: string;
}

/** The one artifact that is meant, or notes why none is. */
export function chooseArtifact(
  problems: Problems,
  artifacts: readonly ImageArtifact[],
  choice: ArtifactChoice,
): ImageArtifact | undefined {
  const { componentType, platform, region } = choice;
  const isAnyAzure = artifacts.some((artifact) => artifact.kind === "gallery");
  const wantedPlatform = platform ?? (componentType === undefined && isAnyAzure ? "azure" : undefined);
  const fitting = artifacts.filter(
    (artifact) =>
      (componentType === undefined || artifact.componentType === componentType) &&
      (wantedPlatform === undefined || artifact.platform === wantedPlatform),
  );
  const inRegion = fitting.filter((artifact) => artifact.region === region);
  const found = inRegion.length > 0 ? inRegion : fitting;
  if (found.length === 1) return found[0];
  noteChoice(problems, artifacts, found, choice);
  return undefined;
}

/** Notes a region that can not be looked up: HCP records an Azure artifact under the build region alone. */
export function checkRegion(problems: Problems, artifact: ImageArtifact, region: string | undefined): void {
  problems.require(region === undefined || region === artifact.region || artifact.kind === "platform", {
    code: "artifact-region",
    property: "artifact.region",
    rule: "must be the build region, the only one that HCP Packer records an Azure artifact under",
    got: region,
    fix: `leave it out: "${artifact.region}" is looked up, and its id boots in every region that the image is replicated to`,
  });
}

/** The choice as given: an object, and every name in it plain text. */
export function requireChoice(problems: Problems, choice: unknown): choice is ArtifactChoice {
  if (!isObject(choice)) {
    problems.add({
      code: "artifact-choice",
      property: "artifact",
      rule: "must be an object",
      got: choice,
      fix: 'write { platform: "aws" }',
    });
    return false;
  }
  const given = (["componentType", "platform", "region"] as const).filter(
    (name) => choice[name] !== undefined,
  );
  return given.map((name) => requirePlainText(problems, `artifact.${name}`, choice[name])).every(Boolean);
}

function noteChoice(
  problems: Problems,
  artifacts: readonly ImageArtifact[],
  found: readonly ImageArtifact[],
  choice: ArtifactChoice,
): void {
  const listed = (found.length > 0 ? found : artifacts).map(
    ({ componentType, platform, region }) => `${componentType} (${platform}, ${region})`,
  );
  const names = artifacts.map(({ componentType }) => componentType);
  const near = choice.componentType === undefined ? undefined : nearestName(choice.componentType, names);
  problems.add({
    code: "artifact-choice",
    property: "artifact",
    rule:
      found.length > 1 ? "fits more than one of the image's artifacts" : "fits none of the image's artifacts",
    got: choice,
    fix: `${near === undefined ? "" : `did you mean "${near}"? `}give the componentType of one: ${listed.join(", ")}`,
  });
}
