import { Problems } from "../../errors";
import { architectureOfVmSize } from "../../image/architecture";
import type { BuildVmProps } from "./build-vm";
import { CombinedRules, literal } from "./combined-rules";
import type { DestinationProps } from "./destination";
import { checkSharedImageGallery } from "./check-shared-image-gallery";
import type { SourceImageProps } from "./source-image";

type Rules = CombinedRules<SourceImageProps & DestinationProps & BuildVmProps>;

/** The ways to say what the image is built from, each with the props that belong to it. */
const SOURCES = [
  ["imagePublisher", "imageOffer", "imageSku", "imageVersion"],
  ["sharedImageGallery"],
  ["customManagedImageName", "customManagedImageResourceGroupName"],
  ["imageUrl"],
] as const;

const MARKETPLACE_EXAMPLES = {
  imagePublisher: "Canonical",
  imageOffer: "ubuntu-24_04-lts",
  imageSku: "server",
};

/** Legacy offers of Ubuntu, in which a plain SKU is generation 1. */
const LEGACY_OFFER = /^0001-com-ubuntu-/i;

/** Notes what does not go together about what the image is built from. */
export function checkSourceImage(problems: Problems, rules: Rules): void {
  checkOneSource(rules);
  checkManagedImage(rules);
  checkSku(rules);
  if (rules.props.sharedImageGallery !== undefined) {
    checkSharedImageGallery(problems, rules.props.sharedImageGallery);
  }
}

function checkOneSource(rules: Rules): void {
  const given = SOURCES.flatMap((props) => props.filter((prop) => rules.has(prop)).slice(0, 1));
  const [first = "imagePublisher", ...others] = given;
  rules.require(given.length > 0, first, {
    code: "source-none",
    rule: "must be given, or another source: nothing says what the image is built from",
    fix: 'add imagePublisher: "Canonical", imageOffer: "ubuntu-24_04-lts", imageSku: "server"',
  });
  rules.require(others.length === 0, first, {
    code: "source-several",
    rule: `can not be given together with ${others.join(" and ")}: an image is built from one source`,
    fix: "keep one of them",
  });
  if (given.length === 1 && first.startsWith("image") && first !== "imageUrl") checkMarketplace(rules);
}

function checkMarketplace(rules: Rules): void {
  for (const prop of ["imagePublisher", "imageOffer", "imageSku"] as const) {
    rules.require(rules.has(prop), prop, {
      code: "source-marketplace",
      rule: "must be given: a marketplace image is named by publisher, offer and SKU",
      fix: `add ${prop}: ${JSON.stringify(MARKETPLACE_EXAMPLES[prop])}`,
    });
  }
}

function checkManagedImage(rules: Rules): void {
  const code = "source-managed-image";
  const why = "a managed image is named by both";
  rules.needs("customManagedImageName", "customManagedImageResourceGroupName", {
    code,
    why,
    example: '"rg-images"',
  });
  rules.needs("customManagedImageResourceGroupName", "customManagedImageName", {
    code,
    why,
    example: '"ubuntu-base"',
  });
  rules.needs("customManagedImageName", "managedImageName", {
    code,
    why: "of a managed image the plugin makes nothing but a managed image",
    example: '"ubuntu-web"',
  });
  rules.excludes("imageUrl", ["managedImageName"], {
    code: "source-vhd",
    why: "Azure makes no managed image of a VM that was built from a VHD",
  });
}

/** What a marketplace SKU says about architecture and generation. */
function checkSku(rules: Rules): void {
  const sku = literal(rules.props.imageSku);
  if (sku === undefined) return;
  const offer = literal(rules.props.imageOffer) ?? "";
  const architecture = /arm64/i.test(`${offer} ${sku}`) ? "Arm64" : "x64";
  const vmSize = literal(rules.props.vmSize);
  const architectureOfVm = vmSize === undefined ? undefined : architectureOfVmSize(vmSize);
  rules.require(architectureOfVm === undefined || architectureOfVm === architecture, "vmSize", {
    code: "source-architecture",
    rule: `is an ${architectureOfVm} size, but the SKU ${JSON.stringify(sku)} is ${architecture}`,
    fix: `use a size such as "${architecture === "Arm64" ? "Standard_D2ps_v5" : "Standard_D2s_v5"}", or another SKU`,
  });
  rules.require(!rules.has("securityType") || !isGeneration1(sku, offer), "imageSku", {
    code: "source-generation",
    rule: "is of generation 1, which securityType does not work with",
    fix: 'use a SKU of generation 2, such as "server" of ubuntu-24_04-lts',
  });
}

function isGeneration1(sku: string, offer: string): boolean {
  if (/-gen1$/i.test(sku)) return true;
  return LEGACY_OFFER.test(offer) && !/-(?:gen2|arm64)$/i.test(sku);
}
