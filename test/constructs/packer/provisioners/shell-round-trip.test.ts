import { parse } from "@cdktf/hcl2json";
import fc from "fast-check";
import { HclReference, reference } from "../../../../constructs/hcl";
import { Provisioner } from "../../../../constructs/packer/provisioners/provisioner";
import type { ProvisionerStep } from "../../../../constructs/packer/provisioners/provisioner";
import { hclOf } from "./rendered-step";
import { anyCodePoint } from "../../any-code-point";

/* What HashiCorp's parser reads back, and Go's template engine after it, is what was written. */

interface Provisioners {
  readonly provisioner: Readonly<Record<string, readonly [Readonly<Record<string, unknown>>]>>;
}

async function readBack(step: ProvisionerStep): Promise<Readonly<Record<string, unknown>>> {
  const { provisioner } = (await parse("step.pkr.hcl", hclOf(step))) as Provisioners;
  return provisioner[step.type]![0];
}

/** The parser leaves text that looks like a template as its source, with the sigil doubled. */
function unescaped(text: string): string {
  return text.replace(/([$%])\1(?=\{)/g, "$1");
}

/** Go's text/template, as far as a raw string goes: any other action would be an error or change the text. */
function renderedByGo(text: string): string {
  const raw = /^\{\{`([^`]*)`\}\}/;
  let result = "";
  for (let rest = text; rest !== "";) {
    const action = raw.exec(rest);
    if (action === null && rest.startsWith("{{")) throw new Error(`an action that is not ours: ${rest}`);
    result += action === null ? rest[0]! : action[1]!;
    rest = rest.slice(action === null ? 1 : action[0].length);
  }
  return result;
}

const piece = fc.oneof(
  fc.string({ unit: anyCodePoint }),
  fc.constantFrom(
    "{{",
    "}}",
    "`",
    "{",
    "${",
    "%{",
    "$${",
    '"',
    "'",
    "\\",
    "EOT",
    "\n",
    " ",
    "{{ .Vars }}",
    "é",
    "\u202e",
  ),
);
const text = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(""));
const line = text.filter((each) => !/[\0\r\n]|\{\{|^#!/.test(each) && each.trim() !== "");
const value = text.filter((each) => !/[\0\r]/.test(each));

const RUNS = { numRuns: 30, seed: 20260731 };
const texts = (each: fc.Arbitrary<string>) => fc.array(each, { minLength: 1, maxLength: 60 });
const nfc = (all: readonly string[]) => all.map((each) => each.normalize("NFC"));
const asRendered = (all: readonly string[]) => nfc(all.map((each) => renderedByGo(unescaped(each))));

test("every line comes back as it was written", async () => {
  await fc.assert(
    fc.asyncProperty(texts(line), async (inline) => {
      const back = await readBack(Provisioner.shell({ inline }));

      expect((back["inline"] as string[]).map(unescaped)).toEqual(nfc(inline));
    }),
    RUNS,
  );
});

test("every value of the environment comes back as it was written", async () => {
  await fc.assert(
    fc.asyncProperty(texts(value), async (values) => {
      const environment = Object.fromEntries(values.map((each, n) => [`V${n}`, each]));
      const { env } = await readBack(Provisioner.shell({ inline: ["env"], environment }));
      const back = values.map((_, n) => (env as Record<string, string>)[`V${n}`]!);

      expect(asRendered(back)).toEqual(nfc(values));
    }),
    RUNS,
  );
});

test("every content of a file comes back as it was written", async () => {
  await fc.assert(
    fc.asyncProperty(texts(text), async (parts) => {
      const content = `${parts.join("\n")}.`;
      const back = await readBack(Provisioner.file({ content, destination: "/tmp/x" }));

      expect(asRendered([back["content"] as string])).toEqual(nfc([content]));
    }),
    RUNS,
  );
});

test("a variable's value stays a reference", async () => {
  const token: HclReference = reference("var.token");

  expect(
    (await readBack(Provisioner.shell({ inline: ["env"], environment: { TOKEN: token } })))["env"],
  ).toEqual({
    TOKEN: "${var.token}",
  });
});
