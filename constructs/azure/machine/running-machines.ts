import { DataAzurermResources } from "@cdktf/provider-azurerm/lib/data-azurerm-resources";
import type { IResolvable } from "cdktf";
import { Construct } from "constructs";
import type { ChannelImage } from "../../hcp/channel-image";
import { expression } from "../../hcp/expression";
import { IMAGE_TAGS } from "../../hcp/image-tags";

/** What a machine is found by. */
export interface RunningMachine {
  /** The group that it is in; case does not matter. */
  readonly resourceGroupName: string;
  /** Its name, or the value of the tag. */
  readonly name: string;
  /**
   * The tag that holds the name, for machines whose own name changes with each replacement.
   * @default - its own name
   */
  readonly tag?: string;
}

/**
 * The machines that run an image, as they really are before the plan: one look-up for all of them, in every plan.
 * It lists those of the whole subscription that the login may see, because the list of a resource group that is
 * not there yet is an error.
 *
 * @see https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/data-sources/resources
 */
export class RunningMachines extends Construct {
  private readonly resources: IResolvable;

  constructor(
    scope: Construct,
    id: string,
    image: ChannelImage,
    kind: "virtualMachines" | "virtualMachineScaleSets",
  ) {
    super(scope, id);
    const found = new DataAzurermResources(this, "Resource", {
      type: `Microsoft.Compute/${kind}`,
      requiredTags: { [IMAGE_TAGS.bucket]: image.image.bucket },
    });
    this.resources = found.interpolationForAttribute("resources");
  }

  /** The tags of one machine; null while it is not there. */
  tagsOf({ resourceGroupName, name, tag }: RunningMachine): IResolvable {
    const actual = tag === undefined ? expression`r.name` : expression`lookup(r.tags, ${tag}, "")`;
    return expression`one([for r in ${this.resources} : r.tags if lower(r.resource_group_name) == lower(${resourceGroupName}) && lower(${actual}) == lower(${name})])`;
  }
}
