import { readFileSync } from "node:fs";
import { join } from "node:path";
import { REPOSITORY_ROOT } from "./tool-cache";

/** The options of one block, as the plugin's own HCL specification lists them. */
export interface OptionTable {
  readonly attributes: Readonly<Record<string, { readonly type: string }>>;
  readonly blocks: Readonly<Record<string, OptionTable & { readonly nesting: "single" | "list" }>>;
}

/** The options of the azure-arm builder in the pinned version of the azure plugin. */
export interface BuilderOptions extends OptionTable {
  readonly plugin: string;
  readonly version: string;
  readonly builder: string;
}

/** Reads the table that stands in for the azure plugin where it is not installed. */
export function azureArmOptions(): BuilderOptions {
  const file = join(REPOSITORY_ROOT, "test", "data", "azure-arm-options.json");
  return JSON.parse(readFileSync(file, "utf8")) as BuilderOptions;
}
