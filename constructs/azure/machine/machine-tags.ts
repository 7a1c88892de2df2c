import type { ChannelImage } from "../../hcp/channel-image";
import { terraformLiteral } from "../../hcp/terraform-literal";
import { isObject } from "../../image/given-value";
import { ResourceTags, resourceTags } from "../resource-tags";

const OWNER = "owner";

/** The tags that a machine has without being asked: which image it runs and, unless it says so, who owns it. */
export function imageTags(image: ChannelImage, tags: ResourceTags | undefined): ResourceTags {
  const owner = hasOwner(tags) ? undefined : ownerIn(image.image.labels);
  return owner === undefined
    ? image.tags
    : { ...image.tags, [OWNER]: terraformLiteral(owner, "labels.owner") };
}

/** All tags of a machine, as Terraform takes them. */
export function machineTags(image: ChannelImage, tags: ResourceTags | undefined): Record<string, string> {
  return resourceTags(tags, imageTags(image, tags));
}

/** Whether someone owns a machine. */
export function isOwned(image: ChannelImage, tags: ResourceTags | undefined): boolean {
  return hasOwner(tags) || hasOwner(image.image.labels);
}

function hasOwner(tags: ResourceTags | undefined): boolean {
  return ownerIn(tags) !== undefined;
}

/** Azure's names ignore case. */
function ownerIn(tags: ResourceTags | undefined): string | undefined {
  if (!isObject(tags)) return undefined;
  const name = Object.keys(tags).find((key) => key.toLowerCase() === OWNER);
  return name === undefined ? undefined : String(tags[name]);
}
