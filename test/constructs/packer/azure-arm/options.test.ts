import { AZURE_ARM_OPTIONS } from "../../../../constructs/packer/azure-arm/azure-arm-source";
import { AnyOption } from "../../../../constructs/packer/azure-arm/option-table";
import { TOOL_VERSIONS } from "../../../../constructs/image";
import { OptionTable, azureArmOptions } from "../../../tools/option-table";
import { LEFT_OUT } from "./left-out";

/** Every option of the plugin by its name and type; a block's option has the block before it. */
function pluginsOptions({ attributes, blocks }: OptionTable, prefix = ""): Map<string, string> {
  const options = new Map(Object.entries(attributes).map(([name, { type }]) => [prefix + name, type]));
  for (const [name, inner] of Object.entries(blocks)) {
    options.set(prefix + name, inner.nesting === "single" ? "block" : "blocks");
    for (const [path, type] of pluginsOptions(inner, `${prefix}${name}.`)) options.set(path, type);
  }
  return options;
}

/** Every option that a prop writes, in the same form. */
function ourOptions(table: Readonly<Record<string, AnyOption>>, prefix = ""): Map<string, string> {
  const options = new Map<string, string>();
  for (const { name, type, options: inner } of Object.values(table)) {
    options.set(prefix + name, type);
    for (const [path, innerType] of ourOptions(inner ?? {}, `${prefix}${name}.`))
      options.set(path, innerType);
  }
  return options;
}

const plugins = pluginsOptions(azureArmOptions());
const ours = ourOptions(AZURE_ARM_OPTIONS);

/** An option of a block that is left out as a whole. */
function isInBlockLeftOut(path: string): boolean {
  return (path.split(".")[0] ?? "") in LEFT_OUT && path.includes(".");
}

test("the table of the plugin's options is that of the pinned version", () => {
  expect(azureArmOptions()).toMatchObject({
    plugin: "azure",
    version: TOOL_VERSIONS.azurePlugin,
    builder: "azure-arm",
  });
});

test("each option of the plugin is a prop of the same type, or left out", () => {
  const wanted = [...plugins].filter(([path]) => !(path in LEFT_OUT) && !isInBlockLeftOut(path));

  expect([...ours].sort()).toEqual(wanted.sort());
});

test("what is left out is an option of the plugin and not a prop", () => {
  const paths = Object.keys(LEFT_OUT);

  expect(paths.filter((path) => !plugins.has(path))).toEqual([]);
  expect(paths.filter((path) => ours.has(path))).toEqual([]);
});

test("each reason for leaving an option out is a sentence", () => {
  expect(Object.values(LEFT_OUT).filter((reason) => !/^[A-Z].{20,}\.$/.test(reason))).toEqual([]);
});

test("no two props write the same option", () => {
  const names = Object.values(AZURE_ARM_OPTIONS).map(({ name }) => name);

  expect(new Set(names).size).toBe(names.length);
});
