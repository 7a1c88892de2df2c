import { Problems, describeProblem } from "../../../../constructs/errors";
import { printBody, reference } from "../../../../constructs/hcl";
import { AzureRegion } from "../../../../constructs/image";
import { block, blocks } from "../../../../constructs/packer/azure-arm/option-blocks";
import * as kinds from "../../../../constructs/packer/azure-arm/option-kinds";
import { Option } from "../../../../constructs/packer/azure-arm/option-table";

/** What an option says of a value, and what it writes of it. */
function outcome<Value>(
  { check, write }: Option<Value>,
  value: unknown,
): { said: readonly string[]; hcl: string } {
  const problems = new Problems("Web");
  check(problems, "prop", value as Value);
  const said = problems.all.map((problem) => describeProblem(problem).replace("[Web] ", ""));
  return { said, hcl: printBody(write(value as Value), new Problems("Web")) };
}

const fine = (hcl: string) => ({ said: [], hcl: `${hcl}\n` });
const EXPRESSION = reference("var.x");
const RANGE = { least: 1, most: 9, usual: 5 };
const nothing = "must be text that is not empty: the plugin takes empty text for an option that is not given";

test("a flag is true, false or an expression", () => {
  expect(outcome(kinds.flag("o"), true)).toEqual(fine("o = true"));
  expect(outcome(kinds.flag("o"), false)).toEqual(fine("o = false"));
  expect(outcome(kinds.flag("o"), EXPRESSION)).toEqual(fine("o = var.x"));
});

test.each(["true", 1, {}])("rejects the flag %j", (value) => {
  expect(outcome(kinds.flag("o"), value).said).toEqual([
    `prop must be true or false, got ${JSON.stringify(value)}; write it without quotes`,
  ]);
});

test.each([-1, 0.01, 5])("a price can be %d", (value) => {
  expect(outcome(kinds.price("o"), value)).toEqual(fine(`o = ${value}`));
});

test.each([0, -2, -0.5, NaN, Infinity, "1"])("rejects the price %j", (value) => {
  expect(outcome(kinds.price("o"), value).said).toEqual([
    expect.stringMatching(
      /^prop must be a price above 0, or -1 for no limit, got .*; use -1, or a price such as 0\.05$/,
    ),
  ]);
});

test("a list of texts is one, of literals and expressions", () => {
  expect(outcome(kinds.texts("o"), ["a {{", EXPRESSION])).toEqual(fine('o = ["a {{`{{`}}", var.x]'));
});

test("rejects what is no list of texts, and each that says nothing", () => {
  expect(outcome(kinds.texts("o"), "a").said).toEqual(['prop must be a list, got "a"; write ["..."]']);
  expect(outcome(kinds.texts("o"), ["a", "", " ", 7]).said).toEqual([
    `prop[1] ${nothing}, got ""; leave it out, or give a value`,
    `prop[2] ${nothing}, got " "; leave it out, or give a value`,
    `prop[3] ${nothing}, got 7; leave it out, or give a value`,
  ]);
});

test("the rule of a text is asked about literals that say something, and nothing else", () => {
  const asked: string[] = [];
  const option = kinds.text("o", (_problems, property, text) => void asked.push(`${property}: ${text}`));
  for (const value of ["a", "", " ", 7, EXPRESSION]) outcome(option, value);

  expect(asked).toEqual(["prop: a"]);
});

test("a list of whole numbers is one", () => {
  expect(outcome(kinds.wholes("o", RANGE), [1, 9])).toEqual(fine("o = [1, 9]"));
  expect(outcome(kinds.wholes("o", RANGE), 1).said).toEqual(["prop must be a list, got 1; write [5]"]);
  expect(outcome(kinds.wholes("o", RANGE), [1, 10]).said).toEqual([
    "prop[1] must be a whole number from 1 to 9, got 10; use 5",
  ]);
});

test.each([
  ["s", 864_000],
  ["m", 14_400],
  ["h", 240],
] as const)("a duration in %s is at most ten days", (unit, most) => {
  const option = kinds.duration("o", unit, 5);

  expect(outcome(option, most)).toEqual(fine(`o = "${most}${unit}"`));
  expect(outcome(option, most + 1).said).toEqual([
    `prop must be a whole number from 1 to ${most}, got ${most + 1}; use 5`,
  ]);
});

test("a region is written by its name, or is an expression", () => {
  expect(outcome(kinds.region("o"), AzureRegion.UK_SOUTH)).toEqual(fine('o = "uksouth"'));
  expect(outcome(kinds.region("o"), EXPRESSION)).toEqual(fine("o = var.x"));
});

const INNER = { name: kinds.text("name") };

test("a block stands once, and blocks once for each item", () => {
  expect(outcome(block("o", INNER), { name: "a" })).toEqual(fine('o {\n  name = "a"\n}'));
  expect(outcome(blocks("o", INNER), [{ name: "a" }, { name: "b" }])).toEqual(
    fine('o {\n  name = "a"\n}\n\no {\n  name = "b"\n}'),
  );
});

test.each([["a"], [7], [[]], [true]])("rejects %j in place of a block, and writes nothing", (value) => {
  expect(outcome(block("o", INNER), value)).toEqual({
    said: [`prop must be an object, got ${JSON.stringify(value)}; write { ... }`],
    hcl: "",
  });
});

test("rejects what is no list of blocks, and writes nothing", () => {
  expect(outcome(blocks("o", INNER), { name: "a" })).toEqual({
    said: ['prop must be a list, got {"name":"a"}; write [{ ... }]'],
    hcl: "",
  });
  expect(outcome(blocks("o", INNER), [{ name: "a" }, 7]).said).toEqual([
    "prop[1] must be an object, got 7; write { ... }",
  ]);
});

test("rejects an option in a block by its place", () => {
  expect(outcome(blocks("o", INNER), [{ name: "" }]).said).toEqual([
    `prop[0].name ${nothing}, got ""; leave it out, or give a value`,
  ]);
});
