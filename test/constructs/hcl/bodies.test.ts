import { attribute, attributes, block, Body, call, group, raw, reference } from "../../../constructs/hcl";
import { printed, problemsOf } from "./printing";

describe("attributes", () => {
  test("nothing prints nothing", () => expect(printed()).toBe(""));

  test("neighbours are aligned", () => {
    expect(printed(attribute("a", 1), attribute("bcd", "x"))).toBe('a   = 1\nbcd = "x"\n');
  });

  test("attributes() leaves out what is undefined and keeps the order", () => {
    expect(printed(...attributes({ b: 1, a: undefined, c: null }))).toBe("b = 1\nc = null\n");
  });

  test("a value of several lines ends the alignment", () => {
    expect(printed(...attributes({ a: 1, bb: 2, tags: { ccc: 1 }, long_name: 3, d: 4 }))).toBe(`a  = 1
bb = 2
tags = {
  ccc = 1
}
long_name = 3
d         = 4
`);
  });

  test("maps and lists on one line do not", () => {
    expect(printed(...attributes({ a: {}, bb: [1], ccc: call("f", { x: 1 }) }))).toBe(`a   = {}
bb  = [1]
ccc = f({ x = 1 })
`);
  });

  test("any identifier is a name", () => {
    expect(printed(...attributes({ for: 1, null: 2, "a-b": 3, _x: 4 }))).toBe(`for  = 1
null = 2
a-b  = 3
_x   = 4
`);
  });
});

describe("blocks", () => {
  test("an empty block stands on one line", () => {
    expect(printed(block("build", [], []))).toBe("build {}\n");
  });

  test("labels are quoted", () => {
    expect(printed(block("source", ["azure-arm", "web"], []))).toBe('source "azure-arm" "web" {}\n');
  });

  test("a label is a literal", () => {
    expect(printed(block("source", ['"${x}\n', "e\u0301"], []))).toBe('source "\\"$${x}\\n" "é" {}\n');
  });

  test("blocks are indented by two and set off from what is around them", () => {
    expect(
      printed(
        attribute("a", 1),
        block("outer", [], [attribute("b", 2), block("inner", [], [attribute("c", 3)]), attribute("d", 4)]),
        block("last", [], []),
      ),
    ).toBe(`a = 1

outer {
  b = 2

  inner {
    c = 3
  }

  d = 4
}

last {}
`);
  });

  test("values of several lines take the block's indentation", () => {
    expect(printed(block("b", [], attributes({ tags: { a: [{ x: 1 }] }, text: "l1\nl2\n", z: 1 })))).toBe(`b {
  tags = {
    a = [
      {
        x = 1
      },
    ]
  }
  text = <<EOT
l1
l2
EOT
  z    = 1
}
`);
  });

  test("raw HCL of several lines too", () => {
    expect(printed(block("b", [], [attribute("a", raw("[\n  for x in var.y : x\n]"))]))).toBe(`b {
  a = [
    for x in var.y : x
  ]
}
`);
  });

  test("a block that holds only an empty group is empty", () => {
    expect(printed(block("b", [], [group([], "nothing here")]))).toBe("b {}\n");
  });
});

describe("groups", () => {
  test("are paragraphs, each with its own alignment", () => {
    expect(
      printed(group(attributes({ a: 1, bb: 2 })), group(attributes({ cccc: 3 }), "Third"), attribute("d", 4)),
    ).toBe(`a  = 1
bb = 2

# Third
cccc = 3

d = 4
`);
  });

  test("an empty group prints nothing, its comment neither", () => {
    expect(printed(attribute("a", 1), group([], "nothing"), attribute("b", 2))).toBe("a = 1\n\nb = 2\n");
  });

  test("hold blocks and groups", () => {
    expect(printed(group([group([attribute("a", 1)]), block("b", [], [])], "Both"))).toBe(
      "# Both\na = 1\n\nb {}\n",
    );
  });
});

