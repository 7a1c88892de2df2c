import { inspect } from "node:util";
import { describeProblem, describeValue, ImageError, Problem, Problems } from "../../constructs/errors";

const WITHOUT_PATH = {
  code: "gallery-name",
  property: "gallery.name",
  rule: "must not hold a dash",
  got: "golden-images",
  fix: 'use "golden_images"',
};
const problem: Problem = { path: "GoldenImage ubuntu-base", ...WITHOUT_PATH };

describe("describeProblem", () => {
  test("says where, what, what was given and what to do", () => {
    expect(describeProblem(problem)).toBe(
      '[GoldenImage ubuntu-base] gallery.name must not hold a dash, got "golden-images"; use "golden_images"',
    );
  });

  test("leaves out what was not given", () => {
    const secret = {
      code: "x",
      path: "Test",
      property: "password",
      rule: "must not be empty",
      fix: "set it",
    };
    expect(describeProblem(secret)).toBe("[Test] password must not be empty; set it");
  });

  test("leaves out undefined", () => {
    expect(describeProblem({ ...problem, got: undefined })).toBe(
      '[GoldenImage ubuntu-base] gallery.name must not hold a dash; use "golden_images"',
    );
  });

  test("shows null, zero and the empty string", () => {
    const shown = [null, 0, ""].map((got) => describeProblem({ ...problem, got }));
    expect(shown).toEqual([
      '[GoldenImage ubuntu-base] gallery.name must not hold a dash, got null; use "golden_images"',
      '[GoldenImage ubuntu-base] gallery.name must not hold a dash, got 0; use "golden_images"',
      '[GoldenImage ubuntu-base] gallery.name must not hold a dash, got ""; use "golden_images"',
    ]);
  });
});

describe("ImageError", () => {
  test("with one problem, its message is that problem", () => {
    expect(new ImageError([problem]).message).toBe(describeProblem(problem));
  });

  test("with several, a count and a line each", () => {
    const other = { ...problem, property: "bucket", rule: "is missing", got: undefined, fix: "name it" };
    expect(new ImageError([problem, other]).message).toBe(`2 problems
  [GoldenImage ubuntu-base] gallery.name must not hold a dash, got "golden-images"; use "golden_images"
  [GoldenImage ubuntu-base] bucket is missing; name it`);
  });

  test("carries its problems", () => expect(new ImageError([problem]).problems).toEqual([problem]));

  test("an uncaught one shows its message, and none of our own frames", () => {
    expect(inspect(new ImageError([problem]))).toBe(`[ImageError: ${describeProblem(problem)}]`);
  });

  test("its stack is its message, under its name", () => {
    expect(new ImageError([problem]).stack).toBe(`ImageError: ${describeProblem(problem)}`);
  });

  test("is known by its brand to every version of this package", () => {
    const brand = Symbol.for("cdktf-golden-image/ImageError");
    expect(new ImageError([problem])).toHaveProperty([brand], true);
  });

  test("is an Error", () => expect(new ImageError([problem])).toBeInstanceOf(Error));
});

describe("isImageError", () => {
  test("knows its own", () => expect(ImageError.isImageError(new ImageError([problem]))).toBe(true));

  test("knows one of another copy of this package, and is known there", () => {
    jest.isolateModules(() => {
      const other = jest.requireActual<typeof import("../../constructs/errors")>("../../constructs/errors");
      const theirs = new other.ImageError([problem]);
      expect(theirs instanceof ImageError).toBe(false);
      expect(ImageError.isImageError(theirs)).toBe(true);
      expect(other.ImageError.isImageError(new ImageError([problem]))).toBe(true);
    });
  });

  test.each([
    [new Error("x")],
    [{ name: "ImageError", problems: [problem] }],
    [JSON.parse(JSON.stringify(new ImageError([problem])))],
    ["ImageError"],
    [null],
    [undefined],
    [() => 1],
  ])("does not take %p for one", (value) => expect(ImageError.isImageError(value)).toBe(false));
});

