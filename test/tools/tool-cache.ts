import { renameSync, rmSync } from "node:fs";
import { join } from "node:path";

/** The root of this repository, found from this file so that the working directory never matters. */
export const REPOSITORY_ROOT = join(__dirname, "..", "..");

/**
 * Where built tools live: inside the repository and ignored by git, so that trying this project changes
 * nothing in the home folder of who tries it, and removing the folder undoes it.
 */
export const TOOL_CACHE = join(REPOSITORY_ROOT, ".cache", "tools");

const GO_NAMES: Readonly<Record<string, string>> = { x64: "amd64", ia32: "386", win32: "windows" };

/** This machine as Go and Packer name it: Packer expects both words at the end of a plugin's file name. */
export const PLATFORM = {
  os: GO_NAMES[process.platform] ?? process.platform,
  arch: GO_NAMES[process.arch] ?? process.arch,
} as const;

/**
 * Hands a path next to `target` to `write`, and moves what was written there to `target` at the end. Whoever
 * looks at `target` meanwhile, a second build included, sees nothing or the whole, never a part.
 */
export function publish(target: string, write: (unfinished: string) => void): void {
  const unfinished = `${target}.${process.pid}-${Date.now()}.unfinished`;
  try {
    write(unfinished);
    renameSync(unfinished, target);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    throw error;
  }
}
