import { pathOf } from "../../../constructs/image/given-value";

test.each(["a", "ubuntu base", "~!", "x".repeat(80)])("a path says %j", (name) => {
  expect(pathOf("GoldenImage", name)).toBe(`GoldenImage ${name}`);
});

test.each(["", "é", "a\n", "\u007f", "x".repeat(81), 7, undefined, ["ubuntu"]])(
  "a path leaves out %j",
  (name) => {
    expect(pathOf("GoldenImage", name)).toBe("GoldenImage");
  },
);
