import { readLynisReport, readRuleResults, rulesThat } from "./scan";

const result = (rule: string, outcome: string) =>
  `<rule-result idref="xccdf_org.ssgproject.content_rule_${rule}" severity="low"><result>${outcome}</result></rule-result>`;

const RESULTS = [
  result("b", "pass"),
  result("a", "pass"),
  result("c", "fail"),
  result("d", "notselected"),
  '<score system="urn:xccdf:scoring:default" maximum="100.000000">81.250000</score>',
].join("\n");

it("reads the rules that the profile selects, and the score", () => {
  expect(readRuleResults(RESULTS)).toEqual({ rules: { a: "pass", b: "pass", c: "fail" }, score: 81.25 });
});

it("lists the rules of an outcome in the order of their names", () => {
  expect(rulesThat(readRuleResults(RESULTS), "pass")).toEqual(["a", "b"]);
});

it.each(["", RESULTS.replace(/<score.*/, "")])("takes no unfinished evaluation for one", (xml) => {
  expect(() => readRuleResults(xml)).toThrow(new Error("oscap has evaluated no rule"));
});

it("reads the index, the number of tests and each suggestion", () => {
  const report = [
    "lynis_tests_done=254",
    "suggestion[]=LYNIS|Upgrade lynis|-|-|",
    "suggestion[]=BOOT-5122|Set a password|-|-|",
    "hardening_index=75",
  ].join("\n");
  expect(readLynisReport(report)).toEqual({
    index: 75,
    tests: 254,
    suggestions: ["LYNIS: Upgrade lynis", "BOOT-5122: Set a password"],
  });
});

it("takes no unfinished audit for one", () => {
  expect(() => readLynisReport("lynis_tests_done=12")).toThrow(new Error("lynis has no hardening index"));
});
