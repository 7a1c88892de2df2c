import { readdirSync } from "node:fs";
import { join } from "node:path";
import { StepFailure } from "../step-failure";
import { validateFolder } from "../tools";
import type { PackerTool } from "../tools";

/** How the templates' images are built: as files here, or in Azure. */
export type Variant = "files" | "azure";

/** The templates that the app has written. */
export class Templates {
  constructor(
    private readonly packer: PackerTool,
    private readonly folder: string,
  ) {}

  /**
   * Has the real Packer format and validate them.
   *
   * @returns what judged them: where a plugin is missing, that is less
   * @throws StepFailure with everything that is wrong
   */
  async validate(variant: Variant): Promise<string> {
    const folder = join(this.folder, variant);
    const images = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const options = { environment: { PKR_VAR_build: "1" } };
    const verdicts = await Promise.all(
      images.map(({ name }) => validateFolder(this.packer, join(folder, name), options)),
    );
    const problems = verdicts.flatMap((verdict) => verdict.problems);
    if (problems.length > 0) throw new StepFailure("the templates are not valid", problems.join("\n"));
    const judges = new Set(verdicts.map(({ summary }) => summary.slice(summary.indexOf(": ") + 2)));
    return `${images.map(({ name }) => name).join(" and ")}: ${[...judges].join("; ")}`;
  }
}
