import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, statSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";
import { TOOL_VERSIONS } from "../../constructs/image/tool-versions";
import { goBuild } from "./go-build";
import { isolatedEnvironment } from "./isolated-environment";
import { mergedPluginFolder } from "./plugin-folder";
import { TOOL_CACHE } from "./tool-cache";

/** A Packer of the pinned version, ready to run. */
export interface PackerTool {
  readonly binary: string;
  /** The folder for PACKER_PLUGIN_PATH: the plugins built here and those that the caller has installed. */
  readonly pluginPath: string;
  /** Where the binary comes from: `$PACKER`, `PATH` or `cache`. */
  readonly origin: "$PACKER" | "PATH" | "cache";
}

const CACHED_PACKER = join(TOOL_CACHE, `packer-${TOOL_VERSIONS.packer}`);

/**
 * The pinned Packer: the one `$PACKER` names, one on PATH, or the one in the cache; `undefined` if there is
 * none. Another version on PATH is passed over: what it accepts says nothing about the pinned one.
 */
export function findPacker(): PackerTool | undefined {
  const named = process.env.PACKER;
  if (named) {
    const version = packerVersion(named);
    if (version === TOOL_VERSIONS.packer) return tool(resolve(named), "$PACKER");
    throw new Error(
      `$PACKER (${named}) is ${version ?? "no Packer"}, expected Packer ${TOOL_VERSIONS.packer}`,
    );
  }
  const onPath = (process.env.PATH ?? "")
    .split(delimiter)
    .map((folder) => join(folder, "packer"))
    .find((file) => isExecutable(file) && packerVersion(file) === TOOL_VERSIONS.packer);
  if (onPath) return tool(onPath, "PATH");
  return existsSync(CACHED_PACKER) ? tool(CACHED_PACKER, "cache") : undefined;
}

/** The pinned Packer, built into the cache if there is none yet. */
export function buildPacker(): PackerTool {
  const found = findPacker();
  if (found) return found;
  const program = "github.com/hashicorp/packer";
  const instead = `Packer ${TOOL_VERSIONS.packer} itself from https://developer.hashicorp.com/packer/install`;
  goBuild({ module: "packer", program, verify: verifyVersion, instead }, CACHED_PACKER);
  return tool(CACHED_PACKER, "cache");
}

function tool(binary: string, origin: PackerTool["origin"]): PackerTool {
  return { binary, pluginPath: mergedPluginFolder(), origin };
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/** Some systems have another program named `packer` (cracklib's, which waits for input): hence the limits. */
function packerVersion(binary: string): string | undefined {
  const result = spawnSync(binary, ["version"], {
    env: isolatedEnvironment(),
    stdio: ["ignore", "pipe", "ignore"],
    encoding: "utf8",
    timeout: 20_000,
  });
  return /^Packer v(\S+)/m.exec(result.stdout ?? "")?.[1];
}

function verifyVersion(binary: string): void {
  const version = packerVersion(binary);
  if (version !== TOOL_VERSIONS.packer) throw new Error(`built Packer says it is ${version ?? "nothing"}`);
}
