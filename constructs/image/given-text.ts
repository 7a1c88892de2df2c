import type { Problems } from "../errors";

/** How a text has to be written, and what is said of one that is not. */
export interface TextForm {
  /** The problem's code. */
  readonly code: string;
  readonly pattern: RegExp;
  /** What the pattern asks for, in words: "must be the name of a unit". */
  readonly rule: string;
  /** A text of this form. */
  readonly example: string;
}

/** Notes a text that is not of this form, and whatever is no text. */
export function requireForm(problems: Problems, property: string, value: unknown, form: TextForm): void {
  const { code, pattern, rule, example } = form;
  problems.require(typeof value === "string" && pattern.test(value), {
    code,
    property,
    rule,
    got: value,
    fix: `write it like ${JSON.stringify(example)}`,
  });
}

/** Notes each text of a list that is not of this form. */
export function requireForms(
  problems: Problems,
  property: string,
  values: readonly unknown[] | undefined,
  form: TextForm,
): void {
  values?.forEach((value, n) => requireForm(problems, `${property}[${n}]`, value, form));
}
