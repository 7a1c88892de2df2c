import { attribute } from "../../hcl/body";
import { HclExpression, HclReference, conditional, isExpression, reference } from "../../hcl/value";
import { PackerVariable } from "../packer-variable";
import { Option } from "./option-table";

/** A secret that is handed over only where a condition holds, such as the one that its login was chosen. */
export interface ConditionalSecret {
  /** Where the secret is: the reference of a sensitive variable or local. */
  readonly secret: HclReference;
  /** When it is handed over; null otherwise. */
  readonly onlyIf: HclExpression;
}

/**
 * A secret: a sensitive variable, whose value Packer holds and the file does not. Text can not be one, so that
 * a secret never stands in a template.
 */
export type Secret = PackerVariable | ConditionalSecret;

const INPUT = /^(?:var|local)\.[A-Za-z_][A-Za-z0-9_-]*$/;

/** An option that holds a secret. Whatever else is given is refused without being shown. */
export function secret(name: string): Option<Secret> {
  return {
    name,
    type: "string",
    write: (value) => {
      const input = inputOf(value);
      if (input === undefined) return [];
      return [attribute(name, "onlyIf" in value ? conditional(value.onlyIf, input, null) : input)];
    },
    check: (problems, property, value) => {
      problems.require(inputOf(value) !== undefined, {
        code: "option-secret",
        property,
        rule: "is a secret and must be a sensitive PackerVariable: anything else would stand in the file",
        fix: `use new PackerVariable({ name: "${name}", fromEnvironment: "${name.toUpperCase()}", sensitive: true })`,
      });
    },
  };
}

/** The variable's or local's name as HCL; `undefined` for anything that is not a secret. */
function inputOf(value: unknown): HclReference | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const path = "onlyIf" in value ? conditionalPath(value) : variablePath(value);
  return path !== undefined && INPUT.test(path) ? reference(path) : undefined;
}

function variablePath(value: object): string | undefined {
  const isSensitive = "sensitive" in value && value.sensitive === true;
  return isSensitive && "name" in value ? `var.${String(value.name)}` : undefined;
}

function conditionalPath(value: { readonly onlyIf: unknown }): string | undefined {
  if (!isExpression(value.onlyIf) || !("secret" in value) || !isExpression(value.secret)) return undefined;
  return "path" in value.secret ? value.secret.path : undefined;
}
