import { Problems } from "../errors";
import { nearestName } from "../nearest-name";
import { carriesBrand, pathOf } from "./given-value";
import type { GoldenImage } from "./golden-image";

const BRAND = Symbol.for("cdktf-golden-image/ImageChannel");

/**
 * One channel of one image: what both halves are handed. A template that derives from it is built on the
 * version that the channel holds when the build starts, and stays on it until it is built again. A deployment
 * that follows it plans to replace its VMs as soon as the channel moves, forwards or back.
 *
 * Only {@link GoldenImage.channel} makes one: an object written by hand is not an ImageChannel, neither for
 * the compiler nor at run time. So one that its image does not have can not exist.
 */
export class ImageChannel {
  /** @internal */
  readonly [BRAND] = true;

  private constructor(
    /** The image whose bucket the channel is in. */
    readonly image: GoldenImage,
    /** The channel's name in HCP Packer. */
    readonly name: string,
  ) {}

  /**
   * @internal {@link GoldenImage.channel} is for users.
   * @throws ImageError for a name that `image` does not have
   */
  static of(image: GoldenImage, name: unknown): ImageChannel {
    const known = image.channels.find((channel) => channel === name);
    if (known !== undefined) return new ImageChannel(image, known);
    const near = typeof name === "string" ? nearestName(name, image.channels) : undefined;
    const all = image.channels.length === 0 ? "none" : image.channels.join(", ");
    const problems = new Problems(pathOf("GoldenImage", image.bucket));
    problems.add({
      code: "channel-unknown",
      property: "channel",
      rule: "must be one of the image's channels",
      got: name,
      fix: near === undefined ? `it has ${all}` : `did you mean "${near}"? It has ${all}`,
    });
    throw problems.error();
  }

  /** Whether `value` is a channel that {@link GoldenImage.channel} made. */
  static isImageChannel(value: unknown): value is ImageChannel {
    return carriesBrand(BRAND, value);
  }
}

/** A channel of an image, and not its name: a name alone does not say of which image. */
export function requireImageChannel(
  problems: Problems,
  property: string,
  value: unknown,
): value is ImageChannel {
  return problems.require(ImageChannel.isImageChannel(value), {
    code: "channel",
    property,
    rule: "must be a channel of an image",
    got: value,
    fix: 'use the image\'s channel("production")',
  });
}
