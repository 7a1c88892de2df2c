/*
 * Whatever text stands in an option, the parser reads it as it was written, and nothing is added to the source.
 * The options come from the tables themselves, so a new one is tried as well; their rules are not asked.
 * `FULL_FUZZ=1` takes 20,000 strings, `FUZZ_SEED=n` takes others.
 */
import { parse } from "@cdktf/hcl2json";
import { Problems } from "../../../../constructs/errors";
import { Attribute, Body, block, printBody } from "../../../../constructs/hcl";
import { AZURE_ARM_OPTIONS } from "../../../../constructs/packer/azure-arm/azure-arm-source";
import { AnyOption } from "../../../../constructs/packer/azure-arm/option-table";
import { nastyStrings } from "../../hcl/nasty-strings";

const COUNT = process.env["FULL_FUZZ"] === "1" ? 20_000 : 120;
const BATCH = 60;

jest.setTimeout(process.env["FULL_FUZZ"] === "1" ? 1_800_000 : 60_000);

const STRINGS = nastyStrings(COUNT, Number(process.env["FUZZ_SEED"] ?? 20260131)).filter(
  ({ length }) => length < 1_000,
);

/** Every option, those in blocks too, with names that do not clash. */
function allOptions(table: Readonly<Record<string, AnyOption>>): AnyOption[] {
  return Object.values(table).flatMap((option) => [option, ...allOptions(option.options ?? {})]);
}

/** What an option writes for a value that its type may not even allow. */
function written(option: AnyOption, value: unknown): Body {
  return option.write(value as never);
}

function isText(option: AnyOption): boolean {
  const [first] = written(option, "x");
  return option.type === "string" && first?.kind === "attribute" && first.value === "x";
}

const options = allOptions(AZURE_ARM_OPTIONS);
const texts = options.filter(isText);
const lists = options.filter(({ type }) => type === "list(string)");

const NAMES = [...new Set(["azure_tags", ...[...texts, ...lists].map(({ name }) => name)])].sort();

/** Each option once: `subscription` is one in two blocks. */
function sourceOf(text: string): Body {
  const attributes = [
    ...texts.flatMap((option) => written(option, text)),
    ...lists.flatMap((option) => written(option, [text, text])),
    ...written(AZURE_ARM_OPTIONS.azureTags, { [text]: text }),
  ].filter((item): item is Attribute => item.kind === "attribute");
  return [...new Map(attributes.map((each) => [each.name, each])).values()];
}

/** What the parser makes of a literal: NFC, still as source where a template could open, and what Packer renders. */
function asRead(text: string): string {
  return text.normalize("NFC").replace(/[$%](?=\{)/g, "$&$&");
}

function rendered(text: string): string {
  return text.replace(/\{\{`\{\{`\}\}/g, "{{");
}

test("every option that takes text is tried", () => {
  expect(texts.length).toBeGreaterThan(60);
  expect(lists.map(({ name }) => name).sort()).toEqual([
    "allowed_inbound_ip_addresses",
    "ssh_ciphers",
    "ssh_key_exchange_algorithms",
    "ssh_local_tunnels",
    "ssh_remote_tunnels",
    "user_assigned_managed_identities",
  ]);
});

test("text in any option comes back as it was written", async () => {
  const sources = STRINGS.flatMap((text, n) => {
    const problems = new Problems("strings");
    const content = printBody([block("source", ["azure-arm", `x${n}`], sourceOf(text))], problems);
    return problems.all.length === 0 ? [{ text, content, label: `x${n}` }] : [];
  });

  expect(sources.length).toBeGreaterThan(COUNT * 0.7);
  for (let n = 0; n < sources.length; n += BATCH) await checkBatch(sources.slice(n, n + BATCH));
});

async function checkBatch(
  sources: readonly { text: string; content: string; label: string }[],
): Promise<void> {
  const file = await parse("x.pkr.hcl", sources.map(({ content }) => content).join("\n"));
  expect(Object.keys(file)).toEqual(["source"]);
  const found = file.source["azure-arm"] as Readonly<
    Record<string, readonly Readonly<Record<string, unknown>>[]>
  >;
  expect(Object.keys(found).sort()).toEqual(sources.map(({ label }) => label).sort());
  for (const { text, label } of sources) {
    expect(whatCameBack(found[label]?.[0] ?? {})).toEqual({ texts: [asRead(text)], names: NAMES });
  }
}

/** The different texts in a source, and the names of what holds them. */
function whatCameBack(source: Readonly<Record<string, unknown>>) {
  const values = Object.values(source).flatMap((value) =>
    Array.isArray(value) ? value : typeof value === "object" ? Object.values(value as object) : [value],
  );
  return {
    texts: [...new Set(values.map((value) => rendered(String(value))))],
    names: Object.keys(source).sort(),
  };
}
