import { runInNewContext } from "node:vm";
import { Fn, Lazy, Token } from "cdktf";
import { HclValue, raw, reference, template } from "../../../constructs/hcl";
import { printedValue, problemsOfValue } from "./printing";

const VALUE = "must be a string, number, boolean, null, list, plain map or HCL expression";
const STRING_TOKEN = "holds a CDKTF token, which only Terraform can resolve";
const NUMBER_TOKEN = "is a CDKTF token, which only Terraform can resolve";
const PASS_STRING = "pass a plain string, or declare a PackerVariable and pass its value";
const PASS_NUMBER = "pass a plain value, or declare a PackerVariable and pass its value";
const SURROGATE = "holds half of a surrogate pair, which no UTF-8 file can carry";
const MARKS = "holds combining marks on a letter, which HCL would read as another text";

describe("strings", () => {
  test.each([
    ["x\ud800", '"x\\ud800"'],
    ["\udc00\ud800", '"\\udc00\\ud800"'],
    ["\ude00😀", '"\\ude00😀"'],
  ])("rejects a lone surrogate: %j", (text, shown) => {
    expect(problemsOfValue(text)).toEqual([
      `[Test] x ${SURROGATE}, got ${shown}; repair the text where it was cut apart`,
    ]);
  });

  test("rejects a lone surrogate in a template", () => {
    expect(problemsOfValue(template("x\ud800", reference("var.x")))).toEqual([
      `[Test] x ${SURROGATE}, got "x\\ud800"; repair the text where it was cut apart`,
    ]);
  });

  test("rejects a letter beyond U+FFFF with a mark that Go's NFC joins with another letter", () => {
    expect(problemsOfValue("\u{20041}\u0301")).toEqual([
      `[Test] x ${MARKS}, got "\u{20041}\u0301"; leave the marks out`,
    ]);
  });

  test("rejects more marks in a row than Go's NFC keeps together", () => {
    const text = `a${"\u0301".repeat(32)}`;
    expect(problemsOfValue(text)).toEqual([`[Test] x ${MARKS}, got "${text}"; leave the marks out`]);
  });

  test("a mark that only sits on a letter beyond U+FFFF is fine", () => {
    expect(printedValue("\u{1d465}\u0302")).toBe('"\u{1d465}\\u0302"');
  });
});

describe("numbers", () => {
  test.each([NaN, Infinity, -Infinity])("rejects %s", (value) => {
    expect(problemsOfValue(value)).toEqual([
      `[Test] x must be a finite number, got ${value}; HCL has no NaN and no infinity: pass a number, or leave the property out`,
    ]);
  });

  test.each([2 ** 53 + 1, -(2 ** 53), 1e21, Number.MAX_VALUE])("rejects %s", (value) => {
    expect(problemsOfValue(value)).toEqual([
      `[Test] x is beyond 2^53, where JavaScript loses digits, got ${value}; pass it as a string: HCL converts it without loss`,
    ]);
  });
});

describe("tokens of CDKTF", () => {
  test("rejects a string token", () => {
    const token = Token.asString({ a: 1 });
    expect(problemsOfValue(token)).toEqual([`[Test] x ${STRING_TOKEN}, got "${token}"; ${PASS_STRING}`]);
  });

  test("rejects a string token inside of text", () => {
    const text = `rg-${Token.asString({ a: 1 })}`;
    expect(problemsOfValue(text)).toEqual([`[Test] x ${STRING_TOKEN}, got "${text}"; ${PASS_STRING}`]);
  });

  test("rejects the result of a function", () => {
    const token = String(Fn.join("-", ["a", "b"]));
    expect(problemsOfValue(token)).toEqual([`[Test] x ${STRING_TOKEN}, got "${token}"; ${PASS_STRING}`]);
  });

  test("rejects a number token", () => {
    const token = Token.asNumber({ a: 1 });
    expect(problemsOfValue(token)).toEqual([`[Test] x ${NUMBER_TOKEN}, got ${token}; ${PASS_NUMBER}`]);
  });

  test("rejects a number token inside of text", () => {
    const text = `port ${Token.asNumber({ a: 1 })}`;
    expect(problemsOfValue(text)).toEqual([`[Test] x ${STRING_TOKEN}, got "${text}"; ${PASS_STRING}`]);
  });

  test("rejects a list token", () => {
    const [token] = Token.asList({ a: 1 });
    expect(problemsOfValue([token])).toEqual([`[Test] x[0] ${STRING_TOKEN}, got "${token}"; ${PASS_STRING}`]);
  });

  test("rejects a list token of numbers", () => {
    const [token] = Token.asNumberList({ a: 1 });
    expect(problemsOfValue([token])).toEqual([`[Test] x[0] ${NUMBER_TOKEN}, got ${token}; ${PASS_NUMBER}`]);
  });

  test.each([
    ["anything", Token.asMap({ a: 1 }, "x")],
    ["strings", Token.asStringMap({ a: 1 })],
    ["numbers", Token.asNumberMap({ a: 1 })],
    ["booleans", Token.asBooleanMap({ a: 1 })],
    ["objects", Token.asAnyMap({ a: 1 })],
  ])("rejects a map token of %s", (_, token: object) => {
    expect(problemsOfValue(token)).toEqual([
      `[Test] x key ${STRING_TOKEN}, got "${Object.keys(token)[0]}"; ${PASS_STRING}`,
    ]);
  });

  test.each([Token.asAny("x"), Lazy.anyValue({ produce: () => 1 })])(
    "rejects what is resolved later (%#)",
    (token) => {
      expect(problemsOfValue(token)).toEqual([
        "[Test] x is a CDKTF token, which only Terraform can resolve; " +
          "pass a plain value, or declare a PackerVariable and pass its value",
      ]);
    },
  );

  test("rejects a token in raw HCL", () => {
    const text = `"${Token.asString({ a: 1 })}"`;
    expect(problemsOfValue(raw(text))).toEqual([
      `[Test] x ${STRING_TOKEN}, got ${JSON.stringify(text)}; ${PASS_STRING}`,
    ]);
  });

  test("rejects what JSON makes of a token", () => {
    const json = JSON.stringify({ a: Token.asAny("x") });
    expect(problemsOfValue(json)).toEqual([
      `[Test] x ${STRING_TOKEN}, got ${JSON.stringify(json)}; ${PASS_STRING}`,
    ]);
  });
});

