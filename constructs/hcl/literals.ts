import { Problems } from "../errors";
import { visible } from "./quote";

/** What is wrong with a value, and what to do. */
export interface Refusal {
  readonly code: string;
  readonly rule: string;
  readonly fix: string;
}

const HALF_PAIR: Refusal = {
  code: "hcl-string",
  rule: "holds half of a surrogate pair, which no UTF-8 file can carry",
  fix: "repair the text where it was cut apart",
};
const CHANGED_WHEN_READ: Refusal = {
  code: "hcl-string",
  rule: "holds combining marks on a letter, which HCL would read as another text",
  fix: "leave the marks out",
};
const TOKEN_IN_TEXT: Refusal = {
  code: "hcl-token",
  rule: "holds a CDKTF token, which only Terraform can resolve",
  fix: "pass a plain string, or declare a PackerVariable and pass its value",
};
const TOKEN: Refusal = {
  code: "hcl-token",
  rule: "is a CDKTF token, which only Terraform can resolve",
  fix: "pass a plain value, or declare a PackerVariable and pass its value",
};
const NOT_FINITE: Refusal = {
  code: "hcl-number",
  rule: "must be a finite number",
  fix: "HCL has no NaN and no infinity: pass a number, or leave the property out",
};
const NOT_EXACT: Refusal = {
  code: "hcl-number",
  rule: "is beyond 2^53, where JavaScript loses digits",
  fix: "pass it as a string: HCL converts it without loss",
};
const UNDEFINED: Refusal = {
  code: "hcl-value",
  rule: "is undefined",
  fix: "pass a value, or null, or leave the item out",
};

/** The types that are taken for a literal most often, and what to pass instead. */
const FIXES: ReadonlyMap<string, string> = new Map([
  ["[object Date]", "pass the date's text: date.toISOString()"],
  ["[object Map]", "pass a plain map: Object.fromEntries(map)"],
  ["[object Set]", "pass a list: [...set]"],
  ["[object BigInt]", NOT_EXACT.fix],
]);

const LONE_SURROGATE = /[\ud800-\udfff]/u;

/** cdktf hides what it does not know yet in strings, and in what JSON.stringify makes of its objects ... */
const CDKTF_STRING_TOKEN = /[$#&@]\{TfToken\[|<unresolved-token>/;

/** ... and in numbers, which it knows again by their upper bits: these two ranges, single numbers and lists. */
const CDKTF_NUMBER_TOKEN = /8\.1095622\d*e\+298|1\.8881545\d*e\+289/;

/**
 * HCL reads strings through Go's NFC, which looks at only 16 bits of the letter that a mark belongs to
 * (golang/go#81028: U+20041 with an acute is read as "Á"), and splits more than 30 marks in a row.
 */
const MARKED_ASTRAL = /([\u{10000}-\u{10ffff}])(\p{M}+)/gu;
const MARKS_SPLIT = /\p{M}{31}/u;

/** One look instead of five at the strings that are fine. */
const SUSPECT = /[\ud800-\udfff]|TfToken|<unres|e\+298|e\+289|[\u{10000}-\u{10ffff}]\p{M}|\p{M}{10}/u;

/** Notes what a user passed and HCL could not give back exactly. */
export class Literals {
  constructor(private readonly problems: Problems) {}

  /** Whether `text` can be written. */
  checkString(text: string, place: string): boolean {
    if (!SUSPECT.test(text)) return true;
    if (LONE_SURROGATE.test(text)) return this.refuse(place, HALF_PAIR, text);
    if (CDKTF_STRING_TOKEN.test(text)) return this.refuse(place, TOKEN_IN_TEXT, text);
    if (CDKTF_NUMBER_TOKEN.test(text)) return this.refuse(place, TOKEN_IN_TEXT, text);
    return !isChangedWhenRead(text) || this.refuse(place, CHANGED_WHEN_READ, text);
  }

  /** Whether `value` can be written. */
  checkNumber(value: number, place: string): boolean {
    if (Math.abs(value) <= Number.MAX_SAFE_INTEGER) return true;
    if (CDKTF_NUMBER_TOKEN.test(String(value))) return this.refuse(place, TOKEN, value);
    return this.refuse(place, Number.isFinite(value) ? NOT_EXACT : NOT_FINITE, value);
  }

  /** Notes a value for which HCL has no word. */
  refuseValue(value: unknown, place: string): void {
    if (value === undefined) this.refuse(place, UNDEFINED);
    else if (isResolvable(value)) this.refuse(place, TOKEN);
    else {
      const rule = "must be a string, number, boolean, null, list, plain map or HCL expression";
      const fix = FIXES.get(Object.prototype.toString.call(value)) ?? "convert it to one of these first";
      this.refuse(place, { code: "hcl-value", rule, fix }, value);
    }
  }

  /** Notes any other refusal. Returns false, for a check to return in turn. */
  refuse(place: string, refusal: Refusal, got?: unknown): false {
    this.problems.add({ property: visible(place), ...refusal, got });
    return false;
  }
}

function isChangedWhenRead(text: string): boolean {
  if (MARKS_SPLIT.test(text.normalize("NFD"))) return true;
  return Array.from(text.normalize("NFC").matchAll(MARKED_ASTRAL)).some(([, letter = "", marks = ""]) => {
    const mistakenFor = String.fromCharCode(letter.codePointAt(0)! & 0xffff);
    return Array.from(marks).some((mark) => (mistakenFor + mark).normalize("NFC").length === 1);
  });
}

/** What cdktf's Lazy, Token.asAny and Fn hand out: they are resolved when Terraform's half is written. */
function isResolvable(value: unknown): boolean {
  return typeof value === "object" && value !== null && "resolve" in value && "creationStack" in value;
}
