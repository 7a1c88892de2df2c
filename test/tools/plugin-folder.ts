import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, statSync, symlinkSync } from "node:fs";
import { homedir } from "node:os";
import { basename, dirname, join, relative, resolve } from "node:path";
import {
  BUILT_PLUGIN_FOLDER,
  checksumFile,
  PINNED_PLUGINS,
  PLUGIN_SUFFIX,
  type PinnedPlugin,
} from "./packer-plugins";
import { publish, TOOL_CACHE } from "./tool-cache";

/** The folder in which `packer init` installs plugins for the caller: the same rules as Packer's own. */
export function installedPluginFolder(environment: NodeJS.ProcessEnv = process.env): string {
  if (environment.PACKER_PLUGIN_PATH) return environment.PACKER_PLUGIN_PATH;
  if (environment.PACKER_CONFIG_DIR) return join(environment.PACKER_CONFIG_DIR, ".packer.d", "plugins");
  const home = environment.HOME ?? homedir();
  const old = join(home, ".packer.d");
  if (existsSync(old)) return join(old, "plugins");
  return join(environment.XDG_CONFIG_HOME || join(home, ".config"), "packer", "plugins");
}

/**
 * One folder with every plugin: Packer takes a single PACKER_PLUGIN_PATH, while ours are in the cache and the
 * caller's are in a folder that must stay as it is.
 *
 * Of a plugin that is pinned here, no other version is put in, so a template is never judged by a newer one.
 * Packer follows links to files, not to folders. The folder's name is the digest of what it links: a finished
 * folder never changes, so test workers in parallel share it.
 */
export function mergedPluginFolder(installed: string = installedPluginFolder()): string {
  const plugins = new Map<string, string>();
  for (const folder of [resolve(installed), BUILT_PLUGIN_FOLDER]) {
    for (const file of pluginFiles(folder)) plugins.set(relative(folder, file), file);
  }
  const content = JSON.stringify([...plugins].sort());
  const target = join(TOOL_CACHE, "plugins", createHash("sha256").update(content).digest("hex").slice(0, 16));
  if (existsSync(target)) return target;
  mkdirSync(dirname(target), { recursive: true });
  try {
    publish(target, (unfinished) => link(plugins, unfinished));
  } catch (error) {
    if (!existsSync(target)) throw error; // else: another process was faster, with the same content
  }
  return target;
}

function pluginFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((path) => join(folder, path))
    .filter((file) => isWanted(basename(file)) && existsSync(checksumFile(file)) && statSync(file).isFile());
}

function isWanted(file: string): boolean {
  const [, name, version] = /^packer-plugin-(.+?)_v([^_]+)_x/.exec(file) ?? [];
  if (name === undefined || !file.endsWith(PLUGIN_SUFFIX)) return false;
  const pinned = new Map<string, string>(Object.entries(PINNED_PLUGINS)).get(name);
  return pinned === undefined || pinned === version;
}

function link(plugins: ReadonlyMap<string, string>, folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const [path, file] of plugins) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    symlinkSync(file, join(folder, path));
    symlinkSync(checksumFile(file), checksumFile(join(folder, path)));
  }
}

/** Whether a merged folder has the pinned version of a plugin. */
export function hasPlugin(merged: string, name: PinnedPlugin): boolean {
  return pluginFiles(merged).some((file) => basename(file).startsWith(`packer-plugin-${name}_v`));
}
