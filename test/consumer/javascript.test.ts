import { ForeignProject } from "./foreign-project";
import { packerTemplate } from "./packer-template";

/* CommonJS without types: what no compiler has looked at. */

const project = ForeignProject.from("javascript");
beforeAll(() => project.install());
afterAll(() => project.remove());

test("it writes the template of its image, with nothing of ours", async () => {
  project.run(process.execPath, "main.js");
  const modules = project.loadedModules("main.js");

  expect(project.foreignTo(modules)).toEqual([]);
  const template = await packerTemplate(project, "out/house-base/house-base.pkr.hcl");
  expect(template.hcp_packer_registry).toMatchObject([
    { bucket_name: "house-base", description: 'Quotes " and $${dollars} stay text' },
  ]);
});

test("what a compiler would refuse is refused with every problem, its place and a remedy", () => {
  const message = project.run(process.execPath, "mistakes.js");

  expect(message.trimEnd().split("\n")).toEqual([
    "4 problems",
    expect.stringMatching(/^ {2}\[GoldenImage\] bucket must be .*, got 42; use a name such as /),
    "  [GoldenImage] description must be text; write it in quotes",
    expect.stringMatching(/^ {2}\[GoldenImage\] channels must be a list, got "production"; write \[/),
    expect.stringMatching(/^ {2}\[GoldenImage\] artifacts\[0\] must be an artifact, got \{\}; make it with /),
  ]);
});
