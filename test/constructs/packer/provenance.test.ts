import { generateKeyPairSync } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ComputeGallery, PlatformArtifact } from "../../../constructs/image";
import {
  BaseImage,
  PackerApp,
  PackerTemplate,
  PackerVariable,
  PluginSource,
  PostProcessor,
  ProvenanceOptions,
  UbuntuRelease,
} from "../../../constructs/packer";
import { runPacker } from "../../tools/packer-run";
import { describeWithPacker } from "../../tools/real-packer";
import { galleryArtifact, image } from "./images";
import { renderGolden, renderParts } from "./render";

const COMMIT = new PackerVariable({ name: "commit", default: "none" });
const KEYLESS = {
  identity: "https://github.com/my-org/images/.github/workflows/build.yml@refs/heads/main",
  issuer: "https://token.actions.githubusercontent.com",
};

/** The post-processor's block. */
function hclOf(options?: ProvenanceOptions): string {
  const text = renderParts((template) => template.addPostProcessor(PostProcessor.provenance(options)));
  return text.slice(text.indexOf("  post-processor"), -2);
}

test("a statement nobody signs lies beside the template, whatever folder Packer is started from", () => {
  expect(hclOf()).toBe(`  post-processor "provenance" {
    output_dir = "\${path.root}/provenance"
  }
`);
});

test.each([
  [{ key: "keys/{{build}}.pem" }, ["key", "keys/{{`{{`}}build}}.pem"]],
  [{ kms: "azurekms://v.vault.azure.net/k" }, ["kms", "azurekms://v.vault.azure.net/k"]],
] as const)("signed by %j", (signing, [mode, signer]) => {
  expect(hclOf({ signing })).toMatch(/signing_mode += "(.*)"\n +signer += "(.*)"\n/);
  expect(/signing_mode += "(.*)"\n +signer += "(.*)"\n/.exec(hclOf({ signing }))!.slice(1)).toEqual([
    mode,
    signer,
  ]);
});

test("without a key the signature goes to the log: its certificate is soon out of date", () => {
  expect(hclOf({ signing: { keyless: KEYLESS } })).toMatch(
    /signing_mode += "keyless"\n +keyless_identity += ".*"\n +keyless_oidc_issuer += ".*"\n +upload_tlog += true\n/,
  );
});

test("inputs are recorded under their own names", () => {
  expect(hclOf({ variables: [COMMIT], sourceUri: "git+https://example.com/images" })).toMatch(
    /user_variables = \{\n +commit = var.commit\n +\}\n[^]*source_uri += "git\+https:\/\/example.com\/images"/,
  );
});

test("rejects a secret, no way of signing and an unknown key service, all at once", () => {
  const secret = new PackerVariable({ name: "token", sensitive: true });

  expect(() => PostProcessor.provenance({ signing: { kms: "vault://key" }, variables: [COMMIT, secret] }))
    .toThrow(`2 problems
  [PostProcessor.provenance] signing.kms must start with azurekms://, awskms://, gcpkms:// or hashivault://, got "vault://key"; write it like "azurekms://my-vault.vault.azure.net/my-key"
  [PostProcessor.provenance] variables[1] must not be sensitive: what is recorded is for everybody to read, got "token"; leave it out`);
  expect(() => PostProcessor.provenance({ signing: {} as never })).toThrow(
    '[PostProcessor.provenance] signing must be one of key, kms and keyless, got []; write it like { kms: "azurekms://',
  );
});

/** What is said of an image with a provenance whose resource group has a name of `length`. */
function inGroup(length: number, options?: ProvenanceOptions): string {
  const gallery = new ComputeGallery({ name: "golden_images", resourceGroup: "g".repeat(length) });
  return renderGolden({
    image: image("base-image", galleryArtifact({ gallery })),
    base: BaseImage.fromMarketplace(UbuntuRelease.NOBLE_24_04),
    vmSize: "Standard_D2s_v5",
    postProcessors: [PostProcessor.provenance(options)],
  });
}

test("the file's name may be as long as Linux allows", () => {
  expect(inGroup(18)).toContain('post-processor "provenance"');
});