describe("Problems", () => {
  test("throwIfAny() does nothing while nothing is wrong", () => {
    expect(() => new Problems("Test").throwIfAny()).not.toThrow();
  });

  test("throwIfAny() throws one error with everything, in order", () => {
    const problems = new Problems("Test");
    problems.add(WITHOUT_PATH);
    problems.require(false, { ...WITHOUT_PATH, property: "bucket" });
    expect(() => problems.throwIfAny()).toThrow(`2 problems
  [Test] gallery.name must not hold a dash, got "golden-images"; use "golden_images"
  [Test] bucket must not hold a dash, got "golden-images"; use "golden_images"`);
  });

  test("require() notes nothing of what holds, and says whether it does", () => {
    const problems = new Problems("Test");
    expect([problems.require(true, WITHOUT_PATH), problems.require(false, WITHOUT_PATH)]).toEqual([
      true,
      false,
    ]);
    expect(problems.all).toHaveLength(1);
  });

  test("a part's problems are noted among the whole's, under its name", () => {
    const problems = new Problems("Web");
    problems.within("x64").add(WITHOUT_PATH);
    expect(problems.all.map(({ path }) => path)).toEqual(["Web/x64"]);
  });

  test("what is noted about a property is known, of this path and of this property", () => {
    const problems = new Problems("Web");
    problems.within("x64").add({ ...WITHOUT_PATH, property: "vmSize" });
    problems.add({ ...WITHOUT_PATH, property: "location" });
    problems.add({ ...WITHOUT_PATH, property: "bucket" });
    expect(["bucket", "location", "vmSize"].map((name) => problems.hasAbout(name))).toEqual([
      true,
      true,
      false,
    ]);
    expect(problems.within("x64").hasAbout("vmSize")).toBe(true);
    expect(problems.within("x64").hasAbout("bucket")).toBe(false);
  });

  test("a problem may say whose it is", () => {
    const problems = new Problems("Test");
    problems.add(problem);
    expect(problems.all).toEqual([problem]);
  });
});

describe("describeValue", () => {
  class Hostile {
    toJSON(): never {
      throw new Error("no");
    }
    toString(): never {
      throw new Error("no");
    }
  }
  const cyclic: Record<string, unknown> = {};
  cyclic["self"] = cyclic;

  test.each([
    ["text", "eastus", '"eastus"'],
    ["quotes and line breaks", 'a"\n', String.raw`"a\"\n"`],
    ["a number", 1.5, "1.5"],
    ["NaN", NaN, "NaN"],
    ["an infinity", -Infinity, "-Infinity"],
    ["a bigint", 10n, "10"],
    ["a boolean", true, "true"],
    ["null", null, "null"],
    ["undefined", undefined, "undefined"],
    ["a symbol", Symbol("s"), "Symbol(s)"],
    ["a function", () => 1, "a function"],
    ["a list", [1, "a", undefined], '[1,"a",null]'],
    ["a map", { a: 1 }, '{"a":1}'],
    ["a map with a bigint", { a: 1n }, "a value of type object"],
    ["an empty map", {}, "{}"],
    ["an object without fields", new (class Empty {})(), "[object Object]"],
    ["a Map", new Map([["a", 1]]), "[object Map]"],
    ["an empty list", [], "[]"],
    ["a tag beyond the first plane", "\u{e0041}", String.raw`"\u{e0041}"`],
    ["a cyclic map", cyclic, "a value of type object"],
    ["what cannot be converted", new Hostile(), "a value of type object"],
    ["half of a surrogate pair", "\ud800", String.raw`"\ud800"`],
    ["marks that reorder text", "\u202e\u2066\u200b\ufeff", String.raw`"\u202e\u2066\u200b\ufeff"`],
    ["line separators", "\u0085\u2028", String.raw`"\u0085\u2028"`],
    ["control characters", "\u0000\u001b\u007f", String.raw`"\u0000\u001b\u007f"`],
  ])("%s", (_, value, expected) => expect(describeValue(value)).toBe(expected));

  test("a long value is cut, and its length said", () => {
    expect(describeValue("x".repeat(1_000_000))).toBe(`"${"x".repeat(119)}… (1000002 characters)`);
  });

  test("a long value is not cut through a character", () => {
    const shown = describeValue(`${"x".repeat(118)}\u{1f600}${"x".repeat(9)}`);

    expect(shown).toBe(`"${"x".repeat(118)}… (131 characters)`);
  });

  test("half a character that is not where it is cut stays", () => {
    expect(describeValue(`\u{1f600}${"x".repeat(200)}`)).toBe(
      `"\u{1f600}${"x".repeat(117)}… (204 characters)`,
    );
  });

  test("120 characters are not long", () => {
    expect(describeValue("x".repeat(118))).toBe(`"${"x".repeat(118)}"`);
  });
});
