import { attribute } from "../../hcl/body";
import { refuseGoTemplate } from "./go-template-refusal";
import type { ProvisionerContext, ProvisionerOptions, ProvisionerStep } from "./provisioner";
import { STRICT_BASH, ShellRunOptions, shellBody } from "./shell-body";

/** Commands, and how they run. */
export interface ShellOptions extends ProvisionerOptions, ShellRunOptions {
  /**
   * The commands, a line each. Together they are one Bash script, which ends at the first command that fails,
   * in a pipeline too, and at the first variable that is not set (`-euo pipefail`).
   *
   * A line is a literal: `${HOME}` is for the shell to expand. `{{` is refused, as Packer would render it; a
   * script may hold it.
   */
  readonly inline: readonly string[];
}

/** Runs a few commands in the build VM. */
export function shell(options: ShellOptions): ProvisionerStep {
  return {
    type: "shell",
    settings: options,
    comment: options.comment,
    body(context) {
      checkInline(options.inline, context);
      return shellBody(attribute("inline", options.inline), STRICT_BASH, options, context);
    },
  };
}

function checkInline(inline: readonly string[], { problems, property }: ProvisionerContext): void {
  problems.require(
    inline.some((line) => line.trim() !== ""),
    {
      code: "shell-inline",
      property: `${property}.inline`,
      rule: "must hold at least one command",
      got: inline,
      fix: "add one, or leave the step out",
    },
  );
  const intoScript = "put it in a script: Provisioner.script(join(__dirname, ...))";
  inline.forEach((line, n) => {
    const place = `${property}.inline[${n}]`;
    const refuse = (rule: string, fix: string) =>
      problems.add({ code: "shell-inline", property: place, rule, got: line, fix });
    refuseGoTemplate(problems, place, line, intoScript);
    if (line.includes("\n")) refuse("must be one line", "give each line an element of its own");
    if (/[\0\r]/.test(line))
      refuse("must not hold NUL or a carriage return, which do not arrive", "remove it");
    if (n === 0 && line.startsWith("#!")) refuse("must not name an interpreter: Bash runs it", intoScript);
  });
}
