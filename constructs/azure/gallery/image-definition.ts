import type { SharedImageConfig } from "@cdktf/provider-azurerm/lib/shared-image";
import { Problems } from "../../errors";
import type { GalleryArtifact } from "../../image/gallery-artifact";
import { requireWhole } from "../../image/given-number";
import { isObject, requireBoolean } from "../../image/given-value";
import type { GoldenImage } from "../../image/golden-image";
import { inUtc } from "../../image/point-in-time";
import type { SecurityType } from "../../image/security-type";
import { terraformLiteral } from "../../hcp/terraform-literal";
import type { ImageDefinitionOptions } from "./image-gallery-props";

/** The most that azurerm takes as a definition's recommendation. */
const MOST = { vcpus: 80, memoryGiB: 640 };

/** Azure's limit for two of the three names that tell a definition's images apart. */
const MAX_SKU = 64;

/** The attribute that says each security type; a definition has one of them at most. */
const SECURITY: Readonly<Record<SecurityType, Partial<SharedImageConfig>>> = {
  Standard: {},
  TrustedLaunchSupported: { trustedLaunchSupported: true },
  TrustedLaunch: { trustedLaunchEnabled: true },
  ConfidentialVM: { confidentialVmEnabled: true },
};

/** What the contract and the options say about one definition. */
export function definitionConfig(
  image: GoldenImage,
  artifact: GalleryArtifact,
  publisher: string,
  options: ImageDefinitionOptions,
) {
  const isV2 = artifact.generation === "V2";
  return {
    name: artifact.definition,
    description: terraformLiteral(image.description, "description"),
    // Publisher, offer and sku together are unique in a gallery, as definitions' names are.
    identifier: { publisher, offer: image.bucket, sku: artifact.definition },
    osType: "Linux",
    architecture: artifact.architecture,
    hyperVGeneration: artifact.generation,
    specialized: artifact.specialized,
    ...SECURITY[artifact.securityType],
    diskControllerTypeNvmeEnabled: options.nvmeEnabled ?? isV2,
    acceleratedNetworkSupportEnabled: options.acceleratedNetworkingEnabled ?? true,
    endOfLifeDate: options.endOfLifeDate,
    minRecommendedVcpuCount: options.minVcpus,
    maxRecommendedVcpuCount: options.maxVcpus,
    minRecommendedMemoryInGb: options.minMemoryGiB,
    maxRecommendedMemoryInGb: options.maxMemoryGiB,
  };
}

/** Notes what Azure would refuse about a definition's options. */
export function checkDefinitionOptions(
  problems: Problems,
  at: (property: string) => string,
  options: ImageDefinitionOptions,
): void {
  const isRecord = problems.require(isObject(options), {
    code: "definition-options",
    property: at(""),
    rule: "must be an object",
    got: options,
    fix: 'write { endOfLifeDate: "2029-05-31T00:00:00Z" }',
  });
  if (!isRecord) return;
  for (const name of ["nvmeEnabled", "acceleratedNetworkingEnabled"] as const) {
    if (options[name] !== undefined) requireBoolean(problems, at(name), options[name]);
  }
  if (options.endOfLifeDate !== undefined) requireDate(problems, at("endOfLifeDate"), options.endOfLifeDate);
  requireSpan(problems, at, ["minVcpus", "maxVcpus"], MOST.vcpus, options);
  requireSpan(problems, at, ["minMemoryGiB", "maxMemoryGiB"], MOST.memoryGiB, options);
}

/** Notes where an artifact's own names and the options do not fit. */
export function checkDefinition(
  problems: Problems,
  artifact: GalleryArtifact,
  options: ImageDefinitionOptions,
): void {
  problems.require(artifact.definition.length <= MAX_SKU, {
    code: "definition-sku",
    property: "images",
    rule: `must have definitions of at most ${MAX_SKU} characters, which is the limit of an identifier's sku`,
    got: artifact.definition,
    fix: "give the artifact a shorter definition",
  });
  problems.require(artifact.generation === "V2" || options.nvmeEnabled !== true, {
    code: "nvme-generation",
    property: "nvmeEnabled",
    rule: `is not possible for ${artifact.definition}, of generation V1`,
    got: true,
    fix: "leave it out, or make the image of generation V2",
  });
}

function requireSpan(
  problems: Problems,
  at: (property: string) => string,
  [least, greatest]: readonly ["minVcpus", "maxVcpus"] | readonly ["minMemoryGiB", "maxMemoryGiB"],
  limit: number,
  options: ImageDefinitionOptions,
): void {
  for (const name of [least, greatest]) {
    if (options[name] === undefined) continue;
    requireWhole(problems, at(name), options[name], {
      code: "definition-recommendation",
      least: 1,
      most: limit,
      fix: "use a number such as 2",
    });
  }
  const [low, high] = [options[least], options[greatest]];
  problems.require(low === undefined || high === undefined || !(low > high), {
    code: "definition-recommendation",
    property: at(least),
    rule: `must not be more than ${greatest}, which is ${high}`,
    got: low,
    fix: "exchange the two",
  });
}

function requireDate(problems: Problems, property: string, date: unknown): void {
  problems.require(typeof date === "string" && inUtc(date) !== undefined, {
    code: "end-of-life-date",
    property,
    rule: "must be a date and time as in RFC 3339",
    got: date,
    fix: 'use one such as "2029-05-31T00:00:00Z"',
  });
}
