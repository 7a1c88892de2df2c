/*
 * HashiCorp's own parser (as WebAssembly) reads what we print: every string must come back, and nothing else.
 * `FULL_FUZZ=1` multiplies the cases by ten, `FUZZ_SEED=n` takes others. No second Go program may be loaded in
 * this process: hcl-tools has format.test.ts.
 */
import { isDeepStrictEqual } from "node:util";
import { getReferencesInExpression, parse } from "@cdktf/hcl2json";
import * as fc from "fast-check";
import { attribute, block, Body, call, HclValue, reference, template } from "../../../constructs/hcl";
import { anyBody, anyLiteral } from "./any-body";
import { nastyStrings } from "./nasty-strings";
import { printed, printedValue } from "./printing";

const SEED = Number(process.env["FUZZ_SEED"] ?? 20260101);
const TIMES = process.env["FULL_FUZZ"] === "1" ? 10 : 1;
const BATCH = 1_000;

jest.setTimeout(60_000 * TIMES);

/** The parser leaves literals as source: what is literal is still doubled, what is an expression is not. */
function asSource(text: string): string {
  return text.normalize("NFC").replace(/[$%](?=\{)/g, "$&$&");
}

/** `value` as the parser gives it back. */
function asRead(value: unknown): unknown {
  if (typeof value === "string") return asSource(value);
  if (Array.isArray(value)) return value.map(asRead);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [asSource(key), asRead(item)]));
}

async function read(...body: Body): Promise<Record<string, unknown>> {
  return parse("test.hcl", printed(...body));
}

const STRINGS = nastyStrings(100_000 * TIMES, SEED);

/** Calls `check` with `count` strings, some at a time, and collects what it complains of. */
async function inBatches(
  count: number,
  check: (strings: readonly string[]) => Promise<readonly unknown[]>,
): Promise<readonly unknown[]> {
  const strings = STRINGS.slice(0, count * TIMES);
  const complaints: unknown[] = [];
  for (let n = 0; n < strings.length; n += BATCH)
    complaints.push(...(await check(strings.slice(n, n + BATCH))));
  return complaints.slice(0, 10);
}

/** The strings that `values` does not give back, each with what it gives instead. */
function different(strings: readonly string[], values: unknown): readonly unknown[] {
  const found: readonly unknown[] = Array.isArray(values) ? values : [];
  const complaints: unknown[] = found.length === strings.length ? [] : [values];
  strings.forEach((text, n) => {
    if (asSource(text) !== found[n]) complaints.push({ text, read: found[n] });
  });
  return complaints;
}

test("100,000 strings come back exactly, and add no block and no attribute", async () => {
  const complaints = await inBatches(100_000, async (strings) => {
    const tree = await read(attribute("list", strings));
    expect(Object.keys(tree)).toEqual(["list"]);
    return different(strings, tree["list"]);
  });
  expect(complaints).toEqual([]);
});

test("strings come back from attributes", async () => {
  const complaints = await inBatches(10_000, async (strings) => {
    const names = strings.map((_, n) => `a${n}`);
    const tree = await read(...strings.map((text, n) => attribute(`a${n}`, text)));
    expect(Object.keys(tree).sort()).toEqual(names.sort());
    return different(
      strings,
      strings.map((_, n) => tree[`a${n}`]),
    );
  });
  expect(complaints).toEqual([]);
});

test("strings come back from keys and values of maps", async () => {
  const complaints = await inBatches(2_000, async (strings) => {
    const keys = [...new Set(strings.map((text) => text.normalize("NFC")))];
    const tree = await read(
      attribute("map", Object.fromEntries(keys.map((key) => [key, `value of ${key}`]))),
    );
    const map = tree["map"] as Record<string, unknown>;
    expect(Object.keys(map)).toHaveLength(keys.length);
    return different(
      keys.map((key) => `value of ${key}`),
      keys.map((key) => map[asSource(key)]),
    );
  });
  expect(complaints).toEqual([]);
});

