import { writeFileSync } from "node:fs";
import { join } from "node:path";
import manifest from "../../package.json";
import { ROOT, codeBlocks } from "../docs/code-blocks";
import { ForeignProject } from "./foreign-project";
import { hoverText } from "./hover";

/*
 * The project that `cdktf init` makes, its own tsconfig.json untouched, and README.md's main.ts beside resources of its
 * own. The cdktf command is this repository's, as a global one would be; what it starts is the project's.
 */

const CDKTF = join(ROOT, "node_modules", "cdktf-cli", "bundle", "bin", "cdktf");
const README_MAIN = codeBlocks("README.md").find(({ proof }) => proof === "synth")!.code;

interface StackJson {
  readonly data: Readonly<Record<string, Readonly<Record<string, object>>>>;
  readonly resource: Readonly<Record<string, Readonly<Record<string, object>>>>;
  readonly output: Readonly<Record<string, { readonly value: string }>>;
}

const project = new ForeignProject();
let loaded: readonly string[];
beforeAll(() => {
  initialise();
  project.add("cdktf-template");
  writeFileSync(join(project.folder, "main.ts"), besideResources(README_MAIN));
  installAsReadmeSays();
  project.run(process.execPath, CDKTF, "synth");
  loaded = project.loadedModules("main.ts");
});
afterAll(() => project.remove());

/** `cdktf init` installs what it always installs: the newest of everything, whatever is in the folder. */
function initialise(): void {
  const answers = ["--project-name=web", "--project-description=Web", "--enable-crash-reporting=false"];
  const options = ["--local", "--template=typescript", "--providers-force-local=false", ...answers];
  project.run(process.execPath, CDKTF, "init", ...options);
}

function installAsReadmeSays(): void {
  const { devDependencies: ours } = manifest;
  const pinned = (name: "@cdktf/provider-azurerm" | "@cdktf/provider-hcp") => `${name}@${ours[name]}`;
  project.install("--save-dev", "typescript@5.9");
  project.install(project.tarball, pinned("@cdktf/provider-azurerm"), pinned("@cdktf/provider-hcp"));
}

function besideResources(main: string): string {
  return `import { addBeside } from "./beside";\n${main.replace("app.synth();", "addBeside(stack, image);\napp.synth();")}\n`;
}

function onlyOne(stack: StackJson, type: string): object {
  const found = Object.values({ ...stack.data[type], ...stack.resource[type] });
  expect(found).toHaveLength(1);
  return found[0]!;
}

test("it compiles with the template's own tsconfig.json, from its own node_modules", () => {
  const files = project.run("npx", "tsc", "--listFiles").trim().split("\n");

  expect(project.foreignTo(files)).toEqual([]);
  expect(files).toContain(`${project.folder}/node_modules/cdktf-golden-image/dist/azure/index.d.ts`);
});

test("its app loads nothing that it did not install, and each resource of azurerm by itself", () => {
  expect(project.foreignTo(loaded)).toEqual([]);
  expect(loaded).toContain(`${project.folder}/node_modules/cdktf-golden-image/dist/azure/linux-vm.js`);
  expect(loaded.filter((path) => /@cdktf\/provider-\w+\/lib\/index\.js$/.test(path))).toEqual([]);
});

test("cdktf synth writes a VM of what the channel holds, beside the project's own resources", () => {
  const stack = JSON.parse(project.read("cdktf.out/stacks/web/cdk.tf.json")) as StackJson;

  expect(onlyOne(stack, "hcp_packer_version")).toMatchObject({
    bucket_name: "my-base",
    channel_name: "production",
  });
  const [artifact] = Object.keys(stack.data["hcp_packer_artifact"]!);
  const imageId = `\${data.hcp_packer_artifact.${artifact}.external_identifier}`;
  expect(onlyOne(stack, "azurerm_linux_virtual_machine")).toMatchObject({
    name: "web-1",
    size: "Standard_D2s_v5",
    source_image_id: imageId,
    secure_boot_enabled: true,
  });
  expect(stack.output["ImageId"]!.value).toBe(imageId);
  expect(onlyOne(stack, "azurerm_resource_group")).toMatchObject({ name: "rg-beside" });
  expect(onlyOne(stack, "azurerm_storage_account")).toMatchObject({
    name: "besideaccount",
    resource_group_name: "${azurerm_resource_group.Group.name}",
    tags: expect.objectContaining({ image_bucket: "my-base", image_channel: "production" }) as unknown,
    lifecycle: { precondition: [expect.objectContaining({ condition: expect.any(String) as unknown })] },
  });
});

test("an editor shows what a class and a property are for", () => {
  const main = join(project.folder, "main.ts");

  expect(hoverText(main, "GoldenImage }")).toMatch(/^A golden image: the one place where the facts stand/);
  expect(hoverText(main, "GoldenImage({")).toMatch(/^A golden image: .*\n(?:.*\n)*@throws ImageError/);
  expect(hoverText(main, "bucket:")).toContain("The HCP Packer bucket: 3 to 36 letters");
  expect(hoverText(main, "resourceGroupName:")).toContain("@default - unknown: each VM says so");
});

test("every name of the Terraform half can be imported from ES modules", () => {
  expect(JSON.parse(project.run(process.execPath, "esm-names.mjs"))).toEqual([]);
});
