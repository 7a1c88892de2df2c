import { Problems } from "../errors";
import { Block, attributes, block, shared } from "../hcl/body";
import { isIdentifier } from "../hcl/quote";
import { HclReference, HclValue, call, conditional, raw, reference } from "../hcl/value";

/** The types that a declared input can have. */
export type PackerVariableType = "string" | "number" | "bool" | "list(string)" | "map(string)";

/** What one input of a template is. */
export interface PackerVariableProps {
  /** Letters, digits, dashes and underscores. `-var NAME=...` and `PKR_VAR_NAME` set it. */
  readonly name: string;
  /** @default "string" */
  readonly type?: PackerVariableType;
  /** What `packer inspect` and the file say about it. */
  readonly description?: string;
  /**
   * The value when nothing sets it. Never the value of a secret: it would stand in the file.
   * @default - none: Packer refuses to run until it is set
   */
  readonly default?: HclValue;
  /**
   * Environment variable that the value is taken from when nothing else sets it, or several, of which the first
   * that is set counts; none set means "". For the type string only: Packer cannot convert the empty text.
   * @default - none
   */
  readonly fromEnvironment?: string | readonly string[];
  /**
   * Whether Packer hides the value in its output.
   * @default false
   */
  readonly sensitive?: boolean;
}

const ENVIRONMENT_NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/**
 * A declared input of a template, and the only road for a secret into it: the file holds the variable's name,
 * Packer the value. Hand it to a template with {@link PackerTemplate.addVariable}.
 *
 * @throws ImageError when the name is not one, or a secret's value would stand in the file
 */
export class PackerVariable {
  /** What `-var NAME=...` sets. */
  readonly name: string;
  /** Whether Packer hides the value in its output. */
  readonly sensitive: boolean;
  private readonly block: Block;

  constructor(private readonly props: PackerVariableProps) {
    this.name = props.name;
    this.sensitive = props.sensitive ?? false;
    const problems = new Problems(`PackerVariable ${props.name}`);
    problems.require(isIdentifier(props.name), {
      code: "variable-name",
      property: "name",
      rule: "must be letters, digits, dashes and underscores, not starting with a digit",
      got: props.name,
      fix: 'use a name such as "build_number"',
    });
    problems.require(!this.sensitive || props.default === undefined, {
      code: "variable-secret",
      property: "default",
      rule: "must not be given for a sensitive variable: it would stand in the file",
      fix: "use fromEnvironment, or set it with PKR_VAR_" + props.name,
    });
    this.checkEnvironment(problems);
    problems.throwIfAny();
    this.block = shared(blockOf(props));
  }

  /** What to write where the value is needed. */
  get value(): HclReference {
    return reference(`var.${this.name}`);
  }

  /** The `variable` block. */
  toBlock(): Block {
    return this.block;
  }

  private checkEnvironment(problems: Problems): void {
    const { fromEnvironment, type = "string" } = this.props;
    if (fromEnvironment === undefined) return;
    const names = [fromEnvironment].flat();
    problems.require(names.length > 0 && names.every((name) => ENVIRONMENT_NAME.test(name)), {
      code: "variable-environment",
      property: "fromEnvironment",
      rule: "must name environment variables",
      got: fromEnvironment,
      fix: 'use a name such as "BUILD_NUMBER"',
    });
    problems.require(type === "string" && this.props.default === undefined, {
      code: "variable-environment",
      property: "fromEnvironment",
      rule: "is possible for the type string and without a default only",
      got: type,
      fix: "take it as a string, and convert it in a local",
    });
  }
}

function blockOf({
  name,
  type = "string",
  description,
  default: value,
  fromEnvironment,
  sensitive,
}: PackerVariableProps) {
  return block(
    "variable",
    [name],
    attributes({
      type: raw(type),
      description,
      default: fromEnvironment === undefined ? value : firstSet([fromEnvironment].flat()),
      sensitive: sensitive === true ? true : undefined,
    }),
  );
}

/** Packer allows nothing but env() and operators in a default: coalesce() would be the word otherwise. */
function firstSet([name, ...others]: readonly string[]): HclValue {
  const value = call("env", name ?? "");
  return others.length === 0 ? value : conditional(raw(`env("${name}") != ""`), value, firstSet(others));
}
