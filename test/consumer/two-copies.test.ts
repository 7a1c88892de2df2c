import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { ForeignProject } from "./foreign-project";
import { packerTemplate } from "./packer-template";

/* A project and a library that it uses, each with a copy of the package: two classes of every name in one process. */

interface Caught {
  readonly isTheirClass: boolean;
  readonly ours: boolean;
  readonly theirs: boolean;
  readonly properties: readonly string[];
}

const project = ForeignProject.from("two-copies");
let caught: Caught;
beforeAll(() => {
  packOlderVersion();
  project.install();
  caught = JSON.parse(project.run(process.execPath, "main.js")) as Caught;
});
afterAll(() => project.remove());

/** The same package as an earlier version, for the library: npm installs two copies of one version only once. */
function packOlderVersion(): void {
  project.run("tar", "-xzf", project.tarball);
  const manifest = JSON.parse(project.read("package/package.json")) as object;
  writeFileSync(
    join(project.folder, "package", "package.json"),
    JSON.stringify({ ...manifest, version: "0.0.1" }),
  );
  project.run("tar", "-czf", "house-images/their-copy.tgz", "package");
}

test("both copies are loaded, from where the project installed them", () => {
  const modules = project.loadedModules("main.js");

  expect(project.foreignTo(modules)).toEqual([]);
  for (const copy of ["node_modules", "house-images/node_modules"]) {
    expect(modules).toContain(`${project.folder}/${copy}/cdktf-golden-image/dist/image/golden-image.js`);
  }
});

test("an image, its gallery, a region, a release and a step of one copy become a template of the other", async () => {
  const template = await packerTemplate(project, "out/house-base/house-base.pkr.hcl");

  expect(template.hcp_packer_registry).toMatchObject([{ bucket_name: "house-base" }]);
  expect(template.source["azure-arm"]["house-base"]).toMatchObject([
    { image_sku: "server", shared_image_gallery_destination: [{ gallery_name: "house_images" }] },
  ]);
  expect(template.build[0]!.provisioner["shell"]).toContainEqual(
    expect.objectContaining({ inline: expect.arrayContaining(["apt-get update"]) as unknown }),
  );
});

test("a channel of one copy is the base of a template of the other, and its expressions stay expressions", async () => {
  const template = await packerTemplate(project, "out/house-web/house-web.pkr.hcl");

  expect(template.data?.["hcp-packer-version"]?.["parent"]).toMatchObject([
    { bucket_name: "house-base", channel_name: "production" },
  ]);
  expect(template.build[0]!.provisioner["breakpoint"]).toMatchObject([{ note: "${path.root}" }]);
});

test("a channel of one copy is looked up by the Terraform half of the other", () => {
  const stack = JSON.parse(project.read("stacks/stacks/base/cdk.tf.json")) as {
    data: { hcp_packer_version: Record<string, object> };
  };

  expect(Object.values(stack.data.hcp_packer_version)).toMatchObject([
    { bucket_name: "house-base", channel_name: "production" },
  ]);
});

test("an error of one copy is recognised by the other, although its class is not", () => {
  expect(caught).toEqual({
    isTheirClass: false,
    ours: true,
    theirs: true,
    properties: expect.arrayContaining(["bucket", "description", "channels[0]", "artifacts"]) as unknown,
  });
});
