import { catalogEntries, catalogText } from "../../../../constructs/packer/output/catalog";
import { image } from "./output-fixture";

const base = image("base", { "base.pkr.hcl": "x" }, { regions: ["eastus", "westus2"] });
const web = image(
  "web",
  { "web.pkr.hcl": "x", "scripts/a.sh": "y" },
  { parent: "base", channel: "production" },
);
const shop = image("shop", { "shop.pkr.hcl": "x" }, { parent: "web" });
const db = image("db", { "db.pkr.hcl": "x" }, { parent: "base" });

describe("the catalog", () => {
  test("says all that another tool needs to build the images in order", () => {
    expect(JSON.parse(catalogText([base, web]))).toEqual({
      generatedBy: "npm run synth-packer",
      version: 1,
      images: [
        {
          name: "base",
          stage: 1,
          parent: null,
          channel: null,
          digest: "digest-of-base",
          regions: ["eastus", "westus2"],
          files: ["base/base.pkr.hcl"],
        },
        {
          name: "web",
          stage: 2,
          parent: "base",
          channel: "production",
          digest: "digest-of-web",
          regions: ["eastus"],
          files: ["web/web.pkr.hcl", "web/scripts/a.sh"],
        },
      ],
    });
  });

  test("puts siblings into one stage and next to each other", () => {
    const other = image("other", { x: "x" });
    const stages = catalogEntries([base, web, shop, other, db]).map(({ stage, name }) => `${stage} ${name}`);
    expect(stages).toEqual(["1 base", "1 other", "2 web", "2 db", "3 shop"]);
  });

  test("starts with an image whose parent another repository builds", () => {
    expect(catalogEntries([image("web", { x: "x" }, { parent: "elsewhere" })])[0]?.stage).toBe(1);
  });

  test("ends with a newline and lists nothing when there are no images", () => {
    expect(catalogText([])).toBe(
      '{\n  "generatedBy": "npm run synth-packer",\n  "version": 1,\n  "images": []\n}\n',
    );
  });

  test("rejects an image before its parent", () => {
    expect(() => catalogText([web, base])).toThrow('image "web" comes before its parent "base"');
  });
});
