import type { Problems } from "../../errors";
import { Attribute, attributes } from "../../hcl/body";
import { HclText } from "../../hcl/value";
import { pluginLiteral } from "../go-template";

/** Environment variables by name. */
export type ShellEnvironment = Readonly<Record<string, HclText>>;

const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/**
 * The environment as Packer's shell provisioner takes it: in a file that only the build's user and root can
 * read. On a command line, sudo would write every value to the image's log, and Packer would go on rendering
 * `{{` in them until none is left.
 */
export function environmentAttributes(environment: ShellEnvironment): readonly Attribute[] {
  return attributes({ env: pluginLiteral(environment), use_env_var_file: true });
}

/** Notes names that no shell takes, and values that would not arrive as they are. */
export function checkEnvironment(environment: ShellEnvironment, problems: Problems, property: string): void {
  for (const [name, value] of Object.entries(environment)) {
    const place = `${property}.environment[${JSON.stringify(name)}]`;
    problems.require(NAME.test(name), {
      code: "shell-environment",
      property: place,
      rule: "must be named by letters, digits and underscores, not starting with a digit",
      fix: 'use a name such as "APP_VERSION"',
    });
    // Not shown: it may be a secret.
    problems.require(typeof value !== "string" || !/[\0\r]/.test(value), {
      code: "shell-environment",
      property: place,
      rule: "must not hold NUL or a carriage return, which do not arrive",
      fix: "end lines with \\n alone, and encode what is binary",
    });
  }
}
