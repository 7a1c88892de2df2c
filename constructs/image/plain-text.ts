import { Problems } from "../errors";

const CONTROL_CHARACTER = /\p{Cc}/u;
const HALF_CHARACTER = /\p{Cs}/u;
const CDKTF_TOKEN = /[$#&@]\{TfToken\[/;

/**
 * Text that arrives in HCP Packer and Azure as it was written. Characters that other languages give a meaning
 * (quotes, `${`, backslashes) are fine: whoever prints the text escapes them.
 *
 * Not fine are control characters, halves of a surrogate pair (no file can hold them) and tokens of CDKTF,
 * which stand for a value that only exists when Terraform runs.
 */
export function requirePlainText(problems: Problems, property: string, value: unknown): value is string {
  const mistake = mistakeIn(value);
  if (mistake !== undefined) problems.add({ code: "text", property, got: value, ...mistake });
  return mistake === undefined;
}

/**
 * How long `text` is for Packer, its plugins and azurerm: they count bytes, and HCL joins letters and their
 * accents (NFC) before they count.
 */
export function byteLength(text: string): number {
  return Buffer.byteLength(text.normalize("NFC"));
}

function mistakeIn(value: unknown): { readonly rule: string; readonly fix: string } | undefined {
  if (typeof value !== "string") return { rule: "must be text", fix: "write it in quotes" };
  if (CDKTF_TOKEN.test(value)) {
    return {
      rule: "must not hold a CDKTF token, whose value only exists when Terraform runs",
      fix: "write the value itself",
    };
  }
  if (HALF_CHARACTER.test(value)) {
    return {
      rule: "must not hold half of a surrogate pair",
      fix: "write the whole character, or leave it out",
    };
  }
  if (CONTROL_CHARACTER.test(value)) {
    return { rule: "must not hold control characters", fix: "write it on one line, without tabs" };
  }
  return undefined;
}
