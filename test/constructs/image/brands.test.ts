import { AzureRegion } from "../../../constructs/image";
import { gallery, sampleImage } from "./sample";

const image = sampleImage();

/* Two versions of the package know each other's objects by these, so that they never change. */
test.each<[string, object]>([
  ["AzureRegion", AzureRegion.EAST_US],
  ["ComputeGallery", gallery],
  ["GoldenImage", image],
  ["ImageChannel", image.channel("production")],
])("a %s is known by its brand to every version of this package", (name, value) => {
  expect(value).toHaveProperty([Symbol.for(`cdktf-golden-image/${name}`)], true);
});
