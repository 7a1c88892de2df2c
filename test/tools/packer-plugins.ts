import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { TOOL_VERSIONS } from "../../constructs/image/tool-versions";
import { goBuild } from "./go-build";
import { isolatedEnvironment } from "./isolated-environment";
import { PLATFORM, publish, TOOL_CACHE } from "./tool-cache";

/** The plugins that this repository pins, by the name that Packer gives them. */
export const PINNED_PLUGINS = {
  azure: TOOL_VERSIONS.azurePlugin,
  ansible: TOOL_VERSIONS.ansiblePlugin,
  amazon: TOOL_VERSIONS.amazonPlugin,
  docker: TOOL_VERSIONS.dockerPlugin,
} as const;

export type PinnedPlugin = keyof typeof PINNED_PLUGINS;

/**
 * The plugins that a Go module below this folder builds. The azure plugin is used where `packer init` has
 * installed it: its module does not come from the Go module proxy.
 */
export const BUILT_PLUGINS = ["docker", "amazon", "ansible"] as const satisfies readonly PinnedPlugin[];

export type BuiltPlugin = (typeof BUILT_PLUGINS)[number];

/** Where built plugins are laid out, in the form of a PACKER_PLUGIN_PATH. */
export const BUILT_PLUGIN_FOLDER = join(TOOL_CACHE, "built-plugins");

/** The version of the protocol between Packer and its plugins; Packer wants it in the file's name. */
const PROTOCOL = "x5.0";

/** The end of the file name of every plugin that runs on this machine. */
export const PLUGIN_SUFFIX = `_${PLATFORM.os}_${PLATFORM.arch}${PLATFORM.os === "windows" ? ".exe" : ""}`;

/** A plugin without its checksum file is invisible to Packer. */
export function checksumFile(plugin: string): string {
  return `${plugin}_SHA256SUM`;
}

/** Where Packer looks for a built plugin, by its rules for folders and file names. */
export function builtPluginFile(name: BuiltPlugin): string {
  const file = `packer-plugin-${name}_v${PINNED_PLUGINS[name]}_${PROTOCOL}${PLUGIN_SUFFIX}`;
  return join(BUILT_PLUGIN_FOLDER, "github.com", "hashicorp", name, file);
}

/** Builds one plugin into the cache, unless it is there. */
export function buildPlugin(name: BuiltPlugin): void {
  const target = builtPluginFile(name);
  if (existsSync(target) && existsSync(checksumFile(target))) return;
  const program = `github.com/hashicorp/packer-plugin-${name}`;
  goBuild(
    {
      module: `plugin-${name}`,
      program,
      variables: { [`${program}/version.VersionPrerelease`]: "" },
      verify: (binary) => verifyDescription(name, binary),
    },
    target,
  );
  const checksum = createHash("sha256").update(readFileSync(target)).digest("hex");
  publish(checksumFile(target), (unfinished) => writeFileSync(unfinished, checksum));
}

/** Packer ignores, without a word, a plugin that describes itself otherwise than its file is named. */
function verifyDescription(name: BuiltPlugin, binary: string): void {
  const text = execFileSync(binary, ["describe"], { env: isolatedEnvironment(), encoding: "utf8" });
  const described = JSON.parse(text) as { version?: unknown; api_version?: unknown };
  if (described.version !== PINNED_PLUGINS[name] || described.api_version !== PROTOCOL) {
    throw new Error(`the ${name} plugin is not ${PINNED_PLUGINS[name]} with ${PROTOCOL}: ${text}`);
  }
}