describe("values that HCL has no word for", () => {
  class Label {
    constructor(readonly name: string) {}
  }

  test.each([
    ["a date", new Date(0), '"1970-01-01T00:00:00.000Z"', "pass the date's text: date.toISOString()"],
    ["a Map", new Map([["a", 1]]), "[object Map]", "pass a plain map: Object.fromEntries(map)"],
    ["a Set", new Set([1]), "[object Set]", "pass a list: [...set]"],
    ["a bigint", 10n, "10", "pass it as a string: HCL converts it without loss"],
    ["a function", () => 1, "a function", "convert it to one of these first"],
    ["a class", Label, "a function", "convert it to one of these first"],
    ["a symbol", Symbol("s"), "Symbol(s)", "convert it to one of these first"],
    ["an instance of a class", new Label("a"), '{"name":"a"}', "convert it to one of these first"],
    ["a boxed string", new String("a"), '"a"', "convert it to one of these first"],
    ["a regular expression", /x/, "[object RegExp]", "convert it to one of these first"],
    ["a buffer", Buffer.from("a"), '{"type":"Buffer","data":[97]}', "convert it to one of these first"],
    ["a namespace", Math, "{}", "convert it to one of these first"],
    [
      "an object made from another",
      Object.create({ a: 1 }),
      "[object Object]",
      "convert it to one of these first",
    ],
  ])("rejects %s", (_, value, shown, fix) => {
    expect(problemsOfValue(value)).toEqual([`[Test] x ${VALUE}, got ${shown}; ${fix}`]);
  });

  test("rejects undefined", () => {
    expect(problemsOfValue(undefined)).toEqual([
      "[Test] x is undefined; pass a value, or null, or leave the item out",
    ]);
  });

  test("rejects undefined in a list", () => {
    expect(problemsOfValue(["a", undefined])).toEqual([
      "[Test] x[1] is undefined; pass a value, or null, or leave the item out",
    ]);
  });

  test("rejects the hole of a sparse list", () => {
    const sparse: string[] = ["a"];
    sparse[2] = "c";
    expect(problemsOfValue(sparse)).toEqual([
      "[Test] x[1] is undefined; pass a value, or null, or leave the item out",
    ]);
  });

  test("rejects a token-like object in a list by its place", () => {
    expect(problemsOfValue({ a: [{ b: Token.asAny("x") }] })).toEqual([
      '[Test] x["a"][0]["b"] is a CDKTF token, which only Terraform can resolve; ' +
        "pass a plain value, or declare a PackerVariable and pass its value",
    ]);
  });

  test("a plain object of another realm is a map", () => {
    expect(printedValue(runInNewContext("({ a: [1] })") as HclValue)).toBe("{\n  a = [1]\n}");
  });
});

describe("nesting", () => {
  function nestedList(depth: number): HclValue {
    return depth === 0 ? "x" : [nestedList(depth - 1)];
  }

  test("50 levels are fine", () => {
    expect(printedValue(nestedList(30))).toBe(`${"[".repeat(30)}"x"${"]".repeat(30)}`);
    expect(problemsOfValue(nestedList(50))).toEqual([]);
  });

  test("rejects 51 levels", () => {
    expect(problemsOfValue(nestedList(51))).toEqual([
      `[Test] x${"[0]".repeat(50)} is nested deeper than 50 levels; pass a plain list or map`,
    ]);
  });

  test("rejects a list that contains itself", () => {
    const list: unknown[] = ["a"];
    list.push({ again: list });
    expect(problemsOfValue(list)).toEqual(['[Test] x[1]["again"] contains itself; pass a plain list or map']);
  });

  test("rejects a map that contains itself", () => {
    const map: Record<string, unknown> = {};
    map["self"] = map;
    expect(problemsOfValue(map)).toEqual(['[Test] x["self"] contains itself; pass a plain list or map']);
  });

  test("one list in two places is fine", () => {
    const list = [1];
    expect(printedValue({ a: list, b: list })).toBe("{\n  a = [1]\n  b = [1]\n}");
  });
});

describe("keys", () => {
  test("rejects two keys that are one for HCL", () => {
    expect(problemsOfValue({ "\u00e9": 1, "e\u0301": 2 })).toEqual([
      '[Test] x has two keys that are one after Unicode normalisation, got "e\u0301"; keep one of the two',
    ]);
  });

  test("rejects a key with half of a surrogate pair", () => {
    expect(problemsOfValue({ "a\ud800": 1 })).toEqual([
      `[Test] x key ${SURROGATE}, got "a\\ud800"; repair the text where it was cut apart`,
    ]);
  });

  test("a key that reorders text is shown in full where its value is refused", () => {
    expect(problemsOfValue({ "a\u202eb": NaN })).toEqual([
      '[Test] x["a\\u202eb"] must be a finite number, got NaN; ' +
        "HCL has no NaN and no infinity: pass a number, or leave the property out",
    ]);
  });
});
