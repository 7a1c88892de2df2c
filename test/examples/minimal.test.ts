import { readFileSync } from "node:fs";
import { join } from "node:path";
import { EXAMPLES, Example } from "./example";

let example: Example;
beforeAll(async () => (example = await Example.run("minimal")));
afterAll(() => example.remove());

test("the minimal example is one template that builds on Ubuntu and publishes to the gallery only", () => {
  const template = example.template("ubuntu-tools");

  expect(template).toContain('image_publisher = "Canonical"');
  expect(template).toContain('image_offer     = "ubuntu-24_04-lts"');
  expect(template).toContain('gallery_name   = "golden_images"');
  expect(template).toContain('inline          = ["apt-get update", "apt-get install -y htop"]');
  expect(template).toContain('bucket_name = "ubuntu-tools"');
  expect(template).not.toContain("managed_image_name");
});

test("the minimal example needs no cdktf", () => {
  const text = readFileSync(join(EXAMPLES, "minimal", "package.json"), "utf8");

  expect(text).toContain('"cdktf-golden-image"');
  expect(text.replaceAll("cdktf-golden-image", "")).not.toContain("cdktf");
});
