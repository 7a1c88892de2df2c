// What the compiler would have told a TypeScript user.
const { GoldenImage } = require("cdktf-golden-image/image");
const { ImageError } = require("cdktf-golden-image");

try {
  new GoldenImage({ bucket: 42, channels: "production", artifacts: [{}] });
} catch (error) {
  if (!ImageError.isImageError(error)) throw error;
  console.log(error.message);
}
