import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { isolatedEnvironment, placeInMirror } from "./tools";
import type { Tools } from "./tools";

/**
 * Everything that the real tools see: a registry, and nothing of the user's own folders and logins. `folder` gets
 * Terraform's settings, which have `terraform init` take the provider that is built here, and reach for no other.
 */
export function toolEnvironment(
  folder: string,
  { packer, hcpProvider }: Tools,
  ofRegistry: Readonly<Record<string, string>>,
): Record<string, string> {
  return isolatedEnvironment({
    PACKER_PLUGIN_PATH: packer.pluginPath,
    TF_CLI_CONFIG_FILE: writeTerraformSettings(folder, hcpProvider),
    TF_IN_AUTOMATION: "1",
    // No spinners, no questions, and no folder for providers in a home.
    CI: "true",
    CDKTF_DISABLE_PLUGIN_CACHE_ENV: "1",
    ...ofRegistry,
  });
}

function writeTerraformSettings(folder: string, hcpProvider: string): string {
  const mirror = join(folder, "mirror");
  const place = join(mirror, ...placeInMirror());
  mkdirSync(dirname(place), { recursive: true });
  rmSync(place, { force: true });
  symlinkSync(hcpProvider, place);
  const method = `  filesystem_mirror {\n    path = ${JSON.stringify(mirror)}\n  }\n`;
  const file = join(folder, "terraform.rc");
  writeFileSync(file, `disable_checkpoint = true\nprovider_installation {\n${method}}\n`);
  return file;
}
