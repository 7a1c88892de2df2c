import { basename } from "node:path";
import { TOOL_VERSIONS } from "../../constructs/image/tool-versions";
import { checkAzureArmSources } from "./azure-arm-sources";
import type { PackerTool } from "./packer";
import { type PackerRunOptions, runPacker } from "./packer-run";
import { type RequiredPlugin, requiredPlugins } from "./required-plugins";

/** The verdict on one folder of templates. */
export interface Validation {
  readonly valid: boolean;
  /** `full`: Packer and every plugin judged it. `syntax`: a plugin is missing, so only its syntax was read. */
  readonly depth: "full" | "syntax";
  /** What was done, in one line: who reads a passing check must see how much it checked. */
  readonly summary: string;
  /** Everything that is wrong, in Packer's words and in ours; empty for a valid folder. */
  readonly problems: readonly string[];
}

/**
 * Judges a folder of `.pkr.hcl` files as far as this machine can: its form by `packer fmt`, its content by
 * `packer validate`. Where a required plugin is missing, its syntax alone, and its azure-arm sources by the
 * table of that builder's options.
 */
export async function validateFolder(
  packer: PackerTool,
  folder: string,
  options: PackerRunOptions & { readonly name?: string } = {},
): Promise<Validation> {
  const name = options.name ?? basename(folder);
  const required = await requiredPlugins(packer, folder);
  if (required.error !== undefined) {
    return { valid: false, depth: "syntax", summary: `${name}: not readable`, problems: [required.error] };
  }
  const missing = required.plugins.filter((plugin) => plugin.installed === undefined);
  const problems = await packerProblems(packer, ["fmt", "-check", "-diff", folder], options);
  if (missing.length === 0) {
    problems.push(...(await packerProblems(packer, ["validate", folder], options)));
    return verdict("full", name, `Packer ${TOOL_VERSIONS.packer}${withPlugins(required.plugins)}`, problems);
  }
  problems.push(...(await packerProblems(packer, ["validate", "-syntax-only", folder], options)));
  const table = await checkAzureArmSources(folder);
  problems.push(...table.problems);
  const judge = `syntax only (${whatIsMissing(missing)})${table.sources > 0 ? " + option table" : ""}`;
  return verdict("syntax", name, judge, problems);
}

function verdict(depth: Validation["depth"], name: string, judge: string, problems: string[]): Validation {
  const valid = problems.length === 0;
  const words = { full: valid ? "validated by " : "refused by ", syntax: valid ? "" : "refused: " };
  return { valid, depth, summary: `${name}: ${words[depth]}${judge}`, problems };
}

async function packerProblems(
  packer: PackerTool,
  args: readonly string[],
  options: PackerRunOptions,
): Promise<string[]> {
  const { exitCode, output } = await runPacker(packer, args, options);
  if (exitCode === 0) return [];
  return [`packer ${args.slice(0, -1).join(" ")} (exit ${exitCode}):\n${output.trim()}`];
}

function withPlugins(plugins: readonly RequiredPlugin[]): string {
  const names = plugins.map((plugin) => `${plugin.name} plugin ${plugin.installed}`);
  return names.length > 0 ? ` with ${names.join(" and ")}` : "";
}

function whatIsMissing(plugins: readonly RequiredPlugin[]): string {
  const names = plugins.map((plugin) => `${plugin.name} plugin ${plugin.wanted}`).join(" and ");
  return `${names} ${plugins.length > 1 ? "are" : "is"} not installed`;
}