test("strings come back from labels", async () => {
  const complaints = await inBatches(2_000, async (strings) => {
    const labels = [...new Set(strings.map((text) => text.normalize("NFC")))];
    const tree = await read(...labels.map((label) => block("source", [label], [])));
    expect(Object.keys(tree)).toEqual(["source"]);
    const found = new Set(Object.keys(tree["source"] as object));
    return [...labels.filter((label) => !found.delete(label)), ...found];
  });
  expect(complaints).toEqual([]);
});

test("strings come back from calls", async () => {
  const complaints = await inBatches(2_000, async (strings) => {
    const tree = await read(...strings.map((text, n) => attribute(`a${n}`, call("f", text))));
    expect(Object.keys(tree)).toHaveLength(strings.length);
    // The parser gives the source of a call: reading its argument again is reading the string.
    const again = Object.values(tree).map(
      (source) => /^\$\{f\(\s*(".*"),?\s*\)\}$/.exec(String(source))?.[1],
    );
    const list = await parse("test.hcl", `list = [${again.join(", ")}]\n`);
    const order = Object.keys(tree).map((name) => strings[Number(name.slice(1))]!);
    return different(order, list["list"]);
  });
  expect(complaints).toEqual([]);
});

test("strings come back from both sides of an expression", async () => {
  const x = reference("var.x");
  const complaints = await inBatches(2_000, async (strings) => {
    const tree = await read(
      ...strings.map((text, n) => attribute(`a${n}`, template(text, x, "$", "{", text, x, "."))),
    );
    return strings.flatMap((text, n) => {
      const expected = `${asSource(text)}\${var.x}${asSource(`\${${text}`)}\${var.x}.`;
      return tree[`a${n}`] === expected ? [] : [{ text, read: tree[`a${n}`], expected }];
    });
  });
  expect(complaints).toEqual([]);
});

test("comments add no block and no attribute", async () => {
  const complaints = await inBatches(2_000, async (strings) => {
    const tree = await read(...strings.map((text, n) => attribute(`a${n}`, n, text)));
    return Object.keys(tree).length === strings.length ? [] : strings;
  });
  expect(complaints).toEqual([]);
});

test.each(["$", "$$", "$$$", "%", "%%", "$%", "%$", "\\", '"', "US$"])(
  "%j does not disarm the expression after it",
  async (text) => {
    const found = await getReferencesInExpression(
      "test.hcl",
      printedValue(template(text, reference("var.x"))),
    );
    expect(found.map(({ value }) => value)).toEqual(["var.x"]);
  },
);

test("nested lists and maps come back", async () => {
  const values = fc.sample(anyLiteral, { numRuns: 1_000 * TIMES, seed: SEED });
  const tree = await read(...values.map((value, n) => attribute(`a${n}`, value)));
  const wrong = values.filter((value, n) => !isDeepStrictEqual(asRead(value), tree[`a${n}`]));
  expect(wrong.slice(0, 10)).toEqual([]);
});

test("any body can be read", async () => {
  const bodies = fc.sample(anyBody, { numRuns: 50 * TIMES, seed: SEED });
  const tree = await read(...bodies.map((body, n) => block("body", [String(n)], body)));
  expect(Object.keys(tree["body"] as object)).toHaveLength(bodies.length);
});

test("heredocs come back", async () => {
  const complaints = await inBatches(2_000, async (strings) => {
    const texts = strings.map((text) => `first\n${text}\n`);
    const tree = await read(
      block(
        "b",
        [],
        texts.map((text, n) => attribute(`a${n}`, text)),
      ),
    );
    const [inner] = tree["b"] as readonly Record<string, HclValue>[];
    return different(
      texts,
      texts.map((_, n) => inner?.[`a${n}`]),
    );
  });
  expect(complaints).toEqual([]);
});