describe("comments", () => {
  test("stand above an attribute and end the alignment", () => {
    expect(printed(attribute("a", 1), attribute("bbb", 2, "why"), attribute("cc", 3))).toBe(`a = 1
# why
bbb = 2
cc  = 3
`);
  });

  test("stand above a block, at its indentation", () => {
    expect(printed(block("a", [], [block("b", [], [], "inner")], "outer"))).toBe(`# outer
a {
  # inner
  b {}
}
`);
  });

  test("every line has its mark, blank ones too", () => {
    expect(printed(attribute("a", 1, "first\r\n  second  \n\nthird\n"))).toBe(`# first
#   second
#
# third
a = 1
`);
  });

  test.each(["\n", "\r", "\r\n", "\v", "\f", "\u0085", "\u2028", "\u2029"])(
    "cannot be left by %j",
    (lineBreak) => {
      expect(printed(attribute("a", 1, `x${lineBreak}b = 2`))).toBe("# x\n# b = 2\na = 1\n");
    },
  );

  test("have nothing invisible in them", () => {
    expect(printed(attribute("a", 1, "x\u202ey\u200bz\0\ufeff\u{e0041}."))).toBe(
      String.raw`# x\u202ey\u200bz\u0000\ufeff\U000e0041.` + "\na = 1\n",
    );
  });

  test("say what they say: templates, quotes and marks have no meaning there", () => {
    expect(printed(attribute("a", 1, '# "${x}" */ \\n'))).toBe('# # "${x}" */ \\n\na = 1\n');
  });

  test("a blank one is none", () => {
    expect(printed(attribute("a", 1, " \n "), attribute("bb", 2, ""))).toBe("a  = 1\nbb = 2\n");
  });
});

describe("rejects", () => {
  test.each(["", "a b", "1a", "a.b", "ä", 'a"', "${a}", "a\nb = 1", "a\u202e"])(
    "rejects the attribute name %j",
    (name) => {
      const shown = name.replace("\n", "\\n").replace("\u202e", "\\u202e");
      expect(problemsOf(attribute(name, 1))).toEqual([
        `[Test] ${shown} must be named by letters, digits, _ and -, not starting with a digit, ` +
          `got ${JSON.stringify(name).replace("\u202e", "\\u202e")}; use a name such as "image_name"`,
      ]);
    },
  );

  test("rejects a block type that is no name", () => {
    expect(problemsOf(block("a b", ["x"], []))).toEqual([
      '[Test] a b "x" must be named by letters, digits, _ and -, not starting with a digit, got "a b"; ' +
        'use a name such as "image_name"',
    ]);
  });

  test("rejects a label with half of a surrogate pair", () => {
    expect(problemsOf(block("source", ["azure-arm", "x\ud800"], []))).toEqual([
      '[Test] source "azure-arm" "x\\ud800" holds half of a surrogate pair, which no UTF-8 file can carry, ' +
        'got "x\\ud800"; repair the text where it was cut apart',
    ]);
  });

  test("rejects a comment with a token of CDKTF", () => {
    expect(problemsOf(block("build", [], [], "for ${TfToken[TOKEN.0]}"))).toEqual([
      '[Test] comment holds a CDKTF token, which only Terraform can resolve, got "for ${TfToken[TOKEN.0]}"; ' +
        "pass a plain string, or declare a PackerVariable and pass its value",
    ]);
  });

  test("rejects an attribute that is set twice", () => {
    expect(problemsOf(block("b", ["x"], [attribute("a", 1), attribute("a", 1)]))).toEqual([
      '[Test] b "x".a is set twice in one block; keep one of the two',
    ]);
  });

  test("rejects an attribute that is set again after a block", () => {
    expect(problemsOf(attribute("a", 1), block("b", [], []), attribute("a", 2))).toEqual([
      "[Test] a is set twice in one block; keep one of the two",
    ]);
  });

  test("rejects an attribute that is set again in a group", () => {
    expect(problemsOf(group([attribute("a", 1)]), group([group([attribute("a", 2)])]))).toEqual([
      "[Test] a is set twice in one block; keep one of the two",
    ]);
  });

  test("one name in two blocks is fine", () => {
    expect(problemsOf(block("b", [], [attribute("a", 1)]), block("b", [], [attribute("a", 1)]))).toEqual([]);
  });

  test("rejects a block that contains itself", () => {
    const body: Body[number][] = [];
    body.push(block("b", [], body));
    expect(problemsOf(...body)).toEqual([
      `[Test] ${Array(51).fill("b").join(".")} is nested deeper than 50 levels; take blocks out of one another`,
    ]);
  });

  test("rejects a group that contains itself", () => {
    const body: Body[number][] = [];
    body.push(group(body));
    expect(problemsOf(...body)).toEqual([
      "[Test] body is nested deeper than 50 levels; take blocks out of one another",
    ]);
  });

  test("names the place of a value in blocks, maps, lists and calls", () => {
    const tags = call("merge", reference("local.tags"), { 'a"b': [1, NaN] });
    expect(
      problemsOf(block("source", ["azure-arm", "web"], [block("x", [], [attribute("tags", tags)])])),
    ).toEqual([
      '[Test] source "azure-arm" "web".x.tags merge()[1]["a"b"][1] must be a finite number, got NaN; ' +
        "HCL has no NaN and no infinity: pass a number, or leave the property out",
    ]);
  });

  test("lists every problem, each once", () => {
    expect(problemsOf(attribute("a", [NaN, Infinity]), block("b", [], [attribute("1", 1)]))).toHaveLength(3);
  });
});
