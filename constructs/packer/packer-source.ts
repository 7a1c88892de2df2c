import { Problems } from "../errors";
import { Body } from "../hcl/body";
import { PackerPlugin } from "./packer-plugin";

/** A `source` block: what builds a machine, and turns it into an artifact. */
export interface PackerSource {
  /** The builder's type: `azure-arm`. */
  readonly type: string;
  /** The source's label. HCP Packer's component type is `<type>.<label>`. */
  readonly label: string;
  /** The plugin that the builder comes from; none for those built into Packer, `file` and `null`. */
  readonly plugin?: PackerPlugin;
  /** Notes everything that the builder would refuse, or would only notice after a build. */
  check(problems: Problems): void;
  /** What stands between the braces. */
  body(): Body;
}

/** How a build block, `only` and HCP Packer name a source. */
export function sourceName(source: PackerSource): string {
  return `${source.type}.${source.label}`;
}
