import { addHcpProvider, pinProvider } from "../../../constructs/hcp";
import { TOOL_VERSIONS } from "../../../constructs/image";
import { synthesised } from "./synthesised";

test("the hcp provider is pinned by its full address, and Terraform from below", () => {
  expect(synthesised(addHcpProvider).terraform).toEqual({
    required_version: `>= ${TOOL_VERSIONS.terraform}`,
    required_providers: { hcp: { source: "hashicorp/hcp", version: TOOL_VERSIONS.hcpProvider } },
  });
});

test("no credential is in the stack: the provider block is empty", () => {
  expect(synthesised(addHcpProvider).provider).toEqual({ hcp: [{}] });
});

test("another provider is pinned beside it", () => {
  const json = synthesised((stack) => {
    addHcpProvider(stack);
    pinProvider(stack, { name: "azurerm", source: "hashicorp/azurerm", version: "4.55.0" });
  });

  expect(json.terraform?.["required_providers"]).toEqual({
    hcp: { source: "hashicorp/hcp", version: TOOL_VERSIONS.hcpProvider },
    azurerm: { source: "hashicorp/azurerm", version: "4.55.0" },
  });
});
