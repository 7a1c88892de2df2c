import { readFileSync } from "node:fs";
import { join } from "node:path";
import { FAILING_RULES } from "./failing-rules";

it("has every rule that fails explained in docs/hardening.md, and no other", () => {
  const text = readFileSync(join(__dirname, "..", "..", "..", "docs", "hardening.md"), "utf8");
  const table = text.slice(text.indexOf("## Rules of the measured profile that fail"));
  const rules = [...table.matchAll(/^\| (`.*?) +\|/gm)].flatMap(([, cell]) =>
    [...cell!.matchAll(/`([^`]+)`/g)].map(([, rule]) => rule),
  );
  expect(rules.sort()).toEqual(Object.keys(FAILING_RULES).sort());
});
