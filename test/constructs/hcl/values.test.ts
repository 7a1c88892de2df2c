import { attribute } from "../../../constructs/hcl";
import { printed, printedValue } from "./printing";

describe("literals", () => {
  test("a string is quoted", () => expect(printedValue("eastus")).toBe('"eastus"'));

  test("an empty string stays", () => expect(printedValue("")).toBe('""'));

  test("quotes and backslashes are escaped", () => {
    expect(printedValue('say "C:\\new"')).toBe(String.raw`"say \"C:\\new\""`);
  });

  test("text that looks like an escape stays text", () => {
    expect(printedValue("\\u0041\\n")).toBe(String.raw`"\\u0041\\n"`);
  });

  test("line breaks and tabs have short escapes", () => {
    expect(printedValue("a\r\nb\tc")).toBe(String.raw`"a\r\nb\tc"`);
  });

  test("control characters are escaped", () => {
    expect(printedValue("\0\u001b\u007f\u0085")).toBe(String.raw`"\u0000\u001b\u007f\u0085"`);
  });

  test("a template opener in a string is text", () => {
    expect(printedValue("${var.x} %{if a}")).toBe('"$${var.x} %%{if a}"');
  });

  test("doubled and mixed sigils are doubled once", () => {
    expect(printedValue("$${a} $%{b} %${c} $$${d}")).toBe('"$$${a} $%%{b} %$${c} $$$${d}"');
  });

  test("a sigil without a brace is left alone", () => {
    expect(printedValue("5% of $HOME $$ %")).toBe('"5% of $HOME $$ %"');
  });

  test("letters of any language stay readable", () => {
    expect(printedValue("Grüße 日本 \u{1f600}")).toBe('"Grüße 日本 \u{1f600}"');
  });

  test("decomposed letters are composed, as HCL reads them", () => {
    expect(printedValue("e\u0301\u212b")).toBe('"\u00e9\u00c5"');
  });

  test("a combining mark cannot sit on our quote", () => {
    expect(printedValue("\u0301x")).toBe(String.raw`"\u0301x"`);
  });

  test("marks that change how their neighbour looks are escaped", () => {
    expect(printedValue("a\ufe0fb\ufe20c\u1ab0")).toBe(String.raw`"a\ufe0fb\ufe20c\u1ab0"`);
  });

  test("what reorders or hides text is escaped", () => {
    expect(printedValue("\u202e\u2066\u200b\ufeff\u00ad\u00a0")).toBe(
      String.raw`"\u202e\u2066\u200b\ufeff\u00ad\u00a0"`,
    );
  });

  test("invisible characters beyond the first plane have the long escape", () => {
    expect(printedValue("\u{e0041}\u{10ffff}")).toBe(String.raw`"\U000e0041\U0010ffff"`);
  });

  test("HCL and shell in a string are text", () => {
    expect(printedValue('"; rm -rf / # ${env("X")}')).toBe('"\\"; rm -rf / # $${env(\\"X\\")}"');
  });

  test("Packer's own templates pass through", () => {
    expect(printedValue("sudo {{ .Vars }} {{ .Path }}")).toBe('"sudo {{ .Vars }} {{ .Path }}"');
  });

  test("a very long string stays on one line", () => {
    expect(printedValue("x".repeat(100_000))).toBe(`"${"x".repeat(100_000)}"`);
  });

  test("booleans and null are keywords", () => {
    expect(printedValue([true, false, null])).toBe("[true, false, null]");
  });

  test("the strings true and null are strings", () => {
    expect(printedValue(["true", "null", "1"])).toBe('["true", "null", "1"]');
  });

  test("numbers are written as JavaScript writes them", () => {
    expect(printedValue([0, 30, -1, 1.5, 1e-7, 5e-324])).toBe("[0, 30, -1, 1.5, 1e-7, 5e-324]");
  });

  test("minus zero is zero", () => expect(printedValue(-0)).toBe("0"));

  test("the largest exact integer is written in full", () => {
    expect(printedValue(Number.MAX_SAFE_INTEGER)).toBe("9007199254740991");
  });
});

