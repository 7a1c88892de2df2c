import { Block, attributes, block } from "../hcl/body";
import { HclText } from "../hcl/value";

/** What a build tells HCP Packer. */
export interface HcpRegistryProps {
  /** The bucket that the build becomes a version of. */
  readonly bucket: string;
  /** What HCP Packer shows beside the bucket. */
  readonly description?: string;
  /** Labels of the bucket: what is true of every version. */
  readonly bucketLabels?: Readonly<Record<string, string>>;
  /**
   * Labels of the version that this build makes. Literals, variables and locals only: `packer validate` does
   * not read data sources, and fails on a label whose value it does not know.
   */
  readonly buildLabels?: Readonly<Record<string, HclText>>;
}

/**
 * The top-level `hcp_packer_registry` block. Packer ignores a name that it does not know in there without a
 * word, so only these are written. `channels` is left out on purpose: Packer's own assignment fails silently,
 * and promotion is a deliberate act.
 */
export function hcpRegistryBlock(props: HcpRegistryProps): Block {
  return block(
    "hcp_packer_registry",
    [],
    [
      ...attributes({ bucket_name: props.bucket, description: props.description }),
      ...labelGroup("bucket_labels", props.bucketLabels),
      ...labelGroup("build_labels", props.buildLabels),
    ],
  );
}

function labelGroup(name: string, labels: Readonly<Record<string, HclText>> | undefined) {
  const given = labels !== undefined && Object.keys(labels).length > 0;
  return given ? [{ kind: "group" as const, body: attributes({ [name]: labels }) }] : [];
}
