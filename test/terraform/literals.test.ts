import { DataResource, TerraformOutput } from "cdktf";
import { terraformLiteral, terraformLiterals } from "../../constructs/hcp";
import { NASTY_STRINGS, isReadAsItIs } from "../constructs/hcl/nasty-strings";
import { synthesised } from "../constructs/hcp/synthesised";
import { describeWithTerraform } from "./real-terraform";
import { TerraformFolder } from "./terraform-folder";

const TEXTS = NASTY_STRINGS.filter((text) => !text.startsWith("\ufeff") && isReadAsItIs(text));
const LOST = ["//", "__proto__"];
const NAMES = [...new Set(TEXTS.map((text) => text.normalize("NFC")))].filter((name) => !LOST.includes(name));
const FORGED = ["${TfToken[TOKEN.99999]}", "a${TfToken[x]}b", "#{TfToken[TOKEN.1]}", "&{TfToken[TOKEN.1]}"];

describeWithTerraform("literal strings through Terraform", {}, () => {
  const folder = new TerraformFolder();
  let outputs: Readonly<Record<string, { readonly value: unknown }>>;

  beforeAll(async () => {
    const json = synthesised((stack) => {
      const texts = [...TEXTS, ...FORGED].map((text) => terraformLiteral(text));
      const source = new DataResource(stack, "Source", { input: { texts } });
      const id = source.interpolationForAttribute("input.texts[1]").toString();
      const names = terraformLiterals(Object.fromEntries(NAMES.map((name) => [name, name])));
      new TerraformOutput(stack, "texts", { value: source.interpolationForAttribute("output.texts") });
      new TerraformOutput(stack, "names", { value: names });
      new TerraformOutput(stack, "mixed", { value: terraformLiteral(`\${a} $${id}%${id}%{b}$$${id}`) });
    });
    expect(await folder.use(json).apply()).toMatchObject({ errors: [], exitCode: 0 });
    outputs = await folder.outputs();
  });
  afterAll(() => folder.remove());

  test("every text arrives as it was written, but for letters that are joined with their accents", () => {
    expect(outputs["texts"]?.value).toEqual([...TEXTS, ...FORGED].map((text) => text.normalize("NFC")));
  });

  test("names of a map, too", () => {
    expect(outputs["names"]?.value).toEqual(Object.fromEntries(NAMES.map((name) => [name, name])));
  });

  test("a reference stays one, also behind a dollar", () => {
    expect(outputs["mixed"]?.value).toBe(`\${a} $${TEXTS[1]}%${TEXTS[1]}%{b}$$${TEXTS[1]}`);
  });
});
