import { Problems } from "../../errors";
import { block as hclBlock } from "../../hcl/body";
import { isObject, requireList } from "../../image/given-value";
import { Option, OptionTable, checkOptions, writeOptions } from "./option-table";

/** A block that stands once. */
export function block<Props extends object>(name: string, options: OptionTable<Props>): Option<Props> {
  return {
    name,
    type: "block",
    options,
    write: (value) => (isObject(value) ? [hclBlock(name, [], writeOptions(options, value))] : []),
    check: (problems, property, value) => {
      if (requireObject(problems, property, value)) checkOptions(problems, options, value, `${property}.`);
    },
  };
}

/** A block for each item of a list. */
export function blocks<Props extends object>(
  name: string,
  options: OptionTable<Props>,
): Option<readonly Props[]> {
  const one = block(name, options);
  return {
    name,
    type: "blocks",
    options,
    write: (values) => (Array.isArray(values) ? values.flatMap((value: Props) => one.write(value)) : []),
    check: (problems, property, values) => {
      if (!requireList(problems, property, values, "[{ ... }]")) return;
      values.forEach((value: Props, n) => one.check(problems, `${property}[${n}]`, value));
    },
  };
}

function requireObject(problems: Problems, property: string, value: unknown): boolean {
  return problems.require(isObject(value), {
    code: "option-block",
    property,
    rule: "must be an object",
    got: value,
    fix: "write { ... }",
  });
}
