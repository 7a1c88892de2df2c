import { describeProblem, Problems } from "../../../../constructs/errors";
import { block, group, printBody } from "../../../../constructs/hcl";
import type { ProvisionerStep } from "../../../../constructs/packer/provisioners/provisioner";
import { settingsAttributes } from "../../../../constructs/packer/provisioners/provisioner-settings";
import { TemplateFiles } from "../../../../constructs/packer/template-files";

/** A step as a template would write it, and everything that would be said about it. */
export interface RenderedStep {
  readonly hcl: string;
  readonly problems: readonly string[];
  /** Paths of the files that travel with the template. */
  readonly files: readonly string[];
}

/** Renders `step` as `install[1]` of a template at `Web`. */
export function rendered(step: ProvisionerStep): RenderedStep {
  const problems = new Problems("Web");
  const files = new TemplateFiles(problems, new Map());
  const body = [
    ...step.body({ files, problems, property: "install[1]" }),
    group(settingsAttributes(step.settings)),
  ];
  const hcl = printBody([block("provisioner", [step.type], body, step.comment)], problems);
  return { hcl, problems: problems.all.map(describeProblem), files: files.all.map(({ path }) => path) };
}

/** The HCL of a step about which nothing is to be said. */
export function hclOf(step: ProvisionerStep): string {
  const { hcl, problems } = rendered(step);
  expect(problems).toEqual([]);
  return hcl;
}

/** What is said about a step. */
export function problemsOf(step: ProvisionerStep): readonly string[] {
  return rendered(step).problems;
}
