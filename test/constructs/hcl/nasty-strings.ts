import * as fc from "fast-check";
import { anyCodePoint } from "../any-code-point";

/*
 * Strings that have broken, or would love to break, a printer of HCL. All of them are legal: well-formed Unicode,
 * no token of CDKTF, nothing that HCL itself reads as another text. What must be refused is tested by example.
 */

/** Pieces whose meaning changes with their neighbours: the generator throws them together. */
const FRAGMENTS: readonly string[] = [
  // Quotes and escapes
  ...['"', '""', "'", "`", "\\", "\\\\", '\\"', "\\n", "\\u0041", "\\U0001f600", "\\x41"],
  // Templates
  ...[
    "${",
    "$${",
    "$$${",
    "%{",
    "%%{",
    "%%%{",
    "$%{a}",
    "%${a}",
    "$",
    "%",
    "{",
    "}",
    "~}",
    "${~",
    "${var.x}",
  ],
  ...['${env("X")}', "%{ if true }", "%{ endif }", "#{", "&{", "{{ .Vars }}", "{{", "}}", "{{`"],
  // Lines
  ...["\n", "\r", "\r\n", "\n\n", "\t", " ", "  ", "\v", "\f", "\u0085", "\u2028", "\u2029"],
  // Heredocs and comments
  ...["\nEOT\n", "EOT", "\nEOF\n", "EOF", "<<EOT\n", "<<-EOT\n", "EOT2", "#", "//", "/*", "*/", "# x\n"],
  // Blocks, attributes, expressions
  ...[
    "=",
    " = ",
    "x = 1\n",
    "}\n",
    '"\n}\nblock "x" {\n',
    '"; rm -rf /; "',
    "[",
    "]",
    "(",
    ")",
    ",",
    "?",
    ":",
    "=>",
  ],
  // Nothing to be seen
  ...[
    "\0",
    "\u0001",
    "\u001b[31m",
    "\u007f",
    "\u0080",
    "\u009f",
    "\u00a0",
    "\u00ad",
    "\ufeff",
    "\u200b",
    "\u200d",
  ],
  ...[
    "\u202e",
    "\u2066",
    "\u2069",
    "\u{e0041}",
    "\u{e007f}",
    "\ufe0f",
    "\ufffe",
    "\uffff",
    "\u{10ffff}",
    "\ue000",
  ],
  // Composed, decomposed and combining
  ...[
    "é",
    "e\u0301",
    "\u0301",
    "\u0338",
    "\u212b",
    "\u1e9b\u0323",
    "\u1100\u1161",
    "\u09c7\u09be",
    "\u0344",
    "ﬁ",
  ],
  // Wide, right to left, outside of the first plane
  ...["日本", "한국", "עברית", "\u{1f600}", "\u{1f468}\u200d\u{1f469}", "\u{1d11e}", "❤\ufe0f"],
  // What people write
  ...[
    "C:\\new\\table",
    "\\\\host\\share",
    "${HOME:-x}",
    "curl -w '%{http_code}'",
    "a",
    "B",
    "0",
    "for",
    "null",
    "é ",
  ],
];

/** Whole strings, for tests by table: every fragment alone, first, last, in the middle and twice, and more. */
export const NASTY_STRINGS: readonly string[] = [
  "",
  ...new Set(FRAGMENTS.flatMap((piece) => [piece, `${piece}x`, `x${piece}`, `x${piece}y`, piece + piece])),
  "first\nsecond\n",
  "\nfirst\n\nsecond\n\n",
  "  indented\n\tby tab\n",
  "trailing \nblank\t\n",
  "crlf\r\nlines\r\n",
  "EOT\nEOT2\nEOT3\n",
  " EOT \n\tEOT2\n",
  "${a}\n%{b}\n$${c}\n",
  'she said "no"\nC:\\new\n',
  "__proto__",
  "constructor",
  "1e400",
  "x".repeat(5_000),
  '"\\${\n'.repeat(500),
];

/** Whether HCL's reader cannot join a mark with the wrong letter here. What it can is tested in literals.test.ts. */
export function isReadAsItIs(text: string): boolean {
  return !/[\u{10000}-\u{10ffff}]\p{M}/u.test(text);
}

/** Any legal string, and far more often than not one that is hard to write. */
export function nastyString(): fc.Arbitrary<string> {
  const pieces = fc.array(fc.constantFrom(...FRAGMENTS), { minLength: 1, maxLength: 6 });
  return fc
    .oneof(
      { weight: 6, arbitrary: pieces.map((each) => each.join("")) },
      { weight: 1, arbitrary: fc.string({ unit: anyCodePoint, maxLength: 12 }) },
      { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 12 }) },
      { weight: 1, arbitrary: fc.constantFrom(...NASTY_STRINGS.filter(({ length }) => length < 1_000)) },
    )
    .filter(isReadAsItIs);
}

/**
 * `count` nasty strings, the same for the same seed. Drawing one costs far more than printing it, so that past
 * the first 20,000 they are those again, joined in pairs that have not met.
 */
export function nastyStrings(count: number, seed: number): readonly string[] {
  const drawn = [...NASTY_STRINGS, ...fc.sample(nastyString(), { numRuns: Math.min(count, 20_000), seed })];
  const strings = drawn.slice(0, count);
  for (let n = 0; strings.length < count; n++) {
    const distance = 7_919 * (1 + Math.floor(n / drawn.length));
    const pair = drawn[n % drawn.length]!.slice(0, 500) + drawn[(n + distance) % drawn.length]!.slice(0, 500);
    if (isReadAsItIs(pair)) strings.push(pair);
  }
  return strings;
}
