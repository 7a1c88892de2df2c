import { Problems } from "../../errors";
import { reference } from "../../hcl/value";
import { GalleryArtifact } from "../../image/gallery-artifact";
import { GoldenImage } from "../../image/golden-image";
import type { Base, BoundBase } from "./base-image";
import { UbuntuEdition, UbuntuRelease } from "./ubuntu-release";

const VERSION = /^[0-9]+\.[0-9]+\.[0-9]+$/;

/** Which of a release's marketplace images. */
export interface MarketplaceBaseOptions {
  /** @default "server" */
  readonly edition?: UbuntuEdition;
  /**
   * One version of the marketplace image, such as `24.04.202603110`. Builds are then repeatable, and get no
   * updates but those that the template installs.
   * @default - the newest one when the build starts
   */
  readonly version?: string;
}

/** Stands for an image that is not published, until check() has refused the template. */
const UNPUBLISHED = { publisher: "Canonical", offer: "ubuntu", sku: reference("local.unpublished") };

/** A base from the Azure marketplace. */
export class MarketplaceBase implements Base {
  private readonly edition: UbuntuEdition;

  constructor(
    private readonly release: UbuntuRelease,
    private readonly options: MarketplaceBaseOptions,
  ) {
    this.edition = options.edition ?? "server";
  }

  bind(_template: unknown, image: GoldenImage): BoundBase {
    const names = image.galleryArtifacts.map((artifact) => this.nameFor(artifact));
    return {
      name: [...new Set(names)].join(", ") || `ubuntu ${this.release.version}`,
      tags: {},
      sourceImage: (artifact) => {
        // check() says that it is not published; the source is not to say that an image is missing, too.
        const found = this.release.marketplaceImage(this.edition, artifact) ?? UNPUBLISHED;
        return {
          imagePublisher: found.publisher,
          imageOffer: found.offer,
          imageSku: found.sku,
          imageVersion: this.options.version,
        };
      },
      parentOf: () => undefined,
    };
  }

  check(problems: Problems, image: GoldenImage): void {
    const { version } = this.options;
    problems.require(version === undefined || VERSION.test(version), {
      code: "marketplace-version",
      property: "base.version",
      rule: "must be three numbers with dots between",
      got: version,
      fix: 'use one that `az vm image list --all` prints, such as "24.04.202603110", or leave it out for the newest',
    });
    for (const artifact of image.galleryArtifacts) {
      problems.require(this.release.marketplaceImage(this.edition, artifact) !== undefined, {
        code: "marketplace-edition",
        property: "base.edition",
        rule:
          `is not published for Ubuntu ${this.release.version} with ` +
          `${artifact.architecture}, ${artifact.generation} and ${artifact.securityType}`,
        got: this.edition,
        fix: `there are ${this.release.editionsFor(artifact).join(", ") || "none: change the artifact"}`,
      });
    }
  }

  /** As Azure writes it: publisher:offer:sku:version. */
  private nameFor(artifact: GalleryArtifact): string {
    const found = this.release.marketplaceImage(this.edition, artifact);
    const parts = [found?.publisher, found?.offer, found?.sku, this.options.version];
    return parts.filter((part) => part !== undefined).join(":");
  }
}
