/**
 * The provider and plugin pair, and the tools around it: the only versions in this repository. What is
 * synthesised, built for tests and written in the documentation follows from here.
 *
 * Every template and stack pins these exactly, so raising one is a reviewed change that shows in all of them.
 */
export const TOOL_VERSIONS = {
  /** Packer itself: the least version; 1.16.0 fixed a path traversal in the plugin installer. */
  packer: "1.16.0",
  /** Packer's azure plugin, half of the pair. */
  azurePlugin: "2.6.3",
  /** Packer's amazon plugin, for another platform in the same bucket. */
  amazonPlugin: "1.8.0",
  /** Packer's docker plugin, for another. */
  dockerPlugin: "1.1.2",
  /** Packer's ansible plugin: the newest one whose Go module every contributor and CI can fetch and build. */
  ansiblePlugin: "1.1.2",
  /** Terraform itself: the least version with `check` blocks and `plantimestamp()`. */
  terraform: "1.5.0",
  /** The azurerm Terraform provider, half of the pair. */
  azurermProvider: "4.55.0",
  /** The hcp Terraform provider. */
  hcpProvider: "0.111.0",
} as const;
