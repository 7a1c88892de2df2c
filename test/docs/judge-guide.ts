import { validateStacks, whyNotValidated } from "../stacks/terraform-validate";
import type { PackerTool } from "../tools/packer";
import { validateFolder } from "../tools/validate-folder";
import type { GuideProject } from "./guide-project";

/* What the real tools say of everything that a reader of a guide has written in the end. */

/** Why no stack can be judged here; nothing where they can. */
export const whyNoStacks = whyNotValidated();
if (whyNoStacks !== undefined) console.warn(`the stacks of guides are not judged: ${whyNoStacks}`);

/** `packer` accepts each template, as deep as its plugins are installed. */
export async function judgeTemplates({ images }: GuideProject, packer: PackerTool): Promise<void> {
  const reports = await Promise.all(images.map((folder) => validateFolder(packer, folder)));
  expect(reports.flatMap(({ problems }) => problems)).toEqual([]);
  expect(reports).not.toEqual([]);
  const shallow = reports.filter(({ depth }) => depth === "syntax");
  if (shallow.length > 0) console.warn(shallow.map(({ summary }) => summary).join("\n"));
}

/** Terraform and both providers accept each stack. */
export function judgeStacks({ stacks }: GuideProject): void {
  expect(stacks.size).toBeGreaterThan(0);
  expect(validateStacks(stacks)).toEqual({});
}
