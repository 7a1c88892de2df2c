import { Problems } from "../errors";

/** What a build block can refer to. Packer takes letters beyond ASCII too; HCP Packer's component type would hold them. */
const IDENTIFIER = /^[A-Za-z_][A-Za-z0-9_-]*$/;

/** A source's label in a template. Packer would refuse others when the build block refers to the source. */
export function requireSourceLabel(problems: Problems, property: string, label: unknown): boolean {
  return problems.require(isIdentifier(label), {
    code: "source-label",
    property,
    rule: "must be letters, digits, dashes and underscores, not starting with a digit or dash",
    got: label,
    fix: 'give a label such as "ubuntu-base"',
  });
}

/** A builder's type, the first word behind `source`. */
export function requireBuilder(problems: Problems, property: string, builder: unknown): boolean {
  return problems.require(isIdentifier(builder), {
    code: "builder",
    property,
    rule: "must be a builder's type",
    got: builder,
    fix: 'use one such as "amazon-ebs"',
  });
}

function isIdentifier(value: unknown): boolean {
  return typeof value === "string" && IDENTIFIER.test(value);
}
