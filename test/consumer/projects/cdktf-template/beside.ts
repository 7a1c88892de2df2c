import { ResourceGroup } from "@cdktf/provider-azurerm/lib/resource-group";
import { StorageAccount } from "@cdktf/provider-azurerm/lib/storage-account";
import { TerraformOutput, type TerraformStack } from "cdktf";
import type { ChannelImage } from "cdktf-golden-image/hcp";

/** Resources of the project's own, as cdktf's bindings make them, with the image's tags and guard on one of them. */
export function addBeside(stack: TerraformStack, image: ChannelImage): void {
  const group = new ResourceGroup(stack, "Group", { name: "rg-beside", location: "eastus" });
  new StorageAccount(stack, "Account", {
    name: "besideaccount",
    resourceGroupName: group.name,
    location: group.location,
    accountTier: "Standard",
    accountReplicationType: "LRS",
    tags: image.tags,
    lifecycle: image.lifecycleFor(),
  });
  new TerraformOutput(stack, "ImageId", { value: image.imageId });
}
