import { ImagePolicy } from "../../../constructs/hcp";
import { refusal } from "../image/refusal";
import { untyped } from "../image/sample";

test("follow and held refuse a revoked version, unless held says otherwise", () => {
  expect(ImagePolicy.follow()).toMatchObject({ kind: "follow", revoked: "refuse" });
  expect(ImagePolicy.held()).toMatchObject({ kind: "held", revoked: "refuse" });
  expect(ImagePolicy.held({ revoked: "warn" })).toMatchObject({ kind: "held", revoked: "warn" });
});

test.each(["01JZZ5W3M8Q0V9T2B7K4N6R1XD", "a", "build-2026.03_01", "x".repeat(40)])(
  "pinned to %s",
  (fingerprint) => {
    expect(ImagePolicy.pinned(fingerprint)).toMatchObject({ kind: "pinned", revoked: "refuse", fingerprint });
  },
);

test("rejects a fingerprint with a space", () => {
  expect(refusal(() => ImagePolicy.pinned("01JZZ5W3M8 Q0V9"))).toBe(
    "[ImagePolicy.pinned] fingerprint must be 1 to 40 letters, digits and . _ - without a space, starting and ending " +
      'with a letter or digit, got "01JZZ5W3M8 Q0V9"; copy it from the version in HCP Packer, such as ' +
      '"01JZZ5W3M8Q0V9T2B7K4N6R1XD"',
  );
});

test.each(["", " 01J", "01J ", "-01J", "01J.", "x".repeat(41), "01J\n", "${x}", "é"])(
  "rejects %j as a fingerprint",
  (fingerprint) => {
    expect(refusal(() => ImagePolicy.pinned(fingerprint))).toContain("fingerprint must be 1 to 40 letters");
  },
);

test("rejects another word than refuse and warn", () => {
  expect(refusal(() => ImagePolicy.held({ revoked: untyped("ignore") }))).toBe(
    '[ImagePolicy.held] revoked must be "refuse" or "warn", got "ignore"; use "refuse"',
  );
});

test("rejects options that are no object, together with what else is wrong", () => {
  expect(refusal(() => ImagePolicy.pinned("a b", untyped("warn")))).toContain("2 problems");
});

test("a policy of another copy of the package is one, too", () => {
  const foreign = { [Symbol.for("cdktf-golden-image/ImagePolicy")]: true };

  expect([ImagePolicy.follow(), foreign, { kind: "follow" }].map(ImagePolicy.isImagePolicy)).toEqual([
    true,
    true,
    false,
  ]);
});
