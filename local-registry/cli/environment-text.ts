import { UNSET_VARIABLES } from "../client-environment";

/** By variable, where its program looks in the user's home when the variable is not set. */
const HOME_FOLDERS: Readonly<Record<string, string>> = {
  PACKER_PLUGIN_PATH: ".config/packer/plugins",
  TF_CLI_CONFIG_FILE: ".terraformrc",
  AZURE_CONFIG_DIR: ".azure",
};

/**
 * The environment as lines for a POSIX shell. It moves HOME, and with it the folders where Packer and Terraform look
 * for what is installed and who is logged in: they stay where they are, unless they are named already.
 */
export function environmentText(environment: Readonly<Record<string, string>>): string {
  const kept = Object.entries(HOME_FOLDERS).map(
    ([name, path]) => `if [ -e "$HOME/${path}" ]; then export ${name}="\${${name}:-$HOME/${path}}"; fi`,
  );
  const exported = Object.entries(environment).map(([name, value]) => `export ${name}=${quoted(value)}`);
  return [...kept, `unset ${UNSET_VARIABLES.join(" ")}`, ...exported, ""].join("\n");
}

function quoted(value: string): string {
  return `'${value.replace(/'/g, `'\\''`)}'`;
}
