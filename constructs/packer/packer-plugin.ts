import { TOOL_VERSIONS } from "../image/tool-versions";

/** A Packer plugin, pinned to one version: what `packer init` installs. */
export interface PackerPlugin {
  /** The name that its builders and provisioners start with: `azure` for `azure-arm`. */
  readonly name: string;
  /** Where it comes from: `github.com/hashicorp/azure`. */
  readonly source: string;
  /**
   * The exact version, such as `2.6.3`. Packer keeps no lock file, so a range would let two builds of the same
   * template run different code.
   */
  readonly version: string;
}

/** The plugins whose versions this library pins and is tested with. */
export const PACKER_PLUGINS = {
  /** azure-arm, and the login to Azure. */
  azure: hashicorp("azure", TOOL_VERSIONS.azurePlugin),
  /** amazon-ebs and its siblings. */
  amazon: hashicorp("amazon", TOOL_VERSIONS.amazonPlugin),
  /** docker: containers. */
  docker: hashicorp("docker", TOOL_VERSIONS.dockerPlugin),
  /** The provisioner ansible. */
  ansible: hashicorp("ansible", TOOL_VERSIONS.ansiblePlugin),
} as const;

function hashicorp(name: string, version: string): PackerPlugin {
  return { name, source: `github.com/hashicorp/${name}`, version };
}
