import { Block, attributes, block } from "../hcl/body";
import { HclValue, reference, template } from "../hcl/value";
import { PackerPlugin } from "./packer-plugin";

/** What one post-processor is. */
export interface PostProcessorProps {
  /** The post-processor's type: `manifest`, `checksum`. */
  readonly type: string;
  /**
   * The plugin that the type comes from, pinned.
   * @default - none: it is part of Packer
   */
  readonly plugin?: PackerPlugin;
  /** Its own options, by their names in its documentation. A string is a literal. */
  readonly options?: Readonly<Record<string, HclValue | undefined>>;
}

/** A step that runs on the machine that runs Packer, after the artifact is there. */
export class PostProcessor {
  readonly plugin?: PackerPlugin;

  private constructor(private readonly props: PostProcessorProps) {
    this.plugin = props.plugin;
  }

  /**
   * Writes what was built to `packer-manifest.json` beside the template: the artifact's id, and when it was
   * built. Each run adds an entry.
   */
  static manifest(): PostProcessor {
    return new PostProcessor({
      type: "manifest",
      options: { output: template(reference("path.root"), "/packer-manifest.json"), strip_path: true },
    });
  }

  /** Any other post-processor. Its options are not typed here; `packer validate` checks them. */
  static custom(props: PostProcessorProps): PostProcessor {
    return new PostProcessor(props);
  }

  /** The `post-processor` block. */
  toBlock(): Block {
    return block("post-processor", [this.props.type], attributes(this.props.options ?? {}));
  }
}
