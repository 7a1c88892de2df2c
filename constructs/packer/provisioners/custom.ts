import { Body, attributes } from "../../hcl/body";
import { isIdentifier } from "../../hcl/quote";
import { HclValue } from "../../hcl/value";
import { PackerPlugin } from "../packer-plugin";
import type { ProvisionerOptions, ProvisionerStep } from "./provisioner";

/** What any other provisioner is. */
export interface CustomOptions extends ProvisionerOptions {
  /** The provisioner's type: `breakpoint`, `puppet-server`. */
  readonly type: string;
  /**
   * The plugin that the type comes from, pinned.
   * @default - none: it is part of Packer
   */
  readonly plugin?: PackerPlugin;
  /**
   * The provisioner's own options, by their names in its documentation. A string is a literal for HCL, but `{{`
   * in it is left for the provisioner's templates, which some options need.
   * @default - none
   */
  readonly options?: Readonly<Record<string, HclValue | undefined>>;
  /**
   * Blocks of the provisioner.
   * @default - none
   */
  readonly blocks?: Body;
}

/** Any other provisioner. Its options are not typed here; `packer validate` checks them. */
export function custom(provisioner: CustomOptions): ProvisionerStep {
  const { type, plugin, options = {}, blocks = [], comment } = provisioner;
  return {
    type,
    plugin,
    settings: provisioner,
    comment,
    body({ problems, property }) {
      problems.require(isIdentifier(type), {
        code: "provisioner-type",
        property: `${property}.type`,
        rule: "must be the name of a provisioner",
        got: type,
        fix: 'write it like "shell-local"',
      });
      return [...attributes(options), ...blocks];
    },
  };
}
