import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "@cdktf/hcl2json";
import { blockProblems } from "./option-check";
import { azureArmOptions } from "./option-table";
import { type HclJsonObject, isObject } from "./option-value";

/** The templates of a folder, by Packer's own rule: the files of one folder are one configuration. */
export function templateFiles(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".pkr.hcl"))
    .map((name) => join(folder, name));
}

/** What a folder's azure-arm sources were held against, where the azure plugin itself could not be asked. */
export interface OptionCheck {
  readonly sources: number;
  readonly problems: readonly string[];
}

/** Holds every `source "azure-arm"` block of a folder against the table of the builder's options. */
export async function checkAzureArmSources(folder: string): Promise<OptionCheck> {
  const table = azureArmOptions();
  const sources = (await Promise.all(templateFiles(folder).map(azureArmSources))).flat();
  const problems = sources.flatMap(({ name, block }) =>
    blockProblems(block, table, `source "azure-arm" "${name}"`),
  );
  return { sources: sources.length, problems };
}

async function azureArmSources(file: string): Promise<{ name: string; block: HclJsonObject }[]> {
  const template = (await parse(file, readFileSync(file, "utf8"))) as HclJsonObject;
  const sources = isObject(template["source"]) ? template["source"]["azure-arm"] : undefined;
  if (!isObject(sources)) return [];
  return Object.entries(sources).flatMap(([name, blocks]) =>
    Array.isArray(blocks) ? blocks.filter(isObject).map((block) => ({ name, block })) : [],
  );
}
