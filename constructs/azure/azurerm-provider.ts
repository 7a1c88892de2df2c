import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { TerraformStack } from "cdktf";
import { Problems } from "../errors";
import { requireSubscriptionId } from "../image/azure-names";
import { requireOneOf } from "../image/given-value";
import { TOOL_VERSIONS } from "../image/tool-versions";
import { pinProvider } from "../hcp/pinned-providers";

/** How a stack talks to Azure. */
export interface AzurermOptions {
  /**
   * The subscription that everything goes into, as a GUID.
   * @default - the one that `ARM_SUBSCRIPTION_ID` names
   */
  readonly subscriptionId?: string;
  /**
   * The resource providers that azurerm registers in the subscription in each plan. `core` has all that these
   * constructs need. A login without the right to register them needs `none`, and someone else who did it.
   * @default "core"
   */
  readonly resourceProviderRegistrations?: "core" | "extended" | "all" | "none";
}

/**
 * The azurerm provider of `stack`, pinned to the version that the bindings were made from. It logs in with the
 * `ARM_*` variables of the environment, the same that Packer's templates read: `ARM_CLIENT_ID`, `ARM_TENANT_ID` and
 * `ARM_USE_OIDC`, or those of a secret or certificate; without them, as the Azure CLI. So no credential is in the
 * stack or its state.
 *
 * @throws ImageError for what is no subscription
 */
export function addAzurermProvider(stack: TerraformStack, options: AzurermOptions = {}): AzurermProvider {
  const { subscriptionId, resourceProviderRegistrations = "core" } = options;
  const problems = new Problems(stack.node.path);
  if (subscriptionId !== undefined) requireSubscriptionId(problems, "subscriptionId", subscriptionId);
  requireOneOf(problems, "resourceProviderRegistrations", resourceProviderRegistrations, [
    "core",
    "extended",
    "all",
    "none",
  ]);
  problems.throwIfAny();
  pinProvider(stack, {
    name: "azurerm",
    source: "hashicorp/azurerm",
    version: TOOL_VERSIONS.azurermProvider,
  });
  return new AzurermProvider(stack, "Azurerm", {
    features: [{}],
    subscriptionId,
    resourceProviderRegistrations,
  });
}
