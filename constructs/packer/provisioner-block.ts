import type { Problems } from "../errors";
import { Block, block, group } from "../hcl/body";
import type { PlacedStep } from "./build-slots";
import { settingsAttributes } from "./provisioners/provisioner-settings";
import { checkOptions } from "./step-duties";
import type { TemplateFiles } from "./template-files";

/** The `provisioner` block of one step, the files that it names taken in. */
export function provisionerBlock(placed: PlacedStep, files: TemplateFiles, problems: Problems): Block {
  const { step, property, heading } = placed;
  const body = step.body({ files, problems, property });
  checkOptions(problems, placed, body);
  const comment = [heading, step.comment].filter((line) => line !== undefined).join("\n");
  return block(
    "provisioner",
    [step.type],
    [...body, group(settingsAttributes(step.settings))],
    comment === "" ? undefined : comment,
  );
}
