import { ImageError } from "../../../constructs/errors";
import { call, conditional, isExpression, raw, reference, template } from "../../../constructs/hcl";
import { printedValue } from "./printing";

const region = reference("var.region");
const isSet = reference("local.is_set");

describe("references", () => {
  test.each(["var.region", "local.labels-x", 'local.labels["a.b-c"]', "data.x.y[0].id", "path"])(
    "%s",
    (path) => {
      expect(printedValue(reference(path))).toBe(path);
    },
  );

  test.each([
    "",
    "1x",
    "var.",
    "var..x",
    "var.x y",
    "var.x\n",
    'a["${b}"]',
    'a["b',
    "f()",
    "a-b c",
    "${var.x}",
  ])("rejects %j", (path) => {
    expect(() => reference(path)).toThrow(
      `[hcl] reference must be a path of names, got ${JSON.stringify(path)}; write it like "var.region"`,
    );
  });
});

describe("templates", () => {
  test("literal text around an expression", () => {
    expect(printedValue(template("a-", region, "-b"))).toBe('"a-${var.region}-b"');
  });

  test("the literal parts are literals", () => {
    expect(printedValue(template('"${x}', region, "\\%{y}\n"))).toBe('"\\"$${x}${var.region}\\\\%%{y}\\n"');
  });

  test("a sigil and a brace in neighbouring literals cannot meet to a template", () => {
    expect(printedValue(template("$", "{env(1)}", region))).toBe('"$${env(1)}${var.region}"');
  });

  test("a dollar before an expression cannot turn it into text", () => {
    expect(printedValue(template("US$", region))).toBe('"US\\u0024${var.region}"');
  });

  test("dollars before an expression", () => {
    expect(printedValue(template("$$$", region, "$"))).toBe('"$$\\u0024${var.region}$"');
  });

  test("a per cent sign before an expression is just that", () => {
    expect(printedValue(template("%", region))).toBe('"%${var.region}"');
  });

  test("a template in a template is one template", () => {
    expect(printedValue(template("a", template("b", region), template("c")))).toBe('"ab${var.region}c"');
  });

  test("a template of one expression is that expression", () => {
    expect(printedValue(template("", region))).toBe("var.region");
  });

  test("a template of text is a string", () => expect(printedValue(template("a", "${b}"))).toBe('"a$${b}"'));

  test("an empty template is an empty string", () => expect(printedValue(template())).toBe('""'));

  test("quotes inside of an expression stay as they are", () => {
    expect(printedValue(template("v", call("formatdate", "YYYY", call("timestamp"))))).toBe(
      '"v${formatdate("YYYY", timestamp())}"',
    );
  });

  test("a conditional in a template needs no parentheses", () => {
    expect(printedValue(template("x", conditional(isSet, "a", template("b", region))))).toBe(
      '"x${local.is_set ? "a" : "b${var.region}"}"',
    );
  });

  test("a map's braces are set off from the template's", () => {
    expect(printedValue(template("x", conditional(isSet, null, { a: 1 })))).toBe(
      '"x${local.is_set ? null : { a = 1 } }"',
    );
  });
});

test("braces that open an expression are set off from the template's, too", () => {
  expect(printedValue(template("x", raw("{ a = 1 }.a")))).toBe('"x${ { a = 1 }.a}"');
});

