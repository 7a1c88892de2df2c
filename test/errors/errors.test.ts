import { readFileSync } from "node:fs";
import * as ts from "typescript";
import { PAGE, errorPage, problemOf } from "./error-page";
import { AREAS } from "./examples/areas";
import { codesOf, problemCodes } from "./problem-codes";

const examples = AREAS.flatMap((area) => Object.entries(area.examples));

test("every code of the library has exactly one example, and every example a code", () => {
  const { codes } = problemCodes();

  expect(examples.map(([code]) => code).sort()).toEqual([...codes].sort());
});

test("every code can be read off the source", () => {
  expect(problemCodes().unreadable).toEqual([]);
});

test("a code that is put together is noticed", () => {
  const source = "problems.add({ code: `assignments-${kind}`, property, rule, fix });";

  const { unreadable } = codesOf([ts.createSourceFile("check.ts", source, ts.ScriptTarget.ES2022, true)]);

  expect(unreadable).toEqual(["check.ts: `assignments-${kind}`"]);
});

test("a code that a function is called with is found", () => {
  const source = `
    function requireName(problems: Problems, code: string) { problems.add({ code }); }
    requireName(problems, "gallery-name");`;

  const { codes } = codesOf([ts.createSourceFile("check.ts", source, ts.ScriptTarget.ES2022, true)]);

  expect([...codes]).toEqual(["gallery-name"]);
});

test.each(examples)("%s is what its example ends with", (code, example) => {
  expect(problemOf(code, example).code).toBe(code);
});

test("an example that ends with another problem is refused", () => {
  const [[, regionExample]] = examples.filter(([code]) => code === "region") as [(typeof examples)[0]];

  expect(() => problemOf("gallery-name", regionExample)).toThrow(
    "the example of gallery-name ends with: [AzureRegion] region is not a region that this version knows",
  );
});

test("an example that nothing is wrong with is refused", () => {
  expect(() => problemOf("region", () => undefined)).toThrow(
    "the example of region does not end with an error",
  );
});

test("docs/errors.md is what the examples say; `npm run docs:errors` writes it", () => {
  expect(readFileSync(PAGE, "utf8")).toBe(errorPage());
});
