import { IResolvable, TerraformElement, Token, ref } from "cdktf";
import { Construct } from "constructs";
import { ImageError } from "../errors";

const BRAND = Symbol.for("cdktf-golden-image/TerraformCheck");

/** A data source that only one check reads. */
export interface ScopedData {
  /** The data source's type, such as `hcp_packer_version`. */
  readonly type: string;
  /** Its arguments under Terraform's own names, such as `bucket_name`. Text of users is escaped with `terraformLiteral`. */
  readonly arguments: Readonly<Record<string, unknown>>;
}

/** What a check is made of. */
export interface TerraformCheckProps {
  /**
   * A look-up for this check alone: when it fails, that is a warning like any other, and a saved plan's apply reads
   * it again. Terraform lists that reading in every plan ("will be read during apply"), so that none is without
   * changes any more and `-detailed-exitcode` is never 0; refresh-only runs are not affected.
   * @default - none: the assertions judge what the stack knows already
   */
  readonly data?: ScopedData;
}

/** One statement of a check. */
export interface TerraformAssertion {
  /** What should hold: true, or the warning is shown. */
  readonly condition: IResolvable;
  /** The warning. Text of users goes through `terraformLiteral` first; references are fine. */
  readonly errorMessage: string;
}

/**
 * A `check` block, which CDKTF has no construct for. Terraform evaluates it at the end of each plan and apply, and
 * shows a warning for every assertion that does not hold; nothing is ever stopped or changed by it. In HCP
 * Terraform, health assessments evaluate it between runs.
 *
 * What an attribute of a resource is in a check, depends: in a plan the planned value, in a refresh-only run the
 * real one.
 *
 * @see https://developer.hashicorp.com/terraform/language/checks
 */
export class TerraformCheck extends TerraformElement {
  /** @internal */
  readonly [BRAND] = true;
  private readonly assertions: TerraformAssertion[] = [];

  constructor(
    scope: Construct,
    id: string,
    private readonly props: TerraformCheckProps = {},
  ) {
    super(scope, id);
    this.node.addValidation({
      validate: () => (this.assertions.length > 0 ? [] : ["a check needs at least one assertion"]),
    });
  }

  /** Whether `value` is a check, of this or of any other loaded copy of the package. */
  static isTerraformCheck(value: unknown): value is TerraformCheck {
    return typeof value === "object" && value !== null && BRAND in value;
  }

  /** Appends a statement. Each one that does not hold is a warning of its own. */
  addAssertion(assertion: TerraformAssertion): void {
    this.assertions.push(assertion);
  }

  /**
   * A reference to what this check's own data source says, such as `revoke_at` or `resources[0].tags`.
   *
   * @throws ImageError when the check has no data source
   */
  dataAttribute(path: string): string {
    const { data } = this.props;
    if (data !== undefined) {
      return Token.asString(ref(`data.${data.type}.${this.friendlyUniqueId}.${path}`, this.cdktfStack));
    }
    throw new ImageError([
      {
        code: "check-data",
        path: this.node.path,
        property: "dataAttribute",
        rule: "needs a data source",
        got: path,
        fix: "give the check its data",
      },
    ]);
  }

  /** @internal */
  override toTerraform(): unknown {
    const { data } = this.props;
    const name = this.friendlyUniqueId;
    const block = {
      ...(data === undefined ? {} : { data: { [data.type]: { [name]: data.arguments } } }),
      assert: this.assertions.map(({ condition, errorMessage }) => ({
        condition,
        error_message: errorMessage,
      })),
    };
    return { check: { [name]: block } };
  }

  /**
   * @internal
   * @throws ImageError always: CDKTF's HCL has no place for a check, and would leave a guard out without a word
   */
  override toHclTerraform(): unknown {
    throw new ImageError([
      {
        code: "check-hcl",
        path: this.node.path,
        property: "hclOutput",
        rule: "can not be used with checks, which CDKTF leaves out of HCL",
        fix: "let CDKTF write JSON, which is its default",
      },
    ]);
  }
}
