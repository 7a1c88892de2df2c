import { Problems, describeProblem } from "../../../../constructs/errors";
import { reference } from "../../../../constructs/hcl";
import {
  CombinedRules,
  isSet,
  itemsOf,
  literal,
} from "../../../../constructs/packer/azure-arm/combined-rules";

test.each([[true], [0], [""], ["a"], [["a"]], [{}], [reference("var.x")]])("%j says something", (value) => {
  expect(isSet(value)).toBe(true);
});

test.each([[undefined], [null], [false], [[]]])("%j says nothing", (value) => {
  expect(isSet(value)).toBe(false);
});

test("text is known now, an expression or no text is not", () => {
  expect(["a", "", 7, undefined, reference("var.x")].map(literal)).toEqual([
    "a",
    ...Array(4).fill(undefined),
  ]);
});

test("what is no list has no items", () => {
  expect(itemsOf(["a"])).toEqual(["a"]);
  expect(itemsOf("ab" as unknown as readonly string[])).toEqual([]);
});

function said(
  props: object,
  check: (rules: CombinedRules<Record<string, unknown>>) => void,
): readonly string[] {
  const problems = new Problems("Web");
  check(new CombinedRules(problems, props as Record<string, unknown>, "part."));
  return problems.all.map(describeProblem);
}

const EXCLUDES = { code: "location", why: "they differ" };
const NEEDS = { code: "location", why: "it is alone", example: '"x"' };

test("rejects a prop together with all that it excludes", () => {
  expect(
    said({ a: 1, b: 2, c: [], d: 4 }, (rules) => rules.excludes("a", ["b", "c", "d"], EXCLUDES)),
  ).toEqual([
    "[Web] part.a can not be given together with part.b and part.d: they differ, got 1; leave out part.a or part.b and part.d",
  ]);
  expect(said({ b: 2, d: 4 }, (rules) => rules.excludes("a", ["b", "d"], EXCLUDES))).toEqual([]);
});

test("rejects a prop without what it needs", () => {
  expect(said({ a: "x" }, (rules) => rules.needs("a", "b", NEEDS))).toEqual([
    '[Web] part.a needs part.b: it is alone, got "x"; add b: "x"',
  ]);
  expect(said({ a: 1, b: 2 }, (rules) => rules.needs("a", "b", NEEDS))).toEqual([]);
  expect(said({ a: false }, (rules) => rules.needs("a", "b", NEEDS))).toEqual([]);
});

test.each([[{ secret: 1 }], [reference("var.x")], [["a"]], [null]])(
  "does not show %j, which may hold a secret",
  (a) => {
    const rule = { code: "location", rule: "is wrong", fix: "mend it" };

    expect(said({ a }, (rules) => rules.require(false, "a", rule))).toEqual([
      "[Web] part.a is wrong; mend it",
    ]);
  },
);
