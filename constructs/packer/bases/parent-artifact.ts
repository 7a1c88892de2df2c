import { HclReference, HclText, reference, template } from "../../hcl/value";
import { GalleryArtifact } from "../../image/gallery-artifact";
import { ImageArtifact } from "../../image/golden-image";

/** An artifact of the parent's version, as a template refers to it. */
export class ParentArtifact {
  constructor(
    /** What the contract says of it. */
    readonly artifact: ImageArtifact,
    /** The data source: `data.hcp-packer-artifact.parent`. */
    private readonly address: string,
  ) {}

  /**
   * The id that the parent's builder reported. A builder that starts from this very text is what makes HCP Packer
   * record the parent.
   */
  get externalIdentifier(): HclReference {
    return reference(`${this.address}.external_identifier`);
  }

  /** One of the labels that the parent's build left, such as `sig_image_version`. */
  label(name: string): HclReference {
    return reference(`${this.address}.labels["${name}"]`);
  }

  /**
   * The id of the parent's gallery version. Beside a managed image HCP Packer records that one's id, and the
   * gallery version has to be put together from the labels.
   */
  galleryVersionId(artifact: GalleryArtifact): HclText {
    if (artifact.managedImage === undefined) return this.externalIdentifier;
    return template(
      `/subscriptions/${artifact.gallery.subscriptionId}/resourceGroups/`,
      this.label("sig_resource_group"),
      "/providers/Microsoft.Compute/galleries/",
      this.label("sig_name"),
      "/images/",
      this.label("sig_image_name"),
      "/versions/",
      this.label("sig_image_version"),
    );
  }
}
