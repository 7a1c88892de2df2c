import { attributes, block, reference } from "../../../../constructs/hcl";
import { PACKER_PLUGINS } from "../../../../constructs/packer/packer-plugin";
import { Provisioner } from "../../../../constructs/packer/provisioners/provisioner";
import { hclOf, problemsOf, rendered } from "./rendered-step";
import { scriptFolder } from "./script-folder";

const files = scriptFolder();
const site = () => files.write("site.yml", "- hosts: all\n");

test("a playbook travels with the template and runs over the build's own SSH", () => {
  const step = Provisioner.ansible({ playbook: site(), extraArguments: ["--extra-vars", "color=blue"] });

  expect(step.plugin).toBe(PACKER_PLUGINS.ansible);
  expect(rendered(step).files).toEqual(["files/site.yml"]);
  expect(hclOf(step)).toBe(
    `provisioner "ansible" {
  playbook_file    = "\${path.root}/files/site.yml"
  extra_arguments  = ["--extra-vars", "color=blue"]
  use_proxy        = false
  ansible_env_vars = ["ANSIBLE_HOST_KEY_CHECKING=False"]
}
`,
  );
});

test("a playbook can run as another user", () => {
  expect(hclOf(Provisioner.ansible({ playbook: site(), user: reference("var.user") }))).toContain(
    "= var.user",
  );
});

test("rejects a playbook that is not there", () => {
  expect(problemsOf(Provisioner.ansible({ playbook: "site.yml" }))).toEqual([
    expect.stringContaining("install[1].playbook must be an absolute path"),
  ]);
});

test("rejects Jinja in an argument", () => {
  expect(problemsOf(Provisioner.ansible({ playbook: site(), extraArguments: ["-e", "a={{ b }}"] }))).toEqual([
    "[Web] install[1].extraArguments[1] must not hold {{, which Packer takes for a Go template, " +
      'got "a={{ b }}"; put the expression in the playbook, or in a file of variables',
  ]);
});

test("any other provisioner has its options, blocks and settings written as they are", () => {
  const step = Provisioner.custom({
    type: "hcp-sbom",
    options: { source: "/tmp/{{ .X }}", left: undefined, list: ["${a}"] },
    blocks: [block("scanner", [], attributes({ depth: 2 }))],
    except: ["docker.x"],
    comment: "Bill of materials",
  });

  expect(hclOf(step)).toBe(
    `# Bill of materials
provisioner "hcp-sbom" {
  source = "/tmp/{{ .X }}"
  list   = ["$\${a}"]

  scanner {
    depth = 2
  }

  except = ["docker.x"]
}
`,
  );
});

test("any other provisioner may need a plugin", () => {
  const plugin = { name: "puppet", source: "github.com/hashicorp/puppet", version: "1.0.1" };

  expect(Provisioner.custom({ type: "puppet-server", plugin }).plugin).toBe(plugin);
});

test.each(["", "1x", 'x" {', "a b"])("rejects the type %j", (type) => {
  expect(problemsOf(Provisioner.custom({ type }))).toEqual([
    `[Web] install[1].type must be the name of a provisioner, got ${JSON.stringify(type)}; write it like "shell-local"`,
  ]);
});
