import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { TOOL_VERSIONS } from "../../constructs/image/tool-versions";
import { goBuild } from "./go-build";
import { isolatedEnvironment } from "./isolated-environment";
import { TOOL_CACHE } from "./tool-cache";

/** Where the built provider is: its folder is what a `dev_overrides` of Terraform's CLI configuration names. */
export const HCP_PROVIDER = join(
  TOOL_CACHE,
  "terraform-providers",
  `terraform-provider-hcp_v${TOOL_VERSIONS.hcpProvider}`,
);

/** Builds the hcp Terraform provider into the cache, unless it is there. */
export function buildHcpProvider(): void {
  if (existsSync(HCP_PROVIDER)) return;
  const program = "github.com/hashicorp/terraform-provider-hcp";
  const variables = { [`${program}/version.ProviderVersion`]: TOOL_VERSIONS.hcpProvider };
  goBuild({ module: "hcp-provider", program, variables, verify: verifyStarts }, HCP_PROVIDER);
}

/** A provider has no version command, and outside of Terraform it only shows its options. */
function verifyStarts(binary: string): void {
  execFileSync(binary, ["-help"], { env: isolatedEnvironment(), stdio: "ignore" });
}
