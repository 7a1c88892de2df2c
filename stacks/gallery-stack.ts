import { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { ImageGallery, addAzurermProvider } from "../constructs/azure";
import type { ImageGalleryProps } from "../constructs/azure";
import type { StackState } from "./stack-state";

/** What the gallery stack is made of. */
export interface GalleryStackProps extends ImageGalleryProps {
  /** Where the stack's state is kept. */
  readonly state: StackState;
}

/**
 * The gallery and its definitions: applied first, before the first build. It looks nothing up in HCP Packer, so it
 * needs the `ARM_*` variables only.
 */
export class GalleryStack extends TerraformStack {
  constructor(scope: Construct, id: string, props: GalleryStackProps) {
    super(scope, id);
    props.state.addTo(this);
    addAzurermProvider(this, { subscriptionId: props.gallery.subscriptionId });
    new ImageGallery(this, "Gallery", props);
  }
}
