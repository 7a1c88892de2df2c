import { ForeignProject } from "./foreign-project";
import { packerTemplate } from "./packer-template";

/* ES modules, which import the CommonJS of the package: Node.js has to find its names without running it. */

const project = ForeignProject.from("esm");
beforeAll(() => project.install());
afterAll(() => project.remove());

test("it imports by name, and writes the template of its image, with nothing of ours", async () => {
  project.run(process.execPath, "main.js");
  const modules = project.loadedModules("main.js");

  expect(project.foreignTo(modules)).toEqual([]);
  expect(modules).toContain(`${project.folder}/node_modules/cdktf-golden-image/dist/index.js`);
  const template = await packerTemplate(project, "out/house-base/house-base.pkr.hcl");
  expect(template.hcp_packer_registry).toMatchObject([{ bucket_name: "house-base" }]);
  expect(template.build[0]).toMatchObject({ sources: ["source.azure-arm.house-base"] });
});

test("every name that require gives can be imported", () => {
  expect(JSON.parse(project.run(process.execPath, "names.js"))).toEqual([]);
});
