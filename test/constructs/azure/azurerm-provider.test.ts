import bindings from "@cdktf/provider-azurerm/package.json";
import { TerraformStack, Testing } from "cdktf";
import { AzurermOptions, addAzurermProvider } from "../../../constructs/azure";
import { TOOL_VERSIONS } from "../../../constructs/image";
import { refusal } from "../image/refusal";
import { untyped } from "../image/sample";
import { StackJson } from "./sample-stack";

function stackWith(options?: AzurermOptions): StackJson {
  const stack = new TerraformStack(Testing.app(), "production");
  addAzurermProvider(stack, options);
  return JSON.parse(Testing.synth(stack, true)) as StackJson;
}

test("the provider is pinned to one version, at its full address", () => {
  expect(stackWith().terraform).toMatchObject({
    required_providers: { azurerm: { source: "hashicorp/azurerm", version: TOOL_VERSIONS.azurermProvider } },
    required_version: `>= ${TOOL_VERSIONS.terraform}`,
  });
});

test("the bindings were made from the version that is pinned", () => {
  expect(bindings.cdktf.provider.version).toBe(TOOL_VERSIONS.azurermProvider);
});

test("the login comes from the environment alone", () => {
  expect(stackWith().provider["azurerm"]).toEqual([
    { features: [{}], resource_provider_registrations: "core" },
  ]);
});

test("a subscription can be named, and registrations turned off", () => {
  const subscriptionId = "00000000-0000-0000-0000-000000000000";
  const options = { subscriptionId, resourceProviderRegistrations: "none" } as const;

  expect(stackWith(options).provider["azurerm"]).toMatchObject([
    { subscription_id: subscriptionId, resource_provider_registrations: "none" },
  ]);
});

test("rejects what is no subscription, and what is no set of registrations", () => {
  expect(refusal(() => stackWith({ subscriptionId: "mine" }))).toContain(
    '[production] subscriptionId must be a subscription\'s GUID, got "mine"',
  );
  expect(refusal(() => stackWith({ resourceProviderRegistrations: untyped("legacy") }))).toContain(
    'resourceProviderRegistrations must be "core" or "extended"',
  );
});
