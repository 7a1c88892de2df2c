import type { App } from "cdktf";
import { ImageError } from "../constructs/errors";
import type { Problem } from "../constructs/errors";
import { gallery, goldenImages, ubuntuBase } from "../packer/golden-images";
import { ChannelsStack } from "./channels-stack";
import { checkEnvironments } from "./check-environments";
import type { Environment } from "./environment";
import { GalleryStack } from "./gallery-stack";
import { StackState } from "./stack-state";
import { VmStack } from "./vm-stack";

/** The stacks that are not an environment's. */
const GALLERY = "gallery";
const CHANNELS = "channels";

/**
 * Every stack: the gallery, the channels, and one for each environment.
 *
 * @throws ImageError with everything that is wrong with any of them
 */
export function defineStacks(app: App, environments: readonly Environment[]): void {
  const problems: Problem[] = [...checkEnvironments(environments, [GALLERY, CHANNELS]).all];
  const collect = (define: () => unknown): void => {
    try {
      define();
    } catch (error) {
      if (!ImageError.isImageError(error)) throw error;
      problems.push(...error.problems);
    }
  };
  collect(
    () =>
      new GalleryStack(app, GALLERY, {
        gallery,
        images: goldenImages,
        region: ubuntuBase.galleryArtifacts[0]!.buildRegion,
        tags: { owner: "platform-team" },
        state: StackState.local(),
      }),
  );
  collect(() => StackState.local().addTo(new ChannelsStack(app, CHANNELS)));
  if (problems.length === 0)
    for (const environment of environments) collect(() => new VmStack(app, environment));
  if (problems.length > 0) throw new ImageError(problems);
}
