import { ResourceGroup } from "@cdktf/provider-azurerm/lib/resource-group";
import { SharedImage } from "@cdktf/provider-azurerm/lib/shared-image";
import { SharedImageGallery } from "@cdktf/provider-azurerm/lib/shared-image-gallery";
import { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { Problems } from "../errors";
import { requireProps } from "../image/given-value";
import { checkImageGallery, definedArtifacts } from "./gallery/check-image-gallery";
import { definitionConfig } from "./gallery/image-definition";
import type { ImageGalleryProps } from "./gallery/image-gallery-props";
import { resourceTags } from "./resource-tags";

export type { ImageDefinitionOptions, ImageGalleryProps } from "./gallery/image-gallery-props";

/**
 * The Compute Gallery of the contract, with one image definition for each artifact that is published to it. Both
 * have to be there before the first build: a build makes versions only.
 *
 * What the contract says about a definition (security type, generation, architecture, specialisation) is fixed: the
 * next apply after such a change replaces the definition. That fails on purpose unless `destroyable` is set, and
 * Azure refuses it while the definition has versions. So such a change takes a new `definition` name in the
 * contract, for a new definition beside the old one.
 *
 * @see https://learn.microsoft.com/azure/virtual-machines/shared-image-galleries
 * @throws ImageError listing everything that Azure would refuse
 */
export class ImageGallery extends Construct {
  /** The gallery's full id. */
  readonly galleryId: string;

  constructor(scope: Construct, id: string, props: ImageGalleryProps) {
    super(scope, id);
    requireProps(this.node.path, props, 'new ImageGallery(this, "Gallery", { gallery, images, region })');
    const problems = new Problems(this.node.path);
    checkImageGallery(problems, props);
    problems.throwIfAny();
    const { gallery, region, destroyable, resourceGroupExists } = props;
    const lifecycle = { preventDestroy: destroyable !== true };
    const location = region.name;
    const tags = resourceTags(props.tags);
    const group = resourceGroupExists
      ? undefined
      : new ResourceGroup(this, "ResourceGroup", { name: gallery.resourceGroup, location, tags, lifecycle });
    const resource = new SharedImageGallery(this, "Resource", {
      name: gallery.name,
      resourceGroupName: group?.name ?? gallery.resourceGroup,
      location,
      description: "Golden images. Versions are made by Packer; definitions by CDKTF.",
      tags,
      lifecycle,
    });
    const publisher = props.publisher ?? gallery.name;
    for (const { image, artifact } of definedArtifacts(props)) {
      // A definition's name is part of its address: a list in another order changes nothing.
      new SharedImage(this, `Definition_${artifact.definition}`, {
        ...definitionConfig(image, artifact, publisher, {
          ...props,
          ...props.definitions?.[artifact.definition],
        }),
        galleryName: resource.name,
        resourceGroupName: resource.resourceGroupName,
        location,
        tags: { ...resourceTags(image.labels), ...tags },
        lifecycle,
      });
    }
    this.galleryId = resource.id;
    this.node.addValidation({ validate: () => subscriptionMistakes(this, gallery.subscriptionId) });
  }
}

/** Everything goes into the provider's subscription, so that one has to be the gallery's. */
function subscriptionMistakes(scope: Construct, wanted: string | undefined): string[] {
  if (wanted === undefined) return [];
  const providers = TerraformStack.of(scope).allProviders();
  const isThere = providers.some((each) => "subscriptionId" in each && each.subscriptionId === wanted);
  return isThere
    ? []
    : [`the gallery is in subscription ${wanted}: give addAzurermProvider that subscriptionId`];
}
