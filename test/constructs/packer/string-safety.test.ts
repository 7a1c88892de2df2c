/*
 * Whatever a user writes where text is free has to come back from HashiCorp's own parser as it was written, and
 * may add nothing to the template. `FULL_FUZZ=1` takes 20,000 strings, `FUZZ_SEED=n` takes others.
 */
import { isDeepStrictEqual } from "node:util";
import { parse } from "@cdktf/hcl2json";
import { ImageError } from "../../../constructs/errors";
import { GoldenImage, PlatformArtifact } from "../../../constructs/image";
import {
  BaseImage,
  GoldenImageTemplate,
  PackerApp,
  PackerVariable,
  PostProcessor,
  Provisioner,
  ProvisionerStep,
  UbuntuRelease,
} from "../../../constructs/packer";
import { nastyStrings } from "../hcl/nasty-strings";
import { galleryArtifact } from "./images";

const SEED = Number(process.env["FUZZ_SEED"] ?? 20260102);
const COUNT = process.env["FULL_FUZZ"] === "1" ? 20_000 : 1_000;
const BATCH = 250;

jest.setTimeout(process.env["FULL_FUZZ"] === "1" ? 1_200_000 : 60_000);

const STRINGS = nastyStrings(COUNT, SEED).filter(({ length }) => length < 1_000);
const UBUNTU = BaseImage.fromMarketplace(UbuntuRelease.NOBLE_24_04);
const FILE = PlatformArtifact.of({ platform: "packer.file", region: ".", builder: "file" });

/** What the parser makes of a literal: NFC, and still as source where a template could open. */
function asRead(text: string): string {
  return text.normalize("NFC").replace(/[$%](?=\{)/g, "$&$&");
}

/** What Packer's own templates make of the protected form, seen in a file that the real Packer wrote. */
function rendered(text: unknown): unknown {
  return typeof text === "string" ? text.replace(/\{\{`\{\{`\}\}/g, "{{") : text;
}

const inlineTakes = (text: string) =>
  !/\{\{|[\n\r\0]/.test(text) && text.trim() !== "" && !text.startsWith("#!");
const environmentTakes = (text: string) => !/\{\{|[\r\0]/.test(text);

/** A template that has `text` in every place where text is free. */
function addTemplate(app: PackerApp, n: number, text: string): void {
  const image = new GoldenImage({ bucket: `image-${n}`, description: "x", channels: [], artifacts: [FILE] });
  const steps: ProvisionerStep[] = [
    Provisioner.file({ content: text || " ", destination: "/tmp/x", comment: text }),
  ];
  if (inlineTakes(text)) steps.push(Provisioner.shell({ inline: [text] }));
  if (environmentTakes(text)) steps.push(Provisioner.shell({ inline: ["env"], environment: { X: text } }));
  new GoldenImageTemplate(app, `T${n}`, {
    image,
    base: UBUNTU,
    platformSources: [
      {
        artifact: image.platformArtifacts[0]!,
        options: { content: text, list: [text], map: { [text]: text } },
      },
    ],
    variables: [new PackerVariable({ name: "v", description: text, default: text })],
    buildLabels: { text },
    install: steps,
    postProcessors: [PostProcessor.custom({ type: "shell-local", options: { inline: [text] } })],
  });
}

type Tree = Readonly<Record<string, unknown>>;

/** What the parser found where the template `n` has free text, and how much beside it. */
function shape(template: Tree, n: number): unknown {
  const at = (...path: (string | number)[]) =>
    path.reduce<unknown>((node, key) => (node as Tree | undefined)?.[key], template);
  const shells = (at("build", n, "provisioner", "shell") as Tree[] | undefined) ?? [];
  return {
    variable: at("variable", "v", n),
    source: at("source", "file", `image-${n}`, 0),
    label: at("hcp_packer_registry", n, "build_labels", "text"),
    labels: Object.keys(at("hcp_packer_registry", n, "build_labels") as Tree).length,
    postProcessor: at("build", n, "post-processor", "shell-local"),
    content: rendered(at("build", n, "provisioner", "file", 0, "content")),
    steps: shells.map(({ inline, env }) => (env === undefined ? inline : env)),
    blocks: Object.keys(at("build", n) as Tree).sort(),
  };
}

function expected(text: string): unknown {
  const read = asRead(text);
  const steps: unknown[] = [];
  if (inlineTakes(text)) steps.push([read]);
  if (environmentTakes(text)) steps.push({ X: read });
  return {
    variable: { type: "${string}", description: read, default: read },
    source: { content: read, list: [read], map: { [read]: read } },
    label: read,
    labels: 4,
    postProcessor: [{ inline: [read] }],
    content: rendered(asRead(text || " ")),
    steps,
    blocks: ["post-processor", "provisioner", "sources"],
  };
}

test("every free text of a template comes back as it was written, and adds nothing", async () => {
  const complaints: unknown[] = [];
  for (let start = 0; start < STRINGS.length; start += BATCH) {
    const batch = STRINGS.slice(start, start + BATCH);
    const app = new PackerApp();
    batch.forEach((text, n) => addTemplate(app, n, text));
    const all = app.render().map(({ files }) => String(files[0]!.content));
    const tree = (await parse("all.pkr.hcl", all.join("\n"))) as Tree;
    expect(Object.keys(tree).sort()).toEqual([
      "build",
      "hcp_packer_registry",
      "locals",
      "packer",
      "source",
      "variable",
    ]);
    batch.forEach((text, n) => {
      const found = shape(tree, n);
      if (!isDeepStrictEqual(found, expected(text)))
        complaints.push({ text, found, expected: expected(text) });
    });
  }
  expect(complaints.slice(0, 3)).toEqual([]);
});

test("a text that Azure or HCP Packer limits comes back exactly, or is refused with a message", async () => {
  const taken: string[] = [];
  const app = new PackerApp();
  for (const text of STRINGS.slice(0, COUNT / 2)) {
    try {
      const labels = { [text]: text, fixed: text };
      const image = new GoldenImage({
        bucket: `image-${taken.length}`,
        description: text,
        labels,
        channels: [],
        artifacts: [galleryArtifact()],
      });
      new GoldenImageTemplate(app, `T${taken.length}`, { image, base: UBUNTU, vmSize: "Standard_D2s_v5" });
      taken.push(text);
    } catch (error) {
      if (!ImageError.isImageError(error)) throw error;
    }
  }
  const all = app.render().map(({ files }) => String(files[0]!.content));
  const tree = (await parse("all.pkr.hcl", all.join("\n"))) as {
    hcp_packer_registry: { description: string; bucket_labels: Tree }[];
    source: { "azure-arm": Record<string, { azure_tags: Tree }[]> };
  };

  const wrong = taken.filter((text, n) => {
    const { description, bucket_labels } = tree.hcp_packer_registry[n]!;
    const tags = tree.source["azure-arm"][`image-${n}`]![0]!.azure_tags;
    const read = asRead(text);
    const labels = { [read]: read, fixed: read };
    const shown = Object.fromEntries(
      Object.entries(tags).map((entry) => entry.map(rendered) as [string, unknown]),
    );
    return description !== read || !isDeepStrictEqual([bucket_labels, shown], [labels, labels]);
  });

  expect(taken.length).toBeGreaterThan(COUNT / 20);
  expect(wrong.slice(0, 3)).toEqual([]);
});
