import fc from "fast-check";
import { Problems } from "../../../constructs/errors";
import { buildOrder } from "../../../constructs/packer/build-order";
import { RenderedImage } from "../../../constructs/packer/output/rendered-file";

function rendered(name: string, parent?: string): RenderedImage {
  return { name, parent, digest: "", regions: [], files: [] };
}

test("images without a parent keep the order in which they were defined", () => {
  const images = ["c", "a", "b"].map((name) => rendered(name));

  expect(buildOrder(images, new Problems("test"))).toEqual(images);
});

test("whatever the order of definition, every parent comes before its children and none is lost", () => {
  const forest = fc.array(fc.nat(), { minLength: 1, maxLength: 40 }).chain((seeds) => {
    const images = seeds.map((seed, n) =>
      rendered(`image-${n}`, n === 0 || seed % 3 === 0 ? undefined : `image-${seed % n}`),
    );
    return fc.shuffledSubarray(images, { minLength: images.length });
  });
  fc.assert(
    fc.property(forest, (images) => {
      const problems = new Problems("test");
      const names = buildOrder(images, problems).map(({ name }) => name);
      expect(problems.all).toEqual([]);
      expect([...names].sort()).toEqual(images.map(({ name }) => name).sort());
      for (const { name, parent } of images) {
        if (parent !== undefined) expect(names.indexOf(parent)).toBeLessThan(names.indexOf(name));
      }
    }),
    { seed: 1 },
  );
});
