import { Problems } from "../../../constructs/errors";
import { Body, attribute, block, group, printBody, shared } from "../../../constructs/hcl";

function print(body: Body): { readonly text: string; readonly rules: readonly string[] } {
  const problems = new Problems("test");
  const text = printBody(body, problems);
  return { text, rules: problems.all.map(({ property, rule }) => `${property} ${rule}`) };
}

const ITEMS = () => [
  group([attribute("a", 1), attribute("long_name", "x")], "What they are about"),
  block("inner", ["label"], [attribute("b", [1, 2])], "A block"),
];

test("what is shared prints like anything else, the first time and every other", () => {
  const plain = print([attribute("z", 0), ...ITEMS(), block("outer", [], ITEMS())]);
  const items = ITEMS().map(shared);
  const body: Body = [attribute("z", 0), ...items, block("outer", [], items)];

  expect(print(body)).toEqual(plain);
  expect(print(body)).toEqual(plain);
});

test("the names in a shared group are taken, the first time and every other", () => {
  const locals = shared(group([attribute("a", 1)]));
  const twice: Body = [locals, attribute("a", 2)];

  expect(print(twice).rules).toEqual(["a is set twice in one block"]);
  expect(print(twice).rules).toEqual(["a is set twice in one block"]);
});

test("rejects what is wrong with a shared item each time it is printed", () => {
  const broken: Body = [shared(block("x", [], [attribute("n", Number.NaN)]))];

  expect(print(broken).rules).toEqual(["x.n must be a finite number"]);
  expect(print(broken).rules).toEqual(["x.n must be a finite number"]);
});
