import { readFileSync } from "node:fs";
import { join } from "node:path";
import { only } from "../constructs/hcp/synthesised";
import { EXAMPLES, Example } from "./example";

let example: Example;
beforeAll(async () => (example = await Example.run("demo")));
afterAll(() => example.remove());

test("the demo's web image starts from what ubuntu-base has in production", () => {
  const template = example.template("ubuntu-web");

  expect(template).toMatch(
    /data "hcp-packer-version" "parent" \{\n {2}bucket_name {2}= "ubuntu-base"\n {2}channel_name = "production"/,
  );
  expect(template).toContain("id = data.hcp-packer-artifact.parent.external_identifier");
  expect(template).toContain("parent_fingerprint = data.hcp-packer-version.parent.fingerprint");
});

test("the demo's script travels with the template as it is", () => {
  const script = "scripts/install-nginx.sh";

  expect(example.template("ubuntu-web")).toContain(`script          = "\${path.root}/${script}"`);
  expect(readFileSync(join(example.folder, "out/ubuntu-web", script), "utf8")).toBe(
    readFileSync(join(EXAMPLES, "demo", script), "utf8"),
  );
});

test("the demo's base image is built before the one that needs it", () => {
  expect(example.images.map((folder) => folder.split("/").at(-1))).toEqual(["ubuntu-base", "ubuntu-web"]);
});

test("the demo's gallery has a definition for each image", () => {
  const { resource } = example.stacks.get("gallery")!;
  const definitions = Object.values(resource!["azurerm_shared_image"]!);

  expect(definitions).toMatchObject([
    { name: "ubuntu-base", trusted_launch_enabled: true },
    { name: "ubuntu-web", trusted_launch_enabled: true },
  ]);
});

test("the demo's channels start without a version", () => {
  const { resource } = example.stacks.get("channels")!;
  const assignments = Object.values(resource!["hcp_packer_channel_assignment"]!);

  expect(assignments.map(({ version_fingerprint: version }) => version)).toEqual(["none", "none"]);
});

test("the demo's VM is what ubuntu-web has in production, and has no public address", () => {
  const { data, resource } = example.stacks.get("web")!;
  const vm = only(resource, "azurerm_linux_virtual_machine");

  expect(only(data, "hcp_packer_version")).toMatchObject({
    bucket_name: "ubuntu-web",
    channel_name: "production",
  });
  expect(vm["source_image_id"]).toMatch(/^\$\{data\.hcp_packer_artifact\..*\.external_identifier\}$/);
  expect(vm).toMatchObject({ secure_boot_enabled: true, disable_password_authentication: true });
  expect(resource).not.toHaveProperty("azurerm_public_ip");
});