test("rejects an id that makes the file's name too long, which Packer would notice after publishing", () => {
  const refusal = (excess: number) =>
    `[Image] postProcessors[0] makes a file's name of base-image and its id in Azure, by ${excess} bytes longer than a name can be; ` +
    "shorten the names of the resource group, the gallery or the image, or leave the provenance out";

  expect(inGroup(19)).toBe(refusal(1));
  expect(inGroup(18, { signing: { keyless: KEYLESS } })).toBe(refusal(9));
});

test("beside a managed image its id counts, which names the bucket and the version", () => {
  const managedImage = { resourceGroup: "g".repeat(90) };
  const artifact = galleryArtifact({ securityType: "Standard", managedImage });
  const said = renderGolden({
    image: image("base-image", artifact),
    base: BaseImage.fromMarketplace(UbuntuRelease.NOBLE_24_04),
    vmSize: "Standard_D2s_v5",
    postProcessors: [PostProcessor.provenance()],
  });

  expect(said).toContain("by 39 bytes longer than a name can be");
});

describeWithPacker("the real Packer", (packer) => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "provenance-"))));
  afterEach(() => rmSync(folder, { recursive: true }));

  /** Builds a file called `name`, and returns the folder of what is stated about it. */
  async function build(name: string, options: ProvenanceOptions, environment = {}) {
    const app = new PackerApp();
    const template = new PackerTemplate(app, "Note", { name: "note" });
    const builder = { platform: "packer.file", region: ".", builder: "file", label: "note" };
    template.addVariable(COMMIT);
    const source = {
      artifact: PlatformArtifact.of(builder),
      options: { content: "x", target: join(folder, name) },
    };
    template.addSource(new PluginSource(source));
    template.addPostProcessor(PostProcessor.manifest());
    template.addPostProcessor(PostProcessor.provenance(options));
    app.synth(join(folder, "out"));
    const run = await runPacker(packer, ["build", join(folder, "out", "note")], { environment });
    return { ...run, statements: join(folder, "out", "note", "provenance") };
  }

  test("signs a statement that holds for what was built, and for nothing else", async () => {
    const { privateKey, publicKey } = generateKeyPairSync("ed25519", {
      privateKeyEncoding: { type: "pkcs8", format: "pem" },
      publicKeyEncoding: { type: "spki", format: "pem" },
    });
    mkdirSync(join(folder, "keys"));
    const [key, pub] = [join(folder, "keys", "private.pem"), join(folder, "keys", "public.pem")];
    writeFileSync(key, privateKey);
    writeFileSync(pub, publicKey);
    const { exitCode, output, statements } = await build("note.txt", {
      signing: { key },
      variables: [COMMIT],
    });
    expect([exitCode, exitCode === 0 ? "" : output]).toEqual([0, ""]);
    const [file = ""] = readdirSync(statements);
    const built = join(folder, "note.txt");
    const verify = () =>
      runPacker(packer, ["verify-attestation", `-key=${pub}`, `-artifact=${built}`, join(statements, file)]);

    expect(await verify()).toMatchObject({ exitCode: 0 });
    writeFileSync(built, "y");
    expect(await verify()).toMatchObject({ exitCode: 1 });
  });

  test("records inputs", async () => {
    const { statements } = await build("note.txt", { variables: [COMMIT] }, { PKR_VAR_commit: "abc" });
    const [file = ""] = readdirSync(statements);
    const statement = JSON.parse(readFileSync(join(statements, file), "utf8")) as object;

    expect(statement).toMatchObject({
      predicate: { buildDefinition: { externalParameters: { userVariables: { commit: "abc" } } } },
    });
  });

  test("fails on a name that is too long when what was built is there already", async () => {
    const ending = "note..provenance.json..tmp-4294967295".length;

    const { exitCode, output } = await build("n".repeat(256 - ending + 10), {});

    expect([exitCode, output]).toEqual([1, expect.stringContaining("file name too long")]);
    expect(readdirSync(folder)).toContainEqual(expect.stringMatching(/^n+$/));
  });
});
