import { TerraformElement, TerraformStack } from "cdktf";
import type { RenderedImage } from "cdktf-golden-image";
import { sampleStacks, synthesise } from "./sample-stacks";
import { sampleTemplates } from "./sample-templates";

const HEAD = `# Names that constructs give

Made by \`npm run api\` from the samples beside it. These names count as API: Terraform replaces a resource whose address or
own name is another, HCP Packer finds no artifact under another source, and scripts know files by their names.
`;

/** Every name that the library's constructs give to something, as text. */
export function namesReport(): string {
  const parts = [
    ...sampleStacks().map((stack) => [`Stack \`${stack.node.id}\``, namesInStack(stack)] as const),
    ...sampleTemplates()
      .render()
      .map((image) => [`Template \`${image.name}\``, namesInTemplate(image)] as const),
  ];
  return [
    HEAD,
    ...parts.map(([title, lines]) => `## ${title}\n\n\`\`\`\n${lines.join("\n")}\n\`\`\`\n`),
  ].join("\n");
}

/** The blocks of Terraform's JSON that have an address, by type and id. */
type Blocks = Readonly<Record<string, Readonly<Record<string, { readonly name?: unknown }>>>>;

/** Each address, the construct that it stands for, and the name that the cloud knows. */
function namesInStack(stack: TerraformStack): readonly string[] {
  const elements = stack.node.findAll().filter((construct) => TerraformElement.isTerraformElement(construct));
  const paths = new Map(elements.map(({ friendlyUniqueId, node }) => [friendlyUniqueId, node.path]));
  const { resource, data, check } = synthesise(stack) as Readonly<Record<string, Blocks>>;
  const named = [...addressesIn("", resource), ...addressesIn("data.", data), ...addressesIn("", { check })];
  return named.map(({ address, id, name }) =>
    [address, paths.get(id) ?? "", ...(typeof name === "string" ? [`name: ${name}`] : [])].join("  "),
  );
}

function addressesIn(prefix: string, types: object = {}) {
  return Object.entries(types as Blocks).flatMap(([type, blocks]) =>
    Object.entries(blocks ?? {}).map(([id, { name }]) => ({ address: `${prefix}${type}.${id}`, id, name })),
  );
}

/** The head of a block that has a name, or of the `locals` whose attributes are names. */
const NAMED = /^(?:variable|local|data|source)(?: "[^"]+")+(?= \{$)/gm;
const LOCALS = /^locals \{\n([^}]*?)^\}$/gm;
const LOCAL = /^ {2}(\w+) +=/gm;
/** What the build writes beside the template. */
const WRITTEN = /(?:output|destination) += "(\$\{path\.root\}\/[^\n]+)"$/gm;

/** Every file, and every name in the template. */
function namesInTemplate({ name, files }: RenderedImage): readonly string[] {
  const text = String(files.find(({ path }) => path === `${name}/${name}.pkr.hcl`)?.content);
  const locals = [...text.matchAll(LOCALS)].flatMap(([, body = ""]) => [...body.matchAll(LOCAL)]);
  return [
    ...files.map(({ path }) => `file ${path}`),
    ...[...text.matchAll(NAMED)].map(([head]) => head),
    ...locals.map(([, local]) => `local "${local}"`),
    ...[...text.matchAll(WRITTEN)].map(([, path]) => `written by the build: ${path}`),
  ].sort();
}
