import { nearestName } from "../../constructs/nearest-name";
import type { OptionTable } from "./option-table";
import { fitsType, type HclJson, type HclJsonObject, isObject } from "./option-value";

/** Holds one block against its table; each problem is a sentence that starts with `where`. */
export function blockProblems(block: HclJsonObject, table: OptionTable, where: string): string[] {
  return Object.entries(block).flatMap(([name, value]) => optionProblems(name, value, table, where));
}

function optionProblems(
  name: string,
  value: HclJson | undefined,
  table: OptionTable,
  where: string,
): string[] {
  const attribute = ownEntry(table.attributes, name);
  if (attribute) {
    if (fitsType(value, attribute.type)) return [];
    return [`${where}: option "${name}" takes a ${attribute.type}, not ${JSON.stringify(value)}`];
  }
  const nested = ownEntry(table.blocks, name);
  if (nested) {
    const blocks = asBlocks(value);
    if (!blocks) return [`${where}: "${name}" is a block: write it without "="`];
    if (nested.nesting === "single" && blocks.length > 1) {
      return [`${where}: block "${name}" is given ${blocks.length} times, and only one is allowed`];
    }
    return blocks.flatMap((block) => blockProblems(block, nested, `${where}, block "${name}"`));
  }
  if (name === "dynamic" && isObject(value)) return dynamicProblems(value, table, where);
  const nearest = nearestName(name, [...Object.keys(table.attributes), ...Object.keys(table.blocks)]);
  const hint = nearest === undefined ? "" : `; the nearest is "${nearest}"`;
  return [`${where}: there is no option "${name}"${hint}`];
}

/** `dynamic "target_region" { for_each = ..., content { ... } }` is the block that its content describes. */
function dynamicProblems(dynamic: HclJsonObject, table: OptionTable, where: string): string[] {
  return Object.entries(dynamic).flatMap(([name, blocks]) => {
    if (!ownEntry(table.blocks, name))
      return optionProblems(name, blocks, { ...table, attributes: {} }, where);
    return (asBlocks(blocks) ?? []).flatMap((block) => optionProblems(name, block["content"], table, where));
  });
}

/** hcl2json gives blocks as a list of objects, and so a list of objects after "=" passes for blocks here. */
function asBlocks(value: HclJson | undefined): readonly HclJsonObject[] | undefined {
  return Array.isArray(value) && value.every(isObject) ? value : undefined;
}

function ownEntry<T>(entries: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(entries, name) ? entries[name] : undefined;
}
