import { AzureRegion, ComputeGallery, GalleryArtifact, GoldenImage } from "../../../constructs/image";
import { PackerVariable, PostProcessor } from "../../../constructs/packer";
import { ErrorExamples, template } from "./scene";

export const PROVENANCE: ErrorExamples = {
  "provenance-signing": () => PostProcessor.provenance({ signing: {} as never }),
  "provenance-kms": () => PostProcessor.provenance({ signing: { kms: "my-vault/my-key" } }),
  "provenance-secret": () =>
    PostProcessor.provenance({ variables: [new PackerVariable({ name: "token", sensitive: true })] }),
  "provenance-file-name": () =>
    template({
      image: new GoldenImage({
        bucket: "ubuntu-web",
        description: "nginx on Ubuntu",
        channels: [],
        artifacts: [
          GalleryArtifact.of({
            gallery: new ComputeGallery({
              name: "golden_images",
              resourceGroup: "rg-golden-images-of-the-platform-team",
            }),
            buildRegion: AzureRegion.EAST_US,
          }),
        ],
      }),
      postProcessors: [PostProcessor.provenance()],
    }),
};
