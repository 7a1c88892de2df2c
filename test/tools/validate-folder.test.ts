import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PINNED_PLUGINS } from "./packer-plugins";
import { describeWithPacker } from "./real-packer";
import { validateFolder } from "./validate-folder";

const folder = mkdtempSync(join(tmpdir(), "validate-folder-"));
afterAll(() => rmSync(folder, { recursive: true }));

function template(name: string, plugin: string, source: string, version?: string): string {
  const pinned = new Map<string, string>(Object.entries(PINNED_PLUGINS)).get(plugin);
  mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(
    join(folder, name, "image.pkr.hcl"),
    `packer {
  required_plugins {
    ${plugin} = {
      source  = "github.com/hashicorp/${plugin}"
      version = "= ${version ?? pinned}"
    }
  }
}

${source}

build {
  sources = ["source.${/source "([^"]+)"/.exec(source)?.[1]}.ubuntu"]
}
`,
  );
  return join(folder, name);
}

const docker = `source "docker" "ubuntu" {
  image  = "ubuntu:24.04"
  commit = true
}`;

const amazon = `source "amazon-ebs" "ubuntu" {
  ami_name      = "ubuntu-base"
  instance_type = "t3.micro"
  region        = "eu-west-1"
  source_ami    = "ami-0123456789abcdef0"
  ssh_username  = "ubuntu"
}`;

const azureArm = (size: string): string => `source "azure-arm" "ubuntu" {
  image_offer     = "ubuntu-24_04-lts"
  image_publisher = "canonical"
  image_sku       = "server"
  location        = "eastus"
  os_type         = "Linux"
  subscription_id = "00000000-0000-0000-0000-000000000000"
  ${size} = "Standard_D2s_v5"
  shared_image_gallery_destination {
    gallery_name   = "golden_images"
    image_name     = "ubuntu-base"
    image_version  = "1.0.0"
    resource_group = "rg-golden-images"
    subscription   = "00000000-0000-0000-0000-000000000000"
    target_region {
      name = "eastus"
    }
  }
}`;

describeWithPacker(
  "validateFolder with the built plugins",
  (packer) => {
    it.each([
      ["docker", docker],
      ["amazon", amazon],
    ])("validates a %s template in full", async (plugin, source) => {
      const validation = await validateFolder(packer, template(plugin, plugin, source));
      expect(validation).toMatchObject({ valid: true, depth: "full", problems: [] });
      expect(validation.summary).toMatch(/^\w+: validated by Packer [\d.]+ with \w+ plugin [\d.]+$/);
    });

    it("tells what Packer says of a wrong option", async () => {
      const wrong = template("wrong-option", "docker", docker.replace("commit =", "comit  ="));
      const validation = await validateFolder(packer, wrong);
      expect(validation).toMatchObject({ valid: false, depth: "full" });
      expect(validation.problems.join()).toContain('An argument named "comit" is not expected here');
    });

    it("tells what packer fmt would change", async () => {
      const untidy = template("untidy", "docker", docker.replace("image  =", "image ="));
      const { valid, problems } = await validateFolder(packer, untidy);
      expect(valid).toBe(false);
      expect(problems).toEqual([expect.stringContaining('+  image  = "ubuntu:24.04"')]);
    });
  },
  ["docker", "amazon"],
);

describeWithPacker("validateFolder without a plugin", (packer) => {
  it("checks the syntax, and says what is missing", async () => {
    const unknown = template("unknown", "docker", docker, "0.0.1");
    const validation = await validateFolder(packer, unknown);
    expect(validation).toMatchObject({ valid: true, depth: "syntax" });
    expect(validation.summary).toBe("unknown: syntax only (docker plugin 0.0.1 is not installed)");
  });

  it("holds azure-arm sources against the option table", async () => {
    const good = template("good", "azure", azureArm("vm_size        "), "0.0.1");
    const validation = await validateFolder(packer, good);
    expect(validation).toMatchObject({ valid: true, depth: "syntax", problems: [] });
    expect(validation.summary).toBe("good: syntax only (azure plugin 0.0.1 is not installed) + option table");
    const wrong = template("wrong", "azure", azureArm("vm_siz         "), "0.0.1");
    expect(await validateFolder(packer, wrong)).toMatchObject({
      valid: false,
      problems: ['source "azure-arm" "ubuntu": there is no option "vm_siz"; the nearest is "vm_size"'],
    });
  });

  it("tells what Packer says of broken syntax", async () => {
    const broken = template("broken", "docker", docker.replace("{", ""));
    const validation = await validateFolder(packer, broken);
    expect(validation).toMatchObject({ valid: false, summary: "broken: not readable" });
    expect(validation.problems.join()).toContain("image.pkr.hcl");
  });
});

describeWithPacker(
  "validateFolder with the azure plugin",
  (packer) => {
    it("validates in full, without credentials", async () => {
      const good = template("azure", "azure", azureArm("vm_size        "));
      expect(await validateFolder(packer, good)).toMatchObject({ valid: true, depth: "full", problems: [] });
    });

    it("tells what the plugin says of a wrong option", async () => {
      const wrong = template("azure-wrong", "azure", azureArm("vm_siz         "));
      const { problems } = await validateFolder(packer, wrong);
      expect(problems.join()).toContain('Did you mean "vm_size"?');
    });
  },
  ["azure"],
);