describe("lists", () => {
  test("an empty list", () => expect(printedValue([])).toBe("[]"));

  test("a short list stands on one line", () => {
    expect(printedValue(["apt-get update", "apt-get upgrade -y"])).toBe(
      '["apt-get update", "apt-get upgrade -y"]',
    );
  });

  test("80 characters are short", () => {
    expect(printedValue(["a".repeat(76)])).toBe(`["${"a".repeat(76)}"]`);
  });

  test("81 characters are long: one item a line", () => {
    expect(printedValue(["a".repeat(70), "bbbb", 1])).toBe(`[\n  "${"a".repeat(70)}",\n  "bbbb",\n  1,\n]`);
  });

  test("width is counted in UTF-16 units, whatever a terminal shows", () => {
    expect(printedValue(["日".repeat(76)])).toBe(`["${"日".repeat(76)}"]`);
    expect(printedValue(["\u{1f600}".repeat(38)])).toBe(`["${"\u{1f600}".repeat(38)}"]`);
    expect(printedValue(["\u{1f600}".repeat(38) + "x"])).toBe(`[\n  "${"\u{1f600}".repeat(38)}x",\n]`);
  });

  test("lists of lists stay on one line while they fit", () => {
    expect(printedValue([[1, 2], [], [["a"]]])).toBe('[[1, 2], [], [["a"]]]');
  });

  test("a list of maps has a map a paragraph", () => {
    expect(printedValue([{ name: "a", id: 1 }, { name: "b" }])).toBe(`[
  {
    name = "a"
    id   = 1
  },
  {
    name = "b"
  },
]`);
  });

  test("a long list in a list is indented", () => {
    expect(printedValue([["a".repeat(80)], [1]])).toBe(`[
  [
    "${"a".repeat(80)}",
  ],
  [1],
]`);
  });

  test("a string of several lines is quoted inside of a list", () => {
    expect(printedValue(["set -e\nexit 0\n"])).toBe(String.raw`["set -e\nexit 0\n"]`);
  });
});

describe("maps", () => {
  test("an empty map", () => expect(printedValue({})).toBe("{}"));

  test("entries stand on lines of their own, aligned", () => {
    expect(printedValue({ os: "ubuntu", owner: "team" })).toBe(`{
  os    = "ubuntu"
  owner = "team"
}`);
  });

  test("an entry that is undefined is left out", () => {
    expect(printedValue({ a: undefined, b: 1 })).toBe("{\n  b = 1\n}");
  });

  test("a map of undefined is empty", () => expect(printedValue({ a: undefined })).toBe("{}"));

  test("a value of several lines ends the alignment", () => {
    expect(printedValue({ a: 1, bb: 2, nested: { ccc: 3, dddd: 4 }, eeeee: 5, f: 6 })).toBe(`{
  a  = 1
  bb = 2
  nested = {
    ccc  = 3
    dddd = 4
  }
  eeeee = 5
  f     = 6
}`);
  });

  test("a map in a list in a map", () => {
    expect(printedValue({ rules: [{ port: 22 }] })).toBe(`{
  rules = [
    {
      port = 22
    },
  ]
}`);
  });

  test("a map without a prototype", () => {
    const map: Record<string, number> = Object.assign(Object.create(null), { a: 1 });
    expect(printedValue(map)).toBe("{\n  a = 1\n}");
  });

  test("a user's map with the shape of our own objects is a map", () => {
    expect(printedValue({ kind: "reference", path: "var.x" })).toBe(`{
  kind = "reference"
  path = "var.x"
}`);
  });
});

