import { Construct } from "constructs";
import { ImageError } from "../../../constructs/errors";
import {
  BaseImage,
  GoldenImageTemplate,
  PackerApp,
  PackerTemplate,
  UbuntuRelease,
} from "../../../constructs/packer";
import { galleryArtifact, image } from "./images";

const UBUNTU = BaseImage.fromMarketplace(UbuntuRelease.NOBLE_24_04);
const SIZE = { vmSize: "Standard_D2s_v5" };

function refusal(app: PackerApp): string {
  try {
    app.render();
  } catch (error) {
    if (ImageError.isImageError(error)) return error.message;
    throw error;
  }
  return "nothing was refused";
}

test("templates are rendered in build order, parents before what derives from them", () => {
  const app = new PackerApp();
  const [base, web, shop] = [image("base-image"), image("web-image"), image("shop-image")];
  new GoldenImageTemplate(app, "Shop", {
    image: shop,
    base: BaseImage.fromChannel(web.channel("production")),
    ...SIZE,
  });
  new GoldenImageTemplate(app, "Web", {
    image: web,
    base: BaseImage.fromChannel(base.channel("production")),
    ...SIZE,
  });
  new GoldenImageTemplate(app, "Base", { image: base, base: UBUNTU, ...SIZE });

  const rendered = app.render();

  expect(rendered.map(({ name, parent, channel }) => [name, parent, channel])).toEqual([
    ["base-image", undefined, undefined],
    ["web-image", "base-image", "production"],
    ["shop-image", "web-image", "production"],
  ]);
});

test("a parent that is built elsewhere is no mistake", () => {
  const app = new PackerApp();
  const elsewhere = image("their-base").channel("production");
  new GoldenImageTemplate(app, "Web", {
    image: image("web-image"),
    base: BaseImage.fromChannel(elsewhere),
    ...SIZE,
  });

  expect(app.render()).toMatchObject([{ name: "web-image", parent: "their-base" }]);
});

test("the same tree renders to the same bytes", () => {
  const render = () => {
    const app = new PackerApp();
    new GoldenImageTemplate(app, "Base", { image: image("base-image"), base: UBUNTU, ...SIZE });
    return app.render();
  };

  expect(render()).toEqual(render());
});

test("rejects two templates for one bucket, also when they differ in case only", () => {
  const app = new PackerApp();
  new GoldenImageTemplate(app, "One", { image: image("web-image"), base: UBUNTU, ...SIZE });
  const twin = image("Web-Image", galleryArtifact({ definition: "other" }));
  new GoldenImageTemplate(app, "Two", { image: twin, base: UBUNTU, ...SIZE });

  expect(refusal(app)).toBe(
    "[PackerApp] templates must each have a bucket of their own; folders that differ in case only are one on some " +
      'systems, got "Web-Image"; give one of the two another bucket',
  );
});

test("rejects two images that publish to one definition", () => {
  const app = new PackerApp();
  const twin = image("twin-image", galleryArtifact({ definition: "Web-Image" }));
  new GoldenImageTemplate(app, "One", { image: image("web-image"), base: UBUNTU, ...SIZE });
  new GoldenImageTemplate(app, "Two", { image: twin, base: UBUNTU, ...SIZE });

  expect(refusal(app)).toBe(
    "[PackerApp] definition must belong to one image, web-image publishes to it too, " +
      'got "golden_images/Web-Image"; give twin-image a definition of its own',
  );
});

test("rejects a cycle of parents and names the way round", () => {
  const app = new PackerApp();
  const [a, b] = [image("image-a"), image("image-b")];
  new GoldenImageTemplate(app, "A", {
    image: a,
    base: BaseImage.fromChannel(b.channel("production")),
    ...SIZE,
  });
  new GoldenImageTemplate(app, "B", {
    image: b,
    base: BaseImage.fromChannel(a.channel("production")),
    ...SIZE,
  });

  expect(refusal(app)).toBe(
    "[PackerApp] base must not lead back to the image itself, got " +
      '"image-a <- image-b <- image-a"; start one of them from the marketplace',
  );
});

test("rejects an image that derives from itself", () => {
  const app = new PackerApp();
  const self = image("image-a");
  new GoldenImageTemplate(app, "A", {
    image: self,
    base: BaseImage.fromChannel(self.channel("production")),
    ...SIZE,
  });

  expect(refusal(app)).toContain('got "image-a <- image-a"');
});

test("rejects with every problem of every template at once", () => {
  const app = new PackerApp();
  new GoldenImageTemplate(app, "One", { image: image("image-a"), base: UBUNTU });
  new GoldenImageTemplate(app, "Two", { image: image("image-b"), base: UBUNTU, vmSize: "Standard_D2ps_v6" });
  new PackerTemplate(app, "Three", { name: "no good" });

  const message = refusal(app);

  expect(message).toMatch(/^\d+ problems\n/);
  expect(message).toContain("[One] vmSize must be given");
  expect(message).toContain(
    '[Two] vmSize is an Arm64 size, but the SKU "server" is x64, got "Standard_D2ps_v6"',
  );
  expect(message).toContain("[Three] name must be 1 to 64 letters");
  expect(message).toContain("[Three] sources must hold at least one source; add one with addSource()");
});

test("rejects what a construct's own validation says, with the construct's path", () => {
  const app = new PackerApp();
  const team = new Construct(app, "Team");
  team.node.addValidation({ validate: () => ["the cost centre is missing"] });

  expect(refusal(app)).toBe(
    "[Team] validation failed: the cost centre is missing; see the construct that says so",
  );
});

test("an app without templates renders nothing", () => {
  expect(new PackerApp().render()).toEqual([]);
});
