import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { TOOL_VERSIONS } from "../../constructs/image/tool-versions";
import { TOOL_CACHE } from "../tools/tool-cache";

const VERSION = TOOL_VERSIONS.azurermProvider;
const FOLDER = `registry.terraform.io/hashicorp/azurerm/${VERSION}/linux_amd64`;

/**
 * The folder with the azurerm provider of the pinned version, if this machine has one: where Terraform caches it,
 * where a test machine built it, or where `AZURERM_PROVIDER` says. It is too large to be built for the tests.
 */
export function azurermProviderFolder(): string | undefined {
  const folders = [
    process.env["AZURERM_PROVIDER"],
    process.env["TF_PLUGIN_CACHE_DIR"] && join(process.env["TF_PLUGIN_CACHE_DIR"], FOLDER),
    join(homedir(), ".terraform.d/plugin-cache", FOLDER),
    join(TOOL_CACHE, "terraform-providers"),
  ];
  const names = [`terraform-provider-azurerm_v${VERSION}_x5`, `terraform-provider-azurerm_v${VERSION}`];
  return folders.find(
    (folder): folder is string => !!folder && names.some((name) => existsSync(join(folder, name))),
  );
}
