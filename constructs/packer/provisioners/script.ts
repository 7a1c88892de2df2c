import { basename } from "node:path";
import { attribute } from "../../hcl/body";
import { refuseGoTemplate } from "./go-template-refusal";
import type { ProvisionerOptions, ProvisionerStep } from "./provisioner";
import { scriptInterpreter } from "./script-interpreter";
import { ShellRunOptions, shellBody } from "./shell-body";

/** How a script runs. */
export interface ScriptOptions extends ProvisionerOptions, ShellRunOptions {}

/** A script, and how it runs. */
export interface ScriptProps extends ScriptOptions {
  /** The script's absolute path. */
  readonly path: string;
}

/**
 * Runs a script in the build VM, by the interpreter that its first line names. The script travels with the
 * template, and arrives as it is: neither HCL nor Packer looks into it.
 *
 * @param script its absolute path, as `join(__dirname, "install.sh")` makes it, or that and its options as one.
 *   What a relative path means would depend on the folder that the synth is started from
 */
export function script(script: string | ScriptProps, options: ScriptOptions = {}): ProvisionerStep {
  const props: ScriptProps = typeof script === "string" ? { ...options, path: script } : script;
  const { path } = props;
  return {
    type: "shell",
    settings: props,
    comment: props.comment,
    body(context) {
      const { files, problems } = context;
      const property = `${context.property}.path`;
      refuseGoTemplate(problems, property, basename(path), "rename the script");
      const name = files.addScript(path, property);
      const interpreter = scriptInterpreter(files.contentOf(path), path, problems, property);
      return shellBody(attribute("script", name), interpreter, props, context);
    },
  };
}