describe("calls", () => {
  test("without arguments", () => expect(printedValue(call("timestamp"))).toBe("timestamp()"));

  test("with arguments of every kind", () => {
    expect(printedValue(call("f", "a", -1, null, [1, "b"], { a: 1, "b.c": {} }, region))).toBe(
      'f("a", -1, null, [1, "b"], { a = 1, "b.c" = {} }, var.region)',
    );
  });

  test("an argument that is undefined in a map is left out", () => {
    expect(printedValue(call("f", { a: undefined }))).toBe("f({})");
  });

  test("a long one has an argument a line", () => {
    expect(
      printedValue(call("merge", reference("local.tags"), { description: "x".repeat(60), os: "ubuntu" })),
    ).toBe(`merge(
  local.tags,
  {
    description = "${"x".repeat(60)}"
    os          = "ubuntu"
  },
)`);
  });

  test("a long one inside of a long list", () => {
    expect(printedValue([call("f", "x".repeat(80))])).toBe(`[
  f(
    "${"x".repeat(80)}",
  ),
]`);
  });

  test("a long one inside of a template stays on its line", () => {
    const long = "x".repeat(90);
    expect(printedValue(template("a", call("f", long)))).toBe(`"a\${f("${long}")}"`);
  });

  test.each(["", "F", "a b", "1f", "f(", "f-g", "f\n"])("rejects the name %j", (name) => {
    expect(() => call(name)).toThrow(
      `[hcl] call must be a function's name, got ${JSON.stringify(name)}; write it like "timestamp"`,
    );
  });
});

describe("conditionals", () => {
  test("of literals", () => {
    expect(printedValue(conditional(isSet, "a", null))).toBe('local.is_set ? "a" : null');
  });

  test("of negative numbers, lists and maps", () => {
    expect(printedValue(conditional(isSet, [-1], { a: -1 }))).toBe("local.is_set ? [-1] : { a = -1 }");
  });

  test("in the place of the condition it stands in parentheses", () => {
    expect(printedValue(conditional(conditional(isSet, region, region), 1, 2))).toBe(
      "(local.is_set ? var.region : var.region) ? 1 : 2",
    );
  });

  test("on either side it stands in parentheses, for the reader", () => {
    const inner = conditional(isSet, 1, 2);
    expect(printedValue(conditional(region, inner, inner))).toBe(
      "var.region ? (local.is_set ? 1 : 2) : (local.is_set ? 1 : 2)",
    );
  });

  test("a template that is only a conditional is one", () => {
    expect(printedValue(conditional(template(conditional(isSet, region, region)), 1, 2))).toBe(
      "(local.is_set ? var.region : var.region) ? 1 : 2",
    );
  });

  test("in a call it needs none", () => {
    expect(printedValue(call("f", conditional(isSet, 1, 2), 3))).toBe("f(local.is_set ? 1 : 2, 3)");
  });
});

describe("raw HCL", () => {
  test("stands as it is", () => {
    expect(printedValue(raw('var.x != "" && !var.y'))).toBe('var.x != "" && !var.y');
  });

  test("lines take the indentation of their place", () => {
    expect(printedValue({ a: 1, bcd: raw("{\n  for k, v in local.x :\n  k => v\n}"), e: 2 })).toBe(`{
  a = 1
  bcd = {
    for k, v in local.x :
    k => v
  }
  e = 2
}`);
  });

  test("the lines of a heredoc are not indented", () => {
    expect(printedValue({ a: raw("<<EOT\nx\nEOT"), bcd: 1 })).toBe("{\n  a   = <<EOT\nx\nEOT\n  bcd = 1\n}");
  });

  test("several lines as an argument", () => {
    expect(printedValue(call("f", raw("[\n  1,\n]"), 2))).toBe("f(\n  [\n    1,\n  ],\n  2,\n)");
  });
});

describe("isExpression", () => {
  test.each([
    [region, true],
    [template("a"), true],
    [call("f"), true],
    [conditional(region, 1, 2), true],
    [raw("x"), true],
    ["var.x", false],
    [null, false],
    [undefined, false],
    [[region], false],
    [{ kind: "reference", path: "var.x" }, false],
    [JSON.parse(JSON.stringify(region)), false],
  ])("%j: %s", (value, expected) => expect(isExpression(value)).toBe(expected));

  test("knows the expressions of another copy of this module", () => {
    jest.isolateModules(() => {
      const other = jest.requireActual<typeof import("../../../constructs/hcl")>("../../../constructs/hcl");
      expect(other.reference).not.toBe(reference);
      expect(printedValue(other.reference("var.other"))).toBe("var.other");
    });
  });
});

test("rejects with an error that is recognised as ours", () => {
  expect.assertions(1);
  try {
    reference("");
  } catch (error) {
    expect(ImageError.isImageError(error)).toBe(true);
  }
});
