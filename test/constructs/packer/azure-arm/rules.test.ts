import { ALL_RULES } from "./rule-cases/all-rules";
import { titleOf } from "./rule-cases/rule-case";
import { mistakesOf } from "./sources";

describe.each(Object.entries(ALL_RULES))("%s", (_concern, rules) => {
  test.each(rules.map((rule) => [titleOf(rule), rule] as const))("rejects %s", (_title, { props, says }) => {
    expect(mistakesOf(props)).toEqual([says]);
  });
});

test("a source that nothing is wrong with is not refused", () => {
  expect(mistakesOf({})).toEqual([]);
});

test("everything that is wrong is said at once", () => {
  expect(mistakesOf({ vmSize: undefined, location: undefined, sshUsername: "root" })).toHaveLength(3);
});
