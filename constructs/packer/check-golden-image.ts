import { Problems } from "../errors";
import { architectureOfVmSize } from "../image/architecture";
import { lacksTrustedLaunch } from "../image/security-type";
import { checkTags } from "../image/tags";
import { checkSlots } from "./check-slots";
import type { GoldenImageTemplateProps } from "./golden-image-template";
import { checkComponents } from "./image-component";
import { checkProvenanceFileName } from "./provenance-file-name";

/** Labels that the library writes itself. */
const OWN_BUILD_LABELS = ["build_time", "base", "template_digest"];

/** Notes what does not fit between an image's contract and how its template builds it. */
export function checkGoldenImage(problems: Problems, props: GoldenImageTemplateProps): void {
  props.base.check(problems, props.image);
  checkVmSizes(problems, props);
  checkPerArtifact(problems, props);
  checkPlatformSources(problems, props);
  checkProvenance(problems, props);
  checkSlots(problems, "", props);
  checkComponents(problems, props.components ?? []);
  for (const name of OWN_BUILD_LABELS) {
    problems.require(!(name in (props.buildLabels ?? {})), {
      code: "build-label",
      property: `buildLabels.${name}`,
      rule: "is written by the template itself",
      got: name,
      fix: "use another name",
    });
  }
  checkTags(problems, "tags", props.tags ?? {});
}

/** Azure says the architecture in the size's name; the mistakes cost a deployment otherwise. */
function checkVmSizes(problems: Problems, props: GoldenImageTemplateProps): void {
  for (const { label, architecture, securityType } of props.image.galleryArtifacts) {
    const own = props.perArtifact?.[label]?.vmSize;
    const size = own ?? props.vmSize;
    if (typeof size !== "string") continue;
    const property = own === undefined ? "vmSize" : `perArtifact.${label}.vmSize`;
    const fix =
      architecture === "Arm64" ? 'use one such as "Standard_D2ps_v6"' : 'use one such as "Standard_D2s_v5"';
    // The source has compared the size with the SKU, where it starts from one.
    if (problems.hasAbout("vmSize") || problems.within(label).hasAbout("vmSize")) continue;
    const found = architectureOfVmSize(size);
    const fits = problems.require(found === undefined || found === architecture, {
      code: "vm-size-architecture",
      property,
      rule: `must be a size for ${architecture}, the architecture of ${label}`,
      got: size,
      fix,
    });
    problems.require(!fits || securityType !== "TrustedLaunch" || !lacksTrustedLaunch(size), {
      code: "vm-size-trusted-launch",
      property,
      rule: `must be a size with Trusted Launch, which ${label} has`,
      got: size,
      fix,
    });
  }
}

function checkPerArtifact(problems: Problems, props: GoldenImageTemplateProps): void {
  const labels = props.image.galleryArtifacts.map(({ label }) => label);
  for (const label of Object.keys(props.perArtifact ?? {})) {
    problems.require(labels.includes(label), {
      code: "artifact-unknown",
      property: `perArtifact.${label}`,
      rule: "must be the label of one of the image's Azure artifacts",
      got: label,
      fix: `it has ${labels.join(", ") || "none"}`,
    });
  }
}

function checkProvenance(problems: Problems, { image, postProcessors = [] }: GoldenImageTemplateProps): void {
  postProcessors.forEach(({ statement }, n) => {
    if (statement === undefined) return;
    for (const artifact of image.galleryArtifacts)
      checkProvenanceFileName(problems, `postProcessors[${n}]`, image.bucket, artifact, statement.signing);
  });
}

/** A version is complete when every source has reported: one that nobody builds would leave it open for ever. */
function checkPlatformSources(problems: Problems, props: GoldenImageTemplateProps): void {
  const wanted = props.image.artifacts
    .filter(({ kind }) => kind === "platform")
    .map((artifact) => artifact.componentType);
  const given = (props.platformSources ?? []).map(({ artifact }) => artifact.componentType);
  for (const componentType of wanted.filter((name) => !given.includes(name))) {
    problems.add({
      code: "platform-source",
      property: "platformSources",
      rule: "must say how every artifact of the image is built",
      got: given,
      fix: `add an entry for ${componentType}`,
    });
  }
  for (const componentType of given.filter((name) => !wanted.includes(name))) {
    problems.add({
      code: "platform-source",
      property: "platformSources",
      rule: "must be about artifacts of this image",
      got: componentType,
      fix: `it has ${wanted.join(", ") || "none"}; take the artifact from image.artifacts`,
    });
  }
}