describe("keys", () => {
  test.each([
    ["os_type", "os_type"],
    ["ubuntu-version", "ubuntu-version"],
    ["_x1", "_x1"],
    ["constructor", "constructor"],
    ["", '""'],
    ["1", '"1"'],
    ["1a", '"1a"'],
    ["-a", '"-a"'],
    ["a.b", '"a.b"'],
    ["a b", '"a b"'],
    ["a=b", '"a=b"'],
    ["${x}", '"$${x}"'],
    ["%{x}", '"%%{x}"'],
    ['say "x"', String.raw`"say \"x\""`],
    ["a\nb", String.raw`"a\nb"`],
    ["for", '"for"'],
    ["null", '"null"'],
    ["true", '"true"'],
    ["false", '"false"'],
    ["in", '"in"'],
    ["if", '"if"'],
    ["é", String.raw`"\u00e9"`],
    ["\u{1f600}", String.raw`"\U0001f600"`],
  ])("%j is written %s", (key, expected) => {
    expect(printedValue({ [key]: 1 })).toBe(`{\n  ${expected} = 1\n}`);
  });

  test("__proto__ as a user's own key", () => {
    expect(printedValue(JSON.parse('{ "__proto__": 1, "a": 2 }'))).toBe(
      "{\n  __proto__ = 1\n  a         = 2\n}",
    );
  });

  test("quoted keys are aligned by what is written", () => {
    expect(printedValue({ é: 1, 日本: 2, abc: 3 })).toBe(String.raw`{
  "\u00e9"       = 1
  "\u65e5\u672c" = 2
  abc            = 3
}`);
  });

  test("JavaScript's order of keys is kept", () => {
    expect(printedValue({ b: 1, a: 2, 7: 3 })).toBe('{\n  "7" = 3\n  b   = 1\n  a   = 2\n}');
  });
});

describe("heredocs", () => {
  test("lines that end in a line break are a heredoc", () => {
    expect(printed(attribute("text", 'set -e\necho "hi" > C:\\x\n'))).toBe(`text = <<EOT
set -e
echo "hi" > C:\\x
EOT
`);
  });

  test("its lines are as they are, whatever the depth", () => {
    expect(printed(attribute("text", "  a\n\tb\n\nc\n"))).toBe("text = <<EOT\n  a\n\tb\n\nc\nEOT\n");
  });

  test("template openers are doubled", () => {
    expect(printed(attribute("text", "${a}\n%{b}\n"))).toBe("text = <<EOT\n$${a}\n%%{b}\nEOT\n");
  });

  test("the marker is one that no line says", () => {
    expect(printed(attribute("text", "EOT\n  EOT2\n"))).toBe("text = <<EOT3\nEOT\n  EOT2\nEOT3\n");
  });

  test("one line is quoted", () => expect(printedValue("a\n")).toBe(String.raw`"a\n"`));

  test("no line break at the end: quoted", () => expect(printedValue("a\nb")).toBe(String.raw`"a\nb"`));

  test("nothing but line breaks: quoted", () => expect(printedValue("\n\n\n")).toBe(String.raw`"\n\n\n"`));

  test("CRLF: quoted", () => expect(printedValue("a\r\nb\r\n")).toBe(String.raw`"a\r\nb\r\n"`));

  test("blanks at the end of a line: quoted", () =>
    expect(printedValue("a \nb\n")).toBe(String.raw`"a \nb\n"`));

  test("anything invisible: quoted", () =>
    expect(printedValue("a\n\u202eb\n")).toBe(String.raw`"a\n\u202eb\n"`));

  test("a decomposed letter: composed and quoted", () => {
    expect(printedValue("e\u0301\nb\n")).toBe(String.raw`"é\nb\n"`);
  });

  test("a letter that HCL would read as another: composed and quoted", () => {
    expect(printedValue("\u212b\nb\n")).toBe(String.raw`"Å\nb\n"`);
  });

  test("a heredoc does not end the alignment around it", () => {
    expect(printed(attribute("a", 1), attribute("text", "x\ny\n"), attribute("b", 2))).toBe(`a    = 1
text = <<EOT
x
y
EOT
b    = 2
`);
  });
});
