import { Problems, describeProblem } from "../../../constructs/errors";
import { requireWhole } from "../../../constructs/image/given-number";
import { requireForm, requireForms } from "../../../constructs/image/given-text";

const FORM = { code: "verify-form", pattern: /^[a-z]+$/, rule: "must be letters", example: 'a"b' };

function said(check: (problems: Problems) => void): readonly string[] {
  const problems = new Problems("Sample");
  check(problems);
  return problems.all.map((problem) => `${problem.code}: ${describeProblem(problem)}`);
}

test("a text of the form is fine", () => {
  expect(said((problems) => requireForm(problems, "name", "abc", FORM))).toEqual([]);
});

test.each([["A"], [""], [7], [undefined], [["abc"]]])("rejects %j", (value) => {
  const got = value === undefined ? "" : `, got ${JSON.stringify(value)}`;

  expect(said((problems) => requireForm(problems, "name", value, FORM))).toEqual([
    `verify-form: [Sample] name must be letters${got}; write it like "a\\"b"`,
  ]);
});

test("rejects each text of a list that is not of the form", () => {
  expect(said((problems) => requireForms(problems, "names", ["a", "B", "c", 7], FORM))).toEqual([
    'verify-form: [Sample] names[1] must be letters, got "B"; write it like "a\\"b"',
    'verify-form: [Sample] names[3] must be letters, got 7; write it like "a\\"b"',
  ]);
});

test("a list that is not given is fine", () => {
  expect(said((problems) => requireForms(problems, "names", undefined, FORM))).toEqual([]);
});

test.each([0, 1, 2 ** 53 - 1])("%d is a whole number without an upper limit", (value) => {
  expect(
    said((problems) => requireWhole(problems, "count", value, { code: "x", least: 0, fix: "use 5" })),
  ).toEqual([]);
});

test.each([-1, 0.5, NaN, Infinity, 2 ** 53, "1", 1n])("rejects %p as a whole number", (value) => {
  const got = typeof value === "string" ? `"${value}"` : String(value);

  expect(
    said((problems) => requireWhole(problems, "count", value, { code: "x", least: 0, fix: "use 5" })),
  ).toEqual([`x: [Sample] count must be a whole number of at least 0, got ${got}; use 5`]);
});
