import { Block, attributes, block } from "../hcl/body";
import { HclValue, reference, template } from "../hcl/value";
import { PackerPlugin } from "./packer-plugin";
import { ProvenanceOptions, provenanceOptions } from "./provenance";

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
  /** The plugin that the type comes from; none for those built into Packer. */
  readonly plugin?: PackerPlugin;

  private constructor(
    private readonly props: PostProcessorProps,
    /** What the statement of provenance says, where this makes one. */
    readonly statement?: ProvenanceOptions,
  ) {
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

  /**
   * States where an image comes from, as SLSA provenance: what was built, by which run, from which commit. Each
   * build leaves a file in `provenance/` beside the template; `packer verify-attestation` checks a signed one.
   *
   * - It runs when the image is published. Where it fails, as without the key, the image is in the gallery, and
   *   its version in HCP Packer stays incomplete. In a plain PackerTemplate, put a manifest before it: where
   *   no post-processor has succeeded, Packer deletes what was built.
   * - An image in a cloud has no file: the statement is about its id, and can not tell whether what is behind the
   *   id was changed.
   * - Packer alone reaches SLSA level 1, in a CI with `keyless` signing level 2.
   * - It makes no bill of materials: of an image in a cloud, Packer would look through its own machine instead.
   *
   * @throws ImageError listing everything that is wrong with the options
   * @see https://developer.hashicorp.com/packer/docs/post-processors/provenance
   */
  static provenance(options: ProvenanceOptions = {}): PostProcessor {
    return new PostProcessor({ type: "provenance", options: provenanceOptions(options) }, options);
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
