import { HcpProvider } from "@cdktf/provider-hcp/lib/provider";
import { TerraformStack } from "cdktf";
import { TOOL_VERSIONS } from "../image/tool-versions";

/** A provider as a stack requires it. */
export interface PinnedProvider {
  /** The name that resources' types start with: `hcp`. */
  readonly name: string;
  /** Its address in the public registry: `hashicorp/hcp`. */
  readonly source: string;
  /** The exact version. */
  readonly version: string;
}

/**
 * Pins one provider of `stack` to an exact version and a full address, where CDKTF's bindings leave a range and a
 * short name; and Terraform to the least version that knows every expression of the guards. A lock file of
 * another version then says so at init, instead of applying with it.
 *
 * @see https://developer.hashicorp.com/terraform/language/providers/requirements
 */
export function pinProvider(stack: TerraformStack, provider: PinnedProvider): void {
  stack.addOverride("terraform.required_version", `>= ${TOOL_VERSIONS.terraform}`);
  stack.addOverride(`terraform.required_providers.${provider.name}`, {
    source: provider.source,
    version: provider.version,
  });
}

/**
 * The HCP provider of `stack`, pinned. It logs in with the `HCP_CLIENT_ID`, `HCP_CLIENT_SECRET` and
 * `HCP_PROJECT_ID` of the environment, the same that Packer uses, so no credential is in the stack or its state.
 * Without them, `terraform plan` opens a browser.
 *
 * @see https://registry.terraform.io/providers/hashicorp/hcp/latest/docs
 */
export function addHcpProvider(stack: TerraformStack): HcpProvider {
  pinProvider(stack, { name: "hcp", source: "hashicorp/hcp", version: TOOL_VERSIONS.hcpProvider });
  return new HcpProvider(stack, "Hcp");
}
