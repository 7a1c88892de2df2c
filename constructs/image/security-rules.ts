import { Problems } from "../errors";
import { ARCHITECTURES, Architecture, GENERATIONS, HyperVGeneration } from "./architecture";
import { requireBoolean, requireOneOf } from "./given-value";
import { SECURITY_DEMANDS, SecurityType } from "./security-type";

/** What the rules about an image's definition look at. */
interface SecuredArtifact {
  readonly securityType: SecurityType;
  readonly architecture: Architecture;
  readonly generation: HyperVGeneration;
  readonly specialized: boolean;
  readonly managedImage?: unknown;
}

/**
 * Notes which of an artifact's security type, architecture, generation, managed image and specialisation do
 * not go together.
 *
 * @param at how the artifact's user calls one of its properties
 */
export function checkSecurity(
  problems: Problems,
  at: (property: string) => string,
  artifact: SecuredArtifact,
): void {
  const areWords = [
    requireOneOf(problems, at("securityType"), artifact.securityType, Object.keys(SECURITY_DEMANDS)),
    requireOneOf(problems, at("architecture"), artifact.architecture, ARCHITECTURES),
    requireOneOf(problems, at("generation"), artifact.generation, GENERATIONS),
    requireBoolean(problems, at("specialized"), artifact.specialized),
  ];
  if (areWords.includes(false)) return;
  checkGeneration(problems, at("generation"), artifact);
  checkArchitecture(problems, at("architecture"), artifact);
  if (artifact.managedImage === undefined) checkWithoutManagedImage(problems, at, artifact);
  else checkManagedImage(problems, at("managedImage"), artifact);
}

function checkGeneration(problems: Problems, property: string, artifact: SecuredArtifact): void {
  const { generation, securityType, architecture } = artifact;
  if (architecture === "Arm64") {
    problems.require(generation === "V2", {
      code: "arm64-generation",
      property,
      rule: "must be V2 with Arm64",
      got: generation,
      fix: 'use "V2"',
    });
    return;
  }
  problems.require(SECURITY_DEMANDS[securityType].generations.includes(generation), {
    code: "security-generation",
    property,
    rule: `must be V2 with ${securityType}`,
    got: generation,
    fix: 'use "V2", or securityType "Standard"',
  });
}

function checkArchitecture(problems: Problems, property: string, artifact: SecuredArtifact): void {
  const { architecture, securityType } = artifact;
  problems.require(SECURITY_DEMANDS[securityType].architectures.includes(architecture), {
    code: "security-architecture",
    property,
    rule: `must be x64 with ${securityType}`,
    got: architecture,
    fix: 'use "x64", or securityType "TrustedLaunch"',
  });
}

/** @see https://github.com/hashicorp/packer-plugin-azure/issues/367 for managed images of Arm64 */
function checkManagedImage(problems: Problems, property: string, artifact: SecuredArtifact): void {
  const { architecture, securityType, specialized } = artifact;
  problems.require(SECURITY_DEMANDS[securityType].managedImage !== "refused", {
    code: "security-managed-image",
    property,
    rule: `is not possible with ${securityType}: Azure makes no managed image of such a VM`,
    fix: 'leave it out, or use securityType "TrustedLaunchSupported"',
  });
  problems.require(architecture !== "Arm64", {
    code: "arm64-managed-image",
    property,
    rule: "is not possible with Arm64: Azure makes no managed image of such a VM",
    fix: "leave it out",
  });
  problems.require(!specialized, {
    code: "managed-image-specialized",
    property,
    rule: "can not be made of a specialised image",
    fix: "leave out managedImage or specialized",
  });
}

/** @see https://github.com/hashicorp/packer-plugin-azure/issues/304 */
function checkWithoutManagedImage(
  problems: Problems,
  at: (property: string) => string,
  artifact: SecuredArtifact,
): void {
  const { securityType, specialized } = artifact;
  if (SECURITY_DEMANDS[securityType].managedImage !== "required") return;
  if (specialized) {
    problems.add({
      code: "security-specialized",
      property: at("specialized"),
      rule: `is not possible with ${securityType}, whose versions come from a managed image`,
      got: specialized,
      fix: 'leave it out, or use securityType "TrustedLaunch"',
    });
    return;
  }
  problems.add({
    code: "security-managed-image",
    property: at("managedImage"),
    rule: `is needed with ${securityType}: Azure refuses a VM as the source of such a version`,
    fix: 'add managedImage: { resourceGroup: "rg-golden-images" }, or use securityType "TrustedLaunch"',
  });
}
