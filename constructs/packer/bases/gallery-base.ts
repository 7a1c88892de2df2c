import { Problems } from "../../errors";
import { HclText } from "../../hcl/value";
import type { Base, BoundBase } from "./base-image";

/** The ways in which the builder takes a gallery image by its id. */
type GalleryIdKind = "id" | "communityGalleryImageId" | "directSharedGalleryImageId";

/** A base in a gallery, by its id. */
export class GalleryBase implements Base {
  constructor(
    private readonly kind: GalleryIdKind,
    private readonly id: HclText,
  ) {}

  bind(): BoundBase {
    return {
      name: typeof this.id === "string" ? this.id : "gallery image",
      tags: {},
      sourceImage: () => ({ sharedImageGallery: { [this.kind]: this.id } }),
      parentOf: () => undefined,
    };
  }

  check(_problems: Problems): void {
    // The azure-arm source checks the id's form.
  }
}
