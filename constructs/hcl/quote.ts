/*
 * The only place where a quote or an escape of HCL is written.
 *
 * Rules from the HCL native syntax specification: the escapes are \n \r \t \" \\ \uXXXX \UXXXXXXXX and
 * nothing else, `${` and `%{` open a template unless the sigil is doubled, and strings are normalised to NFC
 * when read.
 */

/** Marks that combine with their left neighbour, which may be our own quote. */
const COMBINING = [
  String.raw`\u0300-\u036f\u0483-\u0489\u17b4-\u17b5\u180b-\u180f\u1dc0-\u1dff\u20d0-\u20f0\u3099-\u309a`,
  String.raw`\ufe00-\ufe0f\ufe20-\ufe2f\u1ab0-\u1aff`,
].join("");

/** Control characters, odd spaces, fillers, marks that reorder a line, half characters, private ones. */
const HIDDEN = [
  String.raw`\u0000-\u001f\u007f-\u00a0\u00ad\u061c\u115f\u1160\u2000-\u200f\u2028-\u202f\u205f-\u206f\u2800`,
  String.raw`\u3000\u3164\ud800-\uf8ff\ufeff\uffa0\ufff0-\uffff`,
  String.raw`\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{10ffff}`,
].join("");

/**
 * What a reviewer can not see, or sees in another place than Packer reads it. The ranges are written out, since
 * Unicode property classes change with the version of Node.js, and with them our output.
 */
const INVISIBLE = COMBINING + HIDDEN;

const EACH_INVISIBLE = new RegExp(`[${INVISIBLE}]`, "gu");
const EACH_UNSAFE = new RegExp(String.raw`[${INVISIBLE}"\\]`, "gu");
const INVISIBLE_BUT_TAB = new RegExp(String.raw`(?!\t)[${INVISIBLE}]`, "u");
const EACH_NON_ASCII = /[^ -~]/gu;

/** Printable ASCII without quote and backslash: most strings are this, and need no further look. */
const PLAIN = /^[ !#-[\]-~]*$/;

/** A template opens only where the sigil meets the brace. */
const EACH_TEMPLATE_SIGIL = /[$%](?=\{)/g;

const BARE_KEY = /^[A-Za-z_][A-Za-z0-9_-]*$/;

/** These read as something else when bare: `for` opens a for-expression, the rest look like values. */
const KEYWORDS: ReadonlySet<string> = new Set(["for", "if", "in", "null", "true", "false"]);

const SHORT_ESCAPES: ReadonlyMap<string, string> = new Map([
  ["\n", "\\n"],
  ["\r", "\\r"],
  ["\t", "\\t"],
  ['"', '\\"'],
  ["\\", "\\\\"],
]);

/** A piece of a template: text that is read as it is, or HCL that is evaluated. */
export type TemplatePiece = { readonly literal: string } | { readonly expression: string };

/** `text` as a quoted string. HCL reads back exactly its NFC form. */
export function quote(text: string): string {
  return `"${quotedPart(text)}"`;
}

/** A quoted string with expressions in it. Two literals must not be neighbours: `$` and `{` may meet. */
export function quoteTemplate(pieces: readonly TemplatePiece[]): string {
  const texts = pieces.map((piece, n) => {
    if ("expression" in piece) return interpolation(piece.expression);
    const text = quotedPart(piece.literal);
    // A dollar that meets the `${` of an expression would turn it into text.
    return n < pieces.length - 1 && text.endsWith("$") ? `${text.slice(0, -1)}\\u0024` : text;
  });
  return `"${texts.join("")}"`;
}

/** `key` of a map: bare where that is exact, else quoted, and in ASCII, so that alignment is a matter of length. */
export function quoteKey(key: string): string {
  if (BARE_KEY.test(key) && !KEYWORDS.has(key)) return key;
  return quote(key).replace(EACH_NON_ASCII, escapeCharacter);
}

/** Whether `name` can be an attribute's or a block's name. */
export function isIdentifier(name: string): boolean {
  return BARE_KEY.test(name);
}

/** `text` for a comment or a message: on one line, with nothing in it that a reader can not see. */
export function visible(text: string): string {
  return text.replace(EACH_INVISIBLE, escapeCharacter);
}

/**
 * `text` as the lines of a heredoc, or `undefined` where that would not read back exactly or would hide
 * something: a heredoc ends in a newline, knows no escape, and is closed by any line that equals its marker.
 */
export function heredoc(text: string): readonly string[] | undefined {
  if (!text.endsWith("\n")) return undefined;
  const lines = text.slice(0, -1).split("\n");
  if (lines.length < 2 || lines.every((line) => line === "")) return undefined;
  if (lines.some((line) => /[ \t]$/.test(line) || INVISIBLE_BUT_TAB.test(line))) return undefined;
  if (text.normalize("NFC") !== text) return undefined;
  const marker = freeMarker(lines);
  return [`<<${marker}`, ...lines.map(doubleSigils), marker];
}

function quotedPart(text: string): string {
  return doubleSigils(PLAIN.test(text) ? text : text.normalize("NFC").replace(EACH_UNSAFE, escapeCharacter));
}

function doubleSigils(text: string): string {
  return text.includes("{") ? text.replace(EACH_TEMPLATE_SIGIL, "$&$&") : text;
}

/** `packer fmt` sets a map's braces off from those of the template. */
function interpolation(expression: string): string {
  return `\${${expression.startsWith("{") ? " " : ""}${expression}${expression.endsWith("}") ? " " : ""}}`;
}

function freeMarker(lines: readonly string[]): string {
  const taken = new Set(lines.map((line) => line.trim()));
  let marker = "EOT";
  for (let n = 2; taken.has(marker); n++) marker = `EOT${n}`;
  return marker;
}

function escapeCharacter(character: string): string {
  const short = SHORT_ESCAPES.get(character);
  if (short !== undefined) return short;
  const code = character.codePointAt(0)!.toString(16);
  return code.length > 4 ? `\\U${code.padStart(8, "0")}` : `\\u${code.padStart(4, "0")}`;
}
