import { Problems } from "../errors";
import { requireExistingResourceGroup, requireSubscriptionId } from "./azure-names";
import { carriesBrand, pathOf, requireProps } from "./given-value";

const BRAND = Symbol.for("cdktf-golden-image/ComputeGallery");

const EXAMPLE = 'new ComputeGallery({ name: "golden_images", resourceGroup: "rg-golden-images" })';

const MAX_LENGTH = 80;
const GALLERY_NAME = /^[A-Za-z0-9](?:[A-Za-z0-9._]{0,78}[A-Za-z0-9_])?$/;

/** Where the gallery is. */
export interface ComputeGalleryProps {
  /**
   * 1 to 80 letters, digits, dots and underscores, starting with a letter or digit and not ending in a dot.
   * No dash: Packer does not check that, and Azure refuses it only when the build looks for the gallery.
   * Renaming a gallery makes a new, empty one.
   *
   * @see https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules
   */
  readonly name: string;
  /** The resource group that holds the gallery, in any spelling that azurerm takes. */
  readonly resourceGroup: string;
  /**
   * The subscription that holds the gallery, as a GUID. For galleries that are shared across subscriptions:
   * whoever builds needs write access there, whoever deploys needs read access.
   * @default - the subscription that the build and the deployment log in to
   */
  readonly subscriptionId?: string;
}

/**
 * An Azure Compute Gallery: where image versions are published, and replicated from. The gallery itself costs
 * nothing; every replica of every version in it is billed as storage. One gallery usually holds all images of
 * an organisation.
 *
 * @see https://learn.microsoft.com/azure/virtual-machines/azure-compute-gallery
 * @throws ImageError listing every name that Azure would refuse
 */
export class ComputeGallery {
  /** @internal */
  readonly [BRAND] = true;
  /** The gallery's name in Azure. */
  readonly name: string;
  /** The resource group that holds the gallery, as it was spelled. */
  readonly resourceGroup: string;
  /** The subscription that holds it, where that is not the login's. */
  readonly subscriptionId?: string;

  constructor(props: ComputeGalleryProps) {
    requireProps("ComputeGallery", props, EXAMPLE);
    const problems = new Problems(pathOf("ComputeGallery", props.name));
    requireGalleryName(problems, "name", props.name);
    requireExistingResourceGroup(problems, "resourceGroup", props.resourceGroup);
    if (props.subscriptionId !== undefined)
      requireSubscriptionId(problems, "subscriptionId", props.subscriptionId);
    problems.throwIfAny();
    this.name = props.name;
    this.resourceGroup = props.resourceGroup;
    this.subscriptionId = props.subscriptionId;
  }

  /** Whether `value` is a gallery whose names were checked. */
  static isComputeGallery(value: unknown): value is ComputeGallery {
    return carriesBrand(BRAND, value);
  }
}

/** A gallery whose names were checked: the class, and not its props. */
export function requireComputeGallery(
  problems: Problems,
  property: string,
  value: unknown,
): value is ComputeGallery {
  return problems.require(ComputeGallery.isComputeGallery(value), {
    code: "gallery",
    property,
    rule: "must be a ComputeGallery",
    got: value,
    fix: `use ${EXAMPLE}`,
  });
}

function requireGalleryName(problems: Problems, property: string, name: unknown): void {
  problems.require(typeof name === "string" && GALLERY_NAME.test(name), {
    code: "gallery-name",
    property,
    rule: `must be 1 to ${MAX_LENGTH} letters, digits, dots and underscores without a dash, starting with a letter or digit and not ending in a dot`,
    got: name,
    fix: `use "${typeof name === "string" ? suggestedName(name) : "golden_images"}"`,
  });
}

function suggestedName(name: string): string {
  const started = name.replace(/[^A-Za-z0-9._]+/g, "_").replace(/^[._]+/, "");
  return started.slice(0, MAX_LENGTH).replace(/\.+$/, "") || "golden_images";
}
