import { Attribute, Body, attribute } from "../../hcl/body";
import type { ProvisionerContext } from "./provisioner";
import { ShellEnvironment, checkEnvironment, environmentAttributes } from "./shell-environment";

/** With whose rights, and with what environment, something runs in the build VM. */
export interface ShellRunOptions {
  /**
   * Environment variables. A value is a literal or, for a secret, the value of a {@link PackerVariable}. In a
   * literal everything is text; in a variable's value, Packer still renders `{{`.
   * @default - none. Packer's own, such as PACKER_BUILD_NAME, are there only beside others
   */
  readonly environment?: ShellEnvironment;
  /**
   * Whether it runs as root, by sudo without a password. Otherwise it runs as the user that the build logs in
   * with, who is gone from the finished image.
   * @default true
   */
  readonly runAsRoot?: boolean;
}

/** Bash that ends at the first command that fails, in a pipeline too, and at the first unset variable. */
export const STRICT_BASH = "bash -euo pipefail";

/** What stands between the braces of a `shell` provisioner: `what` it runs, and how. */
export function shellBody(
  what: Attribute,
  interpreter: string,
  options: ShellRunOptions,
  { problems, property }: ProvisionerContext,
): Body {
  const { environment = {}, runAsRoot = true } = options;
  checkEnvironment(environment, problems, property);
  const hasEnvironment = Object.keys(environment).length > 0;
  return [
    what,
    ...(hasEnvironment ? environmentAttributes(environment) : []),
    attribute("execute_command", executeCommand(interpreter, runAsRoot, hasEnvironment)),
  ];
}

/**
 * Names the interpreter instead of executing the script, which Packer uploads to /tmp: a hardened parent
 * mounts that with `noexec`. Root reads the environment's file itself, since `sudo -E` drops the environment
 * where sudo is sudo-rs, as in Ubuntu 26.04. `sudo -n` fails at once where it would ask for a password.
 */
function executeCommand(interpreter: string, runAsRoot: boolean, hasEnvironment: boolean): string {
  const run = `${interpreter} {{ .Path }}`;
  if (!hasEnvironment) return runAsRoot ? `sudo -n ${run}` : run;
  const runWithEnvironment = `. {{ .EnvVarFile }} && ${run}`;
  return runAsRoot ? `sudo -n sh -c '${runWithEnvironment}'` : runWithEnvironment;
}
