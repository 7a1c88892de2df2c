import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { basename } from "node:path";
import { TOOL_VERSIONS } from "../constructs/image/tool-versions";
import { HCP_PROVIDER } from "../test/tools/hcp-provider";
import { isolatedEnvironment } from "../test/tools/isolated-environment";
import { findPacker } from "../test/tools/packer";
import type { PackerTool } from "../test/tools/packer";
import { PLATFORM } from "../test/tools/tool-cache";

/* What this repository finds and builds for its tests serves the rehearsal, too: this file is the one way there. */

export { isolatedEnvironment } from "../test/tools/isolated-environment";
export { validateFolder } from "../test/tools/validate-folder";
export type { PackerTool } from "../test/tools/packer";

/** The real tools. Terraform is the one on the PATH. */
export interface Tools {
  readonly packer: PackerTool;
  readonly hcpProvider: string;
}

/** The tools; or, in words for the user, what is missing. */
export function findTools(): Tools | { readonly missing: readonly string[] } {
  let packer: PackerTool | undefined;
  const missing: string[] = [];
  try {
    packer = findPacker();
    if (packer === undefined)
      missing.push(`Packer ${TOOL_VERSIONS.packer} was not found: npm run tools builds it`);
  } catch (error) {
    missing.push((error as Error).message);
  }
  if (!hasTerraform())
    missing.push(`there is no terraform on the PATH: install ${TOOL_VERSIONS.terraform} or newer`);
  if (!existsSync(HCP_PROVIDER))
    missing.push(
      `the hcp provider ${TOOL_VERSIONS.hcpProvider} is not built: npm run tools -- hcp builds it`,
    );
  return packer === undefined || missing.length > 0 ? { missing } : { packer, hcpProvider: HCP_PROVIDER };
}

function hasTerraform(): boolean {
  const options = { env: isolatedEnvironment(), stdio: "ignore", timeout: 20_000 } as const;
  return spawnSync("terraform", ["version"], options).status === 0;
}

/** Where the provider lies in a mirror from which `terraform init` shall take it. */
export function placeInMirror(): readonly string[] {
  const { os, arch } = PLATFORM;
  const address = ["registry.terraform.io", "hashicorp", "hcp", TOOL_VERSIONS.hcpProvider];
  return [...address, `${os}_${arch}`, basename(HCP_PROVIDER)];
}
