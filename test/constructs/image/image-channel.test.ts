import { Problems } from "../../../constructs/errors";
import { ImageChannel, requireImageChannel } from "../../../constructs/image/image-channel";
import { refusal } from "./refusal";
import { sampleImage, untyped } from "./sample";

function requireChannel(value: unknown): void {
  const problems = new Problems("Sample");
  requireImageChannel(problems, "channel", value);
  problems.throwIfAny();
}

test("a channel knows its image and its name", () => {
  const image = sampleImage();
  const channel = image.channel("production");
  expect(channel.image).toBe(image);
  expect(channel.name).toBe("production");
});

test("rejects an abbreviated channel with the one that was meant and all that there are", () => {
  expect(refusal(() => sampleImage().channel("prod"))).toBe(
    '[GoldenImage ubuntu-base] channel must be one of the image\'s channels, got "prod"; did you mean "production"? It has development, staging, production',
  );
});

test("rejects a channel that is like none with all that there are", () => {
  expect(refusal(() => sampleImage().channel("canary"))).toBe(
    '[GoldenImage ubuntu-base] channel must be one of the image\'s channels, got "canary"; it has development, staging, production',
  );
});

test("rejects a channel in another case", () => {
  expect(refusal(() => sampleImage().channel("Production"))).toContain('did you mean "production"?');
});

test("rejects every channel of an image that has none", () => {
  expect(refusal(() => sampleImage({ channels: [] }).channel("production"))).toBe(
    '[GoldenImage ubuntu-base] channel must be one of the image\'s channels, got "production"; it has none',
  );
});

test.each([["production"], 7, null, {}])("rejects %j as a channel's name", (name) => {
  expect(refusal(() => sampleImage().channel(untyped(name)))).toBe(
    `[GoldenImage ubuntu-base] channel must be one of the image's channels, got ${JSON.stringify(name)}; it has development, staging, production`,
  );
});

test("rejects a channel without a name", () => {
  expect(refusal(() => sampleImage().channel(untyped(undefined)))).toBe(
    "[GoldenImage ubuntu-base] channel must be one of the image's channels; it has development, staging, production",
  );
});

test("a channel is known as one", () => {
  expect(ImageChannel.isImageChannel(sampleImage().channel("production"))).toBe(true);
  expect(() => requireChannel(sampleImage().channel("production"))).not.toThrow();
});

test("rejects a channel's name in place of a channel", () => {
  expect(refusal(() => requireChannel("production"))).toBe(
    '[Sample] channel must be a channel of an image, got "production"; use the image\'s channel("production")',
  );
});

test("rejects an object that only looks like a channel", () => {
  expect(ImageChannel.isImageChannel({ image: sampleImage(), name: "made-up" })).toBe(false);
});
