import { Architecture, HyperVGeneration } from "../../image/architecture";
import { SecurityType } from "../../image/security-type";

/**
 * How much of Ubuntu is in the marketplace image.
 *
 * - `server`: the usual one.
 * - `minimal`: fewer packages, a smaller attack surface, and fewer tools for whoever debugs it.
 * - `pro`, `pro-minimal`: with Ubuntu Pro (ten years of updates, Livepatch, FIPS), billed by the hour on every
 *   VM that comes from it.
 */
export type UbuntuEdition = "server" | "minimal" | "pro" | "pro-minimal";

/** What of the target decides which marketplace image fits. */
export interface UbuntuTarget {
  /** The processors. */
  readonly architecture: Architecture;
  /** The generation of Hyper-V. */
  readonly generation: HyperVGeneration;
  /** What it is secured by. */
  readonly securityType: SecurityType;
}

/** One image of the Azure marketplace. */
export interface MarketplaceImage {
  /** Who publishes it: `Canonical`. */
  readonly publisher: string;
  /** The product: `ubuntu-24_04-lts`. */
  readonly offer: string;
  /** The variant of it: `server`. */
  readonly sku: string;
}

/** The forms in which one edition is offered: the SKU for each kind of VM, where there is one. */
interface Offer {
  readonly offer: string;
  readonly x64?: string;
  readonly gen1?: string;
  readonly arm64?: string;
  readonly confidential?: string;
}

/**
 * An Ubuntu release as Canonical publishes it in the Azure marketplace. The SKU follows from the edition and
 * from the artifact's architecture, generation and security type, so that these cannot disagree.
 *
 * @see https://documentation.ubuntu.com/azure/azure-how-to/instances/find-ubuntu-images/
 */
export class UbuntuRelease {
  /** Ubuntu 22.04 LTS, standard support until 2027. */
  static readonly JAMMY_22_04 = new UbuntuRelease("22.04", {
    server: forms("ubuntu-22_04-lts", "server", "cvm"),
    minimal: { offer: "ubuntu-22_04-lts", x64: "ubuntu-minimal", gen1: "ubuntu-minimal-gen1" },
    pro: forms("ubuntu-22_04-lts", "ubuntu-pro"),
  });

  /** Ubuntu 24.04 LTS, standard support until 2029. */
  static readonly NOBLE_24_04 = new UbuntuRelease("24.04", {
    server: forms("ubuntu-24_04-lts", "server", "cvm"),
    minimal: forms("ubuntu-24_04-lts", "minimal"),
    pro: forms("ubuntu-24_04-lts", "ubuntu-pro", "ubuntu-pro-cvm"),
    "pro-minimal": forms("ubuntu-24_04-lts", "ubuntu-pro-minimal"),
  });

  /** Ubuntu 26.04 LTS, standard support until 2031. */
  static readonly RESOLUTE_26_04 = new UbuntuRelease("26.04", {
    server: forms("ubuntu-26_04-lts", "server", "server-cvm"),
    minimal: forms("ubuntu-26_04-lts", "minimal"),
    pro: forms("ubuntu-pro-26_04-lts", "server", "server-cvm"),
    "pro-minimal": forms("ubuntu-pro-26_04-lts", "minimal"),
  });

  private constructor(
    /** The release's number, such as `24.04`. */
    readonly version: string,
    private readonly editions: Partial<Record<UbuntuEdition, Offer>>,
    private readonly publisher = "Canonical",
  ) {}

  /**
   * Any other marketplace image. One SKU stands for one architecture and generation, and nothing here can tell
   * whether it is the artifact's.
   */
  static custom(version: string, image: MarketplaceImage): UbuntuRelease {
    const { offer, sku } = image;
    const every: Offer = { offer, x64: sku, gen1: sku, arm64: sku, confidential: sku };
    return new UbuntuRelease(
      version,
      { server: every, minimal: every, pro: every, "pro-minimal": every },
      image.publisher,
    );
  }

  /** The marketplace image for `target`, or `undefined` where Canonical publishes none. */
  marketplaceImage(edition: UbuntuEdition, target: UbuntuTarget): MarketplaceImage | undefined {
    const offer = this.editions[edition];
    const sku = offer?.[formFor(target)];
    return offer === undefined || sku === undefined
      ? undefined
      : { publisher: this.publisher, offer: offer.offer, sku };
  }

  /** The editions that are published for `target`. */
  editionsFor(target: UbuntuTarget): readonly UbuntuEdition[] {
    const all: readonly UbuntuEdition[] = ["server", "minimal", "pro", "pro-minimal"];
    return all.filter((edition) => this.marketplaceImage(edition, target) !== undefined);
  }
}

/** The offers since 24.04 name their SKUs alike: plain for V2, and a suffix for what differs. */
function forms(offer: string, sku: string, confidential?: string): Offer {
  return { offer, x64: sku, gen1: `${sku}-gen1`, arm64: `${sku}-arm64`, confidential };
}

function formFor(target: UbuntuTarget): Exclude<keyof Offer, "offer"> {
  if (target.securityType === "ConfidentialVM") return "confidential";
  if (target.architecture === "Arm64") return "arm64";
  return target.generation === "V1" ? "gen1" : "x64";
}
