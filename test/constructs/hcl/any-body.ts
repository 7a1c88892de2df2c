import * as fc from "fast-check";
import {
  attribute,
  block,
  Body,
  call,
  conditional,
  group,
  HclExpression,
  HclValue,
  raw,
  reference,
  template,
} from "../../../constructs/hcl";
import { isReadAsItIs, nastyString } from "./nasty-strings";

const NAMES = [
  "a",
  "os",
  "vm-size",
  "_x",
  "for",
  "location",
  "image_publisher",
  "shared_image_gallery_timeout",
];
const REFERENCES = ["var.x", "local.tags", 'local.tags["a.b"]', "data.x.y[0].id", "string"];
/** By the number of labels: the parser wants it the same for all blocks of a type. */
const BLOCK_TYPES = ["build", "variable", "source"];
const RAW = ['var.x != "" && !var.y', "{ for k, v in local.x : k => v }", "[for x in var.y : x]"];
const RAW_LINES = ["[\n  for x in var.y :\n  x\n]", "<<EOT\nx\nEOT", "f({\n  a = 1\n})"];

const number = fc
  .oneof(
    fc.integer(),
    fc.maxSafeInteger(),
    fc.double({ noNaN: true, min: -1e15, max: 1e15 }),
    fc.constant(5e-324),
  )
  .map((value) => (value === 0 ? 0 : value));

const scalar = fc.oneof(
  { weight: 4, arbitrary: nastyString() },
  { weight: 2, arbitrary: number },
  { weight: 1, arbitrary: fc.boolean() },
  { weight: 1, arbitrary: fc.constant(null) },
);

const comment = fc.option(nastyString(), { nil: undefined, freq: 2 });
const rawLines = fc.constantFrom(...RAW_LINES).map(raw);
const labels = fc.array(nastyString(), { maxLength: 2 });

/** Lists and maps of `item`, with keys that stay different when HCL has normalised them. */
function collections<T>(item: fc.Arbitrary<T>): fc.Arbitrary<readonly T[] | Record<string, T>> {
  const key = fc.oneof(fc.constantFrom(...NAMES, "null", "__proto__", "1"), nastyString());
  const entries = fc.uniqueArray(fc.tuple(key, item), {
    maxLength: 5,
    selector: ([text]) => text.normalize("NFC"),
  });
  return fc.oneof(
    fc.array(item, { maxLength: 5 }),
    entries.map((each) => Object.fromEntries(each)),
  );
}

/** Any value that HCL and JSON share: what is printed must be read back. */
export const anyLiteral = fc.letrec<{ value: HclValue }>((tie) => ({
  value: fc.oneof({ maxDepth: 4, withCrossShrink: true }, scalar, collections(tie("value"))),
})).value;

const tree = fc.letrec<{ value: HclValue; expression: HclExpression; body: Body }>((tie) => ({
  value: fc.oneof({ maxDepth: 4 }, scalar, tie("expression"), collections(tie("value"))),
  expression: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(...REFERENCES).map(reference),
    fc.constantFrom(...RAW).map(raw),
    fc.array(tie("value"), { maxLength: 3 }).map((args) => call("merge", ...args)),
    fc
      .array(fc.oneof(nastyString(), tie("expression")), { maxLength: 4 })
      .map((parts) => template(...parts))
      .filter(({ parts }) => parts.every((part) => typeof part !== "string" || isReadAsItIs(part))),
    fc
      .tuple(tie("expression"), tie("value"), tie("value"))
      .map(([test, yes, no]) => conditional(test, yes, no)),
  ),
  body: fc.array(
    fc.oneof(
      { maxDepth: 4, depthSize: "small" },
      fc
        .tuple(
          fc.constantFrom(...NAMES),
          fc.oneof({ weight: 9, arbitrary: tie("value") }, { weight: 1, arbitrary: rawLines }),
          comment,
        )
        .map(([name, value, text]) => attribute(name, value, text)),
      fc
        .tuple(labels, tie("body"), comment)
        .map(([each, body, text]) => block(BLOCK_TYPES[each.length]!, each, body, text)),
      fc.tuple(tie("body"), comment).map(([body, text]) => group(body, text)),
    ),
    { maxLength: 6 },
  ),
}));

/** Any body that can be written: attributes that are named only once, whatever else. */
export const anyBody = tree.body.map((body) => withDifferentNames(body, { count: 0 }));

function withDifferentNames(body: Body, names: { count: number }): Body {
  return body.map((item) => {
    if (item.kind === "attribute") return { ...item, name: item.name + names.count++ };
    if (item.kind === "group") return { ...item, body: withDifferentNames(item.body, names) };
    return { ...item, body: withDifferentNames(item.body, { count: 0 }) };
  });
}
