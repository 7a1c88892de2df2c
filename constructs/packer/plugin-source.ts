import { Problems } from "../errors";
import { Body, attributes } from "../hcl/body";
import { HclValue } from "../hcl/value";
import { PlatformArtifact } from "../image/platform-artifact";
import { ParentArtifact } from "./bases/parent-artifact";
import { PackerPlugin } from "./packer-plugin";
import { PackerSource } from "./packer-source";

/** A builder's own options, by their names in its documentation. A string is a literal. */
export type PluginOptions = Readonly<Record<string, HclValue | undefined>>;

/** What one source of any other builder is. */
export interface PluginSourceProps {
  /** The artifact of the image that this source builds: it gives the builder's type and the label. */
  readonly artifact: PlatformArtifact;
  /**
   * The plugin, pinned. {@link PACKER_PLUGINS} has those that this library is tested with.
   * @default - none: the builder is part of Packer (`file`, `null`)
   */
  readonly plugin?: PackerPlugin;
  /**
   * The builder's options; or a function of the parent's artifact on the same platform, for an image that
   * derives from a channel. A builder that starts from `parent.externalIdentifier` gets its parent recorded.
   * @default - none
   */
  readonly options?: PluginOptions | ((parent: ParentArtifact) => PluginOptions);
  /**
   * Blocks of the builder, such as `source_ami_filter`.
   * @default - none
   */
  readonly blocks?: Body;
}

/**
 * A source of any builder, for another platform's artifact in the same bucket: amazon-ebs, googlecompute,
 * docker, vsphere-iso. Its options are not typed here; `packer validate` checks them.
 *
 * Unlike in the typed sources, `{{` in a string is left for the plugin's templates, which some builders need.
 */
export class PluginSource implements PackerSource {
  readonly type: string;
  readonly label: string;
  readonly plugin?: PackerPlugin;

  constructor(
    private readonly props: PluginSourceProps,
    /** What the image derives from on this platform, where it does. */
    private readonly parent?: ParentArtifact,
  ) {
    this.type = props.artifact.builder;
    this.label = props.artifact.label;
    this.plugin = props.plugin;
  }

  /** Notes options that need a parent where there is none. The rest is the plugin's to know. */
  check(problems: Problems): void {
    problems.require(typeof this.props.options !== "function" || this.parent !== undefined, {
      code: "platform-parent",
      property: "options",
      rule: "is a function of the parent, and the image does not derive from a channel",
      fix: "pass the options themselves, or base the image on BaseImage.fromChannel()",
    });
  }

  body(): Body {
    return [...attributes(this.options()), ...(this.props.blocks ?? [])];
  }

  private options(): PluginOptions {
    const { options = {} } = this.props;
    if (typeof options !== "function") return options;
    return this.parent === undefined ? {} : options(this.parent);
  }
}
