/*
 * What we print is what `packer fmt` and `terraform fmt` leave alone. The judge is HashiCorp's own formatter (as
 * WebAssembly). `FULL_FUZZ=1` multiplies the cases by ten, `FUZZ_SEED=n` takes others. No second Go program may
 * be loaded in this process: hcl2json has round-trip.test.ts.
 */
import { format } from "@cdktf/hcl-tools";
import * as fc from "fast-check";
import { attribute, block, Body } from "../../../constructs/hcl";
import { anyBody, anyLiteral } from "./any-body";
import { nastyStrings } from "./nasty-strings";
import { printed } from "./printing";

const SEED = Number(process.env["FUZZ_SEED"] ?? 20260101);
const TIMES = process.env["FULL_FUZZ"] === "1" ? 10 : 1;

jest.setTimeout(60_000 * TIMES);

/** Expects that the formatter changes nothing; where it does, the first lines that it changes are shown. */
async function expectFormatted(...body: Body): Promise<void> {
  const text = printed(...body);
  const formatted = await format(text);
  if (formatted === text) return;
  const [ours, theirs] = [text.split("\n"), formatted.split("\n")];
  const first = ours.findIndex((line, n) => line !== theirs[n]);
  expect(ours.slice(first - 3, first + 5)).toEqual(theirs.slice(first - 3, first + 5));
}

test("any body is formatted", async () => {
  const bodies = fc.sample(anyBody, { numRuns: 100 * TIMES, seed: SEED });
  await expectFormatted(...bodies.map((body, n) => block("body", [String(n)], body)));
});

test("any body is formatted at the top of a file", async () => {
  for (const body of fc.sample(anyBody, { numRuns: 20 * TIMES, seed: SEED + 1 }))
    await expectFormatted(...body);
});

test("any value is formatted", async () => {
  const values = fc.sample(anyLiteral, { numRuns: 1_000 * TIMES, seed: SEED });
  await expectFormatted(...values.map((value, n) => attribute(`a${n}`, value)));
});

test("any string is formatted, as an attribute, an item and a comment", async () => {
  const strings = nastyStrings(1_000 * TIMES, SEED);
  await expectFormatted(
    ...strings.map((text, n) => attribute(`a${n}`, text)),
    ...strings.map((text, n) => attribute(`b${n}`, [text, text])),
    ...strings.map((text, n) => attribute(`c${n}`, n, text)),
  );
});

test("heredocs among other attributes are formatted", async () => {
  const strings = nastyStrings(1_000 * TIMES, SEED + 2);
  await expectFormatted(
    block(
      "b",
      [],
      strings.map((text, n) =>
        attribute("a".repeat(1 + (n % 7)) + n, n % 2 === 0 ? `first\n${text}\n` : text),
      ),
    ),
  );
});

test("our text is already in NFC, so that no other tool changes it", () => {
  const strings = nastyStrings(20_000, SEED);
  const text = printed(attribute("list", strings), ...strings.map((each, n) => attribute(`a${n}`, n, each)));
  expect(text.normalize("NFC") === text).toBe(true);
});
