import { IResolvable, Token } from "cdktf";
import { TemplatePiece, quote, quoteTemplate } from "../hcl/quote";

const BRAND = Symbol.for("cdktf-golden-image/TerraformExpression");

const EACH_TOKEN = /(\$\{TfToken\[[^\]]*\]\})/;

/** What an expression can be made of: literals, references of CDKTF (tokens) and other expressions. */
export type ExpressionValue = string | number | boolean | IResolvable;

/** What hands a reference over to the stack that is being written. */
type Context = Parameters<IResolvable["resolve"]>[0];

/**
 * An expression in Terraform's own words: `` expression`timecmp(${a}, plantimestamp()) > 0` ``. A reference stands
 * in it bare, other text as a quoted literal, and another expression in parentheses.
 *
 * CDKTF's own operators write no parentheses around a conditional, and lose a 0 or "" on the right: what they
 * print is another expression than what was meant.
 *
 * @see https://developer.hashicorp.com/terraform/language/expressions
 */
export function expression(code: TemplateStringsArray, ...values: readonly ExpressionValue[]): IResolvable {
  return new TerraformExpression(code, values);
}

/** The same as text, for an attribute or as a part of a longer text. */
export function asText(value: IResolvable): string {
  return Token.asString(value);
}

class TerraformExpression implements IResolvable {
  /** @internal */
  readonly [BRAND] = true;
  readonly creationStack: string[] = [];

  constructor(
    private readonly code: readonly string[],
    private readonly values: readonly ExpressionValue[],
  ) {}

  resolve(context: Context): string {
    const isInside = context.suppressBraces === true;
    context.suppressBraces = true;
    const text = this.code.reduce((before, code, n) => before + printed(context, this.values[n - 1]!) + code);
    context.suppressBraces = isInside;
    return isInside ? text : `\${${text}}`;
  }

  toString(): string {
    return Token.asString(this);
  }
}

function printed(context: Context, value: ExpressionValue): string {
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (typeof value !== "string") {
    const text = String(context.resolve(value));
    return BRAND in value ? `(${text})` : text;
  }
  const parts = value.split(EACH_TOKEN);
  if (parts.length === 1) return quote(value);
  const pieces = parts.flatMap((part, n): TemplatePiece[] => {
    if (n % 2 === 1) return [{ expression: String(context.resolve(part)) }];
    return part === "" ? [] : [{ literal: part }];
  });
  const only = pieces.length === 1 ? pieces[0] : undefined;
  return only !== undefined && "expression" in only ? only.expression : quoteTemplate(pieces);
}
