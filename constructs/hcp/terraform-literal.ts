import { Tokenization } from "cdktf";
import { Problems } from "../errors";

/*
 * The second and last place with an escape (the first is hcl/quote.ts). Every string of a stack's JSON is a
 * template for Terraform, and CDKTF passes strings on as they are.
 */

/** What CDKTF puts into a string for a value that only exists when Terraform runs. */
const EACH_TOKEN = /(\$\{TfToken\[[^\]]*\]\})/;
const EACH_SIGIL = /[$%](?=\{)/g;

/** How CDKTF's tokens for lists, maps and numbers begin, which are never a part of a text. */
const EACH_OTHER_TOKEN = /([#&@])\{(?=TfToken\[)/g;
const LAST_DOLLARS = /\$+$/;
const HALF_CHARACTER = /\p{Cs}/u;

/**
 * A user's text as a literal of Terraform: what it holds arrives as it was written, `${` and `%{` too. References
 * of CDKTF inside of it (`vm.id`, a variable's value) stay references. Terraform joins letters with their accents
 * (NFC), as it does with every string.
 *
 * @see https://developer.hashicorp.com/terraform/language/expressions/strings
 * @param property how the text is called in the message
 * @throws ImageError for text that Terraform would change: with a byte order mark in front, or half a character
 */
export function terraformLiteral(text: string, property = "text"): string {
  checkLiteral(text, property);
  if (!text.includes("{")) return text;
  const pieces = text.split(EACH_TOKEN);
  return pieces
    .map((piece, n) => (n % 2 === 0 ? escaped(piece, n < pieces.length - 1) : tokenOrText(piece)))
    .join("");
}

/** Names that get lost: Terraform takes the first for a comment, CDKTF the second for something of JavaScript's. */
const LOST_NAMES = ["//", "__proto__"];

/**
 * The same for every name and value of a map, such as tags.
 *
 * @throws ImageError as {@link terraformLiteral}, and for a name that would get lost
 */
export function terraformLiterals(
  texts: Readonly<Record<string, string>>,
  property = "texts",
): Record<string, string> {
  for (const name of LOST_NAMES.filter((lost) => Object.hasOwn(texts, lost))) {
    const problems = new Problems("terraformLiterals");
    problems.add({
      code: "terraform-name",
      property,
      rule: "must not have a name that gets lost on the way to Terraform",
      got: name,
      fix: "use another name",
    });
    throw problems.error();
  }
  const entries = Object.entries(texts).map(([name, text]) => [
    terraformLiteral(name, property),
    terraformLiteral(text, `${property}.${name}`),
  ]);
  return Object.fromEntries(entries) as Record<string, string>;
}

function checkLiteral(text: string, property: string): void {
  const problems = new Problems("terraformLiteral");
  const isText = problems.require(typeof text === "string", {
    code: "terraform-literal",
    property,
    rule: "must be text",
    got: text,
    fix: "write it in quotes",
  });
  problems.require(!isText || !text.startsWith("\ufeff"), {
    code: "terraform-literal",
    property,
    rule: "must not start with a byte order mark, which Terraform drops",
    got: text,
    fix: "leave the mark out",
  });
  problems.require(!isText || !HALF_CHARACTER.test(text), {
    code: "terraform-literal",
    property,
    rule: "must not hold half of a surrogate pair",
    got: text,
    fix: "repair the text where it was cut apart",
  });
  problems.throwIfAny();
}

/** Dollars that meet the `${` of a reference would turn that into text. */
function escaped(text: string, beforeToken: boolean): string {
  const doubled = text.replace(EACH_SIGIL, "$&$&").replace(EACH_OTHER_TOKEN, '$1${"{"}');
  return beforeToken ? doubled.replace(LAST_DOLLARS, '${"$&"}') : doubled;
}

/** Text that only looks like a token has none behind it; CDKTF would stumble over it, escaped or not. */
function tokenOrText(piece: string): string {
  try {
    Tokenization.reverseString(piece);
    return piece;
  } catch {
    return `\${"$"}${piece.slice(1)}`;
  }
}
