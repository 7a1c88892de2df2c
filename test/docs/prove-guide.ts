import { parse } from "@cdktf/hcl2json";
import { describeWithPacker } from "../tools/real-packer";
import { CodeBlock, codeBlocks } from "./code-blocks";
import { excerptOf, linesInOrder } from "./excerpt";
import { GuideLoopback } from "./guide-loopback";
import { GuideProject } from "./guide-project";
import { judgeStacks, judgeTemplates, whyNoStacks } from "./judge-guide";
import { checkWorkflow } from "./workflow";

/*
 * Each guide is a way that a reader goes, block by block, in one empty project. How a block is proven stands behind
 * its fence, with the file that it is about:
 *
 * - `ts run FILE` is written and run; `ts throws FILE` has to end with the error in the `text error` block behind it;
 *   `ts file FILE`, `json file FILE` and `hcl file FILE` are only written, for what comes later.
 * - `hcl in FILE`, `text in FILE` and `json in FILE` are excerpts of a file that was written by then.
 * - `sh run` is run. `sh loopback` is run with the real tools in front of a registry on this machine; the last command of
 *   `sh refused` fails there. `text output` is what was printed.
 * - `sh cloud` and `yaml workflow` are not run; guide-form.test.ts has them say why, and a workflow is looked into.
 * - `hcl parsed` is somebody else's, and parses.
 */

/** Whether a guide needs the real tools, in front of a registry. */
export function isOnLoopback(guide: string): boolean {
  return codeBlocks(guide).some(({ proof }) => proof === "loopback");
}

/** A `describe` with a test for each block of `guide`. */
export function describeGuide(guide: string): void {
  describe(guide, () => proveBlocks(codeBlocks(guide)));
}

function proveBlocks(blocks: readonly CodeBlock[]): void {
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
        case "hcl file":
          return void project.write(block);
        case "hcl in":
        case "text in":
          return excerptOf(code, project.read(file));
        case "json in":
          return expect(JSON.parse(project.read(file))).toMatchObject(JSON.parse(code) as object);
        case "sh run":
          return project.shell(block);
        case "sh loopback":
          loopback ??= await GuideLoopback.start(project.folder);
          return project.shell(block, loopback.environment);
        case "sh refused":
          return expect(project.shell(block, loopback?.environment)).rejects.toThrow("Command failed");
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

  const makes = (text: string) => blocks.some(({ proof, code }) => proof !== "throws" && code.includes(text));
  if (makes("new PackerApp("))
    describeWithPacker("Packer", (packer) =>
      test("accepts the templates", () => judgeTemplates(project, packer)),
    );
  const testStacks = whyNoStacks === undefined ? test : test.skip;
  if (makes("new App(")) testStacks("Terraform accepts the stacks", () => judgeStacks(project));
}
