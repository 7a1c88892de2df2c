/*
 * Type tests: `npm run typecheck` compiles this file, and a `@ts-expect-error` above something that does compile
 * is an error itself. Nothing here runs.
 */
import {
  AzureRegion,
  ChannelOf,
  ComputeGallery,
  GalleryArtifact,
  GoldenImage,
  ImageChannel,
  PlatformArtifact,
} from "../../constructs/image";

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** Compiles when the two sides of the statement are the same type. */
function isTrue<Statement extends true>(statement: Statement): Statement {
  return statement;
}

declare const gallery: ComputeGallery;
declare const anyImage: GoldenImage;
declare const narrowImage: GoldenImage<"a" | "b">;
declare function takesImage(image: GoldenImage): void;
declare function takesChannel(channel: ImageChannel): void;

const artifacts = [GalleryArtifact.of({ gallery, buildRegion: AzureRegion.EAST_US })];

const image = new GoldenImage({
  bucket: "ubuntu-base",
  description: "Ubuntu 24.04 LTS",
  channels: ["development", "staging", "production"],
  artifacts,
});

export function channelNamesAreLiterals(): void {
  isTrue<Same<ChannelOf<typeof image>, "development" | "staging" | "production">>(true);
  isTrue<Same<(typeof image)["channels"], readonly ("development" | "staging" | "production")[]>>(true);
  takesChannel(image.channel("production"));
  // @ts-expect-error the image has no such channel
  image.channel("prod");
  // @ts-expect-error HCP Packer's own channel is not the image's
  image.channel("latest");
  // @ts-expect-error some text is not a channel's name
  image.channel("production" as string);
}

export function tablesAreTypedByChannels(): void {
  const complete: Record<ChannelOf<typeof image>, string> = {
    development: "a",
    staging: "b",
    production: "c",
  };
  // @ts-expect-error staging is missing
  const incomplete: Record<ChannelOf<typeof image>, string> = { development: "a", production: "c" };
  isTrue<Same<ChannelOf<string>, never>>(true);
  void [complete, incomplete];
}

export function namesFromElsewhereAreCheckedAtRunTime(names: string[]): void {
  const fromElsewhere = new GoldenImage({ bucket: "abc", description: "x", channels: names, artifacts });
  isTrue<Same<ChannelOf<typeof fromElsewhere>, string>>(true);
  takesChannel(fromElsewhere.channel("anything"));
  const constant = ["development", "production"] as const;
  const fromConstant = new GoldenImage({ bucket: "abc", description: "x", channels: constant, artifacts });
  isTrue<Same<ChannelOf<typeof fromConstant>, "development" | "production">>(true);
  takesChannel(fromConstant.channel("production"));
}

export function imagesOfAnyChannelsAreImages(): void {
  takesImage(image);
  takesImage(narrowImage);
  const images: readonly GoldenImage[] = [image, narrowImage];
  const fewer: GoldenImage<"a" | "b" | "c"> = narrowImage;
  // @ts-expect-error an image of any channels may be without these
  const more: GoldenImage<"a" | "b"> = anyImage;
  // @ts-expect-error this one is without b
  const other: GoldenImage<"a"> = narrowImage;
  void [images, fewer, more, other];
}

export function imagesAreMadeByTheirClass(): void {
  const { bucket, description, labels, channels, galleryArtifacts } = image;
  const channel = () => image.channel("production");
  // @ts-expect-error an object written by hand is not an image, since nothing checked it
  takesImage({ bucket, description, labels, channels, artifacts, galleryArtifacts, channel });
}

export function channelsAreMadeByTheirImageOnly(): void {
  // @ts-expect-error an object written by hand is not a channel
  takesChannel({ image, name: "production" });
  // @ts-expect-error a channel's name is not a channel
  takesChannel("production");
}

export function regionsAndGalleriesAreMadeByTheirClasses(): void {
  GalleryArtifact.of({
    gallery,
    buildRegion: AzureRegion.of("East US"),
    replicaRegions: [{ region: AzureRegion.UK_SOUTH }],
  });
  // @ts-expect-error a region's name is not a region
  GalleryArtifact.of({ gallery, buildRegion: "eastus" });
  // @ts-expect-error an object with a name is not a region
  GalleryArtifact.of({ gallery, buildRegion: { name: "East US" } });
  // @ts-expect-error a gallery is not a region, though it has a name
  GalleryArtifact.of({ gallery, buildRegion: gallery });
  // @ts-expect-error the names of a gallery are not checked before it is made
  const unchecked: ComputeGallery = { name: "golden-images", resourceGroup: "rg" };
  void unchecked;
  // @ts-expect-error there are no regions but those of the class
  void new AzureRegion("East US");
}

export function closedSetsAreUnions(): void {
  const buildRegion = AzureRegion.EAST_US;
  GalleryArtifact.of({
    gallery,
    buildRegion,
    securityType: "ConfidentialVM",
    architecture: "x64",
    generation: "V2",
  });
  // @ts-expect-error Azure writes it Arm64
  GalleryArtifact.of({ gallery, buildRegion, architecture: "arm64" });
  // @ts-expect-error generations are V1 and V2
  GalleryArtifact.of({ gallery, buildRegion, generation: "2" });
  // @ts-expect-error its source is a VHD, which the builder does not publish
  GalleryArtifact.of({ gallery, buildRegion, securityType: "ConfidentialVMSupported" });
}

export function artifactsAreMadeByTheirClasses(): void {
  const docker = PlatformArtifact.of({ platform: "docker", region: "docker", builder: "docker" });
  void new GoldenImage({
    bucket: "abc",
    description: "x",
    channels: ["dev"],
    artifacts: [docker, ...artifacts],
  });
  // @ts-expect-error props are not an artifact
  void new GoldenImage({ bucket: "abc", description: "x", channels: ["dev"], artifacts: [{ gallery }] });
}
