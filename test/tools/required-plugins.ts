import { basename } from "node:path";
import type { PackerTool } from "./packer";
import { runPacker } from "./packer-run";

/** One line of a template's `required_plugins`, and what Packer found for it. */
export interface RequiredPlugin {
  /** Its name, the last part of its source: `azure`. */
  readonly name: string;
  /** The version that the template asks for, as written there without a leading `=`. */
  readonly wanted: string;
  /** The version that Packer will use; `undefined` if it is not installed. */
  readonly installed: string | undefined;
}

/** What is required; or `error`, in Packer's words, when the template could not be read. */
export interface RequiredPlugins {
  readonly plugins: readonly RequiredPlugin[];
  readonly error?: string;
}

/** Asks Packer itself, since whether an installed version satisfies a constraint is for Packer to say. */
export async function requiredPlugins(packer: PackerTool, folder: string): Promise<RequiredPlugins> {
  const { exitCode, output } = await runPacker(packer, ["plugins", "required", folder]);
  if (exitCode !== 0) return { plugins: [], error: output };
  const plugins = output.split("\n").flatMap((line) => {
    const [, source, wanted, files] = /^\S+ (\S+) "([^"]*)"(.*)$/.exec(line) ?? [];
    if (source === undefined || wanted === undefined) return [];
    const installed = /_v([^_]+)_x[^/\\]*$/.exec(basename((files ?? "").trim()))?.[1];
    return [{ name: basename(source), wanted: wanted.replace(/^= ?/, ""), installed }];
  });
  return { plugins };
}
