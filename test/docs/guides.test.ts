import { parse } from "@cdktf/hcl2json";
import { realPacker } from "../tools/real-packer";
import { validateFolder } from "../tools/validate-folder";
import { CodeBlock, codeBlocks, guides } from "./code-blocks";
import { excerptOf, linesInOrder } from "./excerpt";
import { GuideLoopback, findGuideTools } from "./guide-loopback";
import { GuideProject } from "./guide-project";
import { checkWorkflow } from "./workflow";

/*
 * Each guide is a way that a reader goes, block by block, in one empty project. How a block is proven stands behind
 * its fence, with the file that it is about:
 *
 * - `ts run FILE` is written and run; `ts throws FILE` has to end with the error in the `text error` block behind it;
 *   `ts file FILE` and `json file FILE` are only written, for what comes later.
 * - `hcl in FILE` and `json in FILE` are excerpts of a file that was written by then.
 * - `sh run` is run. `sh loopback` is run with the real tools in front of a registry on this machine. `text output` is
 *   what the last command printed.
 * - `sh cloud` and `yaml workflow` are not run; guide-form.test.ts has them say why, and a workflow is looked into.
 * - `hcl parsed` is somebody else's, and parses.
 */

jest.setTimeout(180_000);

const tools = findGuideTools();

for (const guide of guides()) {
  const blocks = codeBlocks(guide);
  const needsTools = blocks.some(({ proof }) => proof === "loopback");
  if (needsTools && "missing" in tools) skip(guide, tools.missing.join("; "));
  else describe(guide, () => proveGuide(blocks));
}

/** In CI a guide that can not be proven is a failure, so that it never stops being proven unnoticed. */
function skip(guide: string, reason: string): void {
  if (process.env["CI"]) return void test(guide, () => Promise.reject(new Error(reason)));
  console.warn(`${guide}: skipped: ${reason}`);
  test.skip(`${guide}: skipped: ${reason}`, () => undefined);
}

function proveGuide(blocks: readonly CodeBlock[]): void {
  let project: GuideProject;
  let loopback: GuideLoopback | undefined;
  beforeAll(() => (project = new GuideProject()));
  afterAll(async () => {
    await loopback?.stop();
    project.remove();
  });

  test.each(blocks.map((block, n) => [block.place, block, blocks[n + 1]] as const))(
    "%s holds",
    async (_place, block, next) => {
      const { language, proof, file, code } = block;
      switch (`${language} ${proof}`) {
        case "ts run":
          return project.run(block);
        case "ts throws":
          return expect(project.run(block)).rejects.toThrow(new Error(next?.code));
        case "text error":
          return;
        case "ts file":
        case "json file":
          return void project.write(block);
        case "hcl in":
          return excerptOf(code, project.read(file));
        case "json in":
          return expect(JSON.parse(project.read(file))).toMatchObject(JSON.parse(code) as object);
        case "sh run":
          return project.shell(block);
        case "sh loopback":
          if ("missing" in tools) throw new Error(tools.missing.join("; "));
          loopback ??= await GuideLoopback.start(project.folder, tools);
          return project.shell(block, loopback.environment);
        case "text output":
          return linesInOrder(code, project.output);
        case "sh cloud":
          return;
        case "yaml workflow":
          return checkWorkflow(code);
        case "hcl parsed":
          return void expect(await parse("before.hcl", code)).not.toEqual({});
        default:
          throw new Error(`"${language} ${proof}" is no way to prove a block`);
      }
    },
  );

  if (!blocks.some(({ proof, code }) => proof !== "throws" && code.includes("new PackerApp("))) return;
  test("Packer accepts the templates", async () => {
    const packer = realPacker();
    if (packer === undefined) return console.warn("there is no Packer: the templates were not judged");
    for (const folder of project.images) {
      const { problems, depth, summary } = await validateFolder(packer, folder);
      expect(problems).toEqual([]);
      if (depth === "syntax") console.warn(summary);
    }
    expect(project.images).not.toEqual([]);
  });
}
