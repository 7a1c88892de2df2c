import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../docs/code-blocks";
import { ForeignProject } from "./foreign-project";
import { packerTemplate } from "./packer-template";

/* TypeScript with npm constructs and nothing else: no cdktf, no provider, no @types/node. */

const project = ForeignProject.from("packer-only");
beforeAll(() => project.install());
afterAll(() => project.remove());

test("what is installed is the package and constructs", () => {
  expect(project.installed()).toEqual(["cdktf-golden-image", "constructs", "typescript"]);
});

test("it compiles with Node16 resolution, every declaration checked, from its own node_modules", () => {
  const files = project.run("npx", "tsc", "--listFiles").trim().split("\n");

  expect(project.foreignTo(files)).toEqual([]);
  expect(files).toContain(`${project.folder}/node_modules/cdktf-golden-image/dist/packer/index.d.ts`);
});

test("it writes the template of its image, and loads neither cdktf nor anything of ours", async () => {
  project.run(process.execPath, "main.js");
  const modules = project.loadedModules("main.js");

  expect(project.foreignTo(modules)).toEqual([]);
  expect(modules).toContain(`${project.folder}/node_modules/cdktf-golden-image/dist/packer/index.js`);
  expect(modules.filter((path) => path.includes("cdktf/"))).toEqual([]);
  const template = await packerTemplate(project, "out/house-base/house-base.pkr.hcl");
  expect(template.source["azure-arm"]["house-base"]).toMatchObject([
    {
      image_sku: "server",
      vm_size: "Standard_D2s_v5",
      shared_image_gallery_destination: [{ gallery_name: "house_images", image_name: "house-base" }],
    },
  ]);
  expect(template.hcp_packer_registry).toMatchObject([{ bucket_name: "house-base" }]);
  expect(template.build[0]).toMatchObject({
    sources: ["source.azure-arm.house-base"],
    provisioner: { breakpoint: [{ note: "${path.root}" }] },
  });
});

test("a script that comes with the package travels into the template's folder as it is in the sources", () => {
  const source = join(ROOT, "constructs", "packer", "provisioners", "scripts", "install-packages.sh");

  expect(project.read("out/house-base/scripts/install-packages.sh")).toBe(readFileSync(source, "utf8"));
});
