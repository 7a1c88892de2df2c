import { attribute, attributes, block } from "../../../constructs/hcl";
import { PlatformArtifact } from "../../../constructs/image";
import {
  PACKER_PLUGINS,
  PackerTemplate,
  PackerVariable,
  PluginSource,
  PostProcessor,
  Provisioner,
} from "../../../constructs/packer";
import { Problems } from "../../../constructs/errors";
import { PackerApp } from "../../../constructs/packer";
import { renderParts } from "./render";

const ARTIFACT = PlatformArtifact.of({
  platform: "docker",
  region: "docker",
  builder: "docker",
  label: "ubuntu",
});
const docker = (label = "ubuntu") =>
  new PluginSource({
    artifact: PlatformArtifact.of({ platform: "docker", region: "docker", builder: "docker", label }),
    plugin: PACKER_PLUGINS.docker,
    options: { image: "ubuntu:24.04", commit: true },
  });

function refusals(build: (template: PackerTemplate) => void): readonly string[] {
  const template = new PackerTemplate(new PackerApp(), "Parts", { name: "parts" });
  build(template);
  const problems = new Problems("Parts");
  template.check(problems);
  return problems.all.map(
    ({ property, rule, got, fix }) => `${property} ${rule}, got ${JSON.stringify(got)}; ${fix}`,
  );
}

test("the parts stand in the order in which one reads a template", () => {
  const text = renderParts((template) => {
    const registry = template.addVariable(new PackerVariable({ name: "registry", default: "local" }));
    template.addLocal("tag", registry, "Where the image goes");
    template.addData("http", "motd", [attribute("url", "http://127.0.0.1/")]);
    template.addSource(docker());
    template.addProvisioner(Provisioner.custom({ type: "breakpoint", options: { note: "look" } }));
    template.addPostProcessor(PostProcessor.manifest());
  });

  expect(text).toBe(`packer {
  required_version = ">= 1.16.0"

  required_plugins {
    docker = {
      source  = "github.com/hashicorp/docker"
      version = "= 1.1.2"
    }
  }
}

variable "registry" {
  type    = string
  default = "local"
}

locals {
  # Where the image goes
  tag = var.registry
}

data "http" "motd" {
  url = "http://127.0.0.1/"
}

source "docker" "ubuntu" {
  image  = "ubuntu:24.04"
  commit = true
}

build {
  sources = ["source.docker.ubuntu"]

  provisioner "breakpoint" {
    note = "look"
  }

  post-processor "manifest" {
    output     = "\${path.root}/packer-manifest.json"
    strip_path = true
  }
}
`);
});

test("the registry block stands at the top level, where Packer wants it", () => {
  const template = new PackerTemplate(new PackerApp(), "Parts", {
    name: "parts",
    registry: {
      bucket: "parts",
      description: "Parts",
      bucketLabels: { os: "ubuntu" },
      buildLabels: { base: "x" },
    },
  });
  template.addSource(docker());

  const text = String((template.node.root as PackerApp).render()[0]!.files[0]!.content);

  expect(text).toMatch(
    /\nhcp_packer_registry \{\n {2}bucket_name = "parts"\n {2}description = "Parts"\n\n {2}bucket_labels = \{\n {4}os = "ubuntu"\n {2}\}\n\n {2}build_labels = \{\n {4}base +=/,
  );
});

test("several sources build side by side", () => {
  const text = renderParts((template) => {
    template.addSource(docker("jammy"));
    template.addSource(docker("noble"));
  });

  expect(text).toContain('sources = ["source.docker.jammy", "source.docker.noble"]');
});

test("what has no method is added as a block", () => {
  const text = renderParts((template) => {
    template.addSource(docker());
    template.addBlock(block("variable", ["extra"], attributes({ default: 1 })));
  });

  expect(text).toContain('variable "extra" {\n  default = 1\n}\n');
});

test("a plugin that several parts need is required once", () => {
  const text = renderParts((template) => {
    template.addSource(docker());
    template.addPostProcessor(
      PostProcessor.custom({
        type: "docker-tag",
        plugin: PACKER_PLUGINS.docker,
        options: { repository: "x" },
      }),
    );
  });

  expect(text.match(/github\.com/g)).toHaveLength(1);
});

test("rejects a template without a source", () => {
  expect(refusals(() => undefined)).toEqual([
    "sources must hold at least one source, got undefined; add one with addSource()",
  ]);
});

test("rejects two sources, locals and variables of one name", () => {
  const found = refusals((template) => {
    for (let n = 0; n < 2; n++) {
      template.addSource(docker());
      template.addLocal("x", 1);
      template.addVariable(new PackerVariable({ name: "v" }));
    }
  });

  expect(found).toEqual([
    'variables must have different names, got "v"; rename one',
    'locals must have different names, got "x"; rename one',
    'sources must have different names, got "docker.ubuntu"; rename one',
  ]);
});

test("rejects one plugin in two versions", () => {
  const found = refusals((template) => {
    template.addSource(docker());
    template.addPlugin({ ...PACKER_PLUGINS.docker, version: "1.0.0" });
    template.addPostProcessor(
      PostProcessor.custom({ type: "docker-tag", plugin: { ...PACKER_PLUGINS.docker, version: "1.0.1" } }),
    );
  });

  expect(found).toEqual([
    "plugins.docker is required as github.com/hashicorp/docker 1.0.0 too, " +
      'got "github.com/hashicorp/docker 1.1.2"; use one and the same plugin everywhere in a template',
    "plugins.docker is required as github.com/hashicorp/docker 1.0.0 too, " +
      'got "github.com/hashicorp/docker 1.0.1"; use one and the same plugin everywhere in a template',
  ]);
});

test("rejects two data sources of one type and name", () => {
  const found = refusals((template) => {
    template.addSource(docker());
    template.addData("http", "x", () => []);
    template.addData("http", "y", () => []);
    template.addData("http", "x", () => []);
  });

  expect(found).toEqual(['data must have different names, got "http.x"; rename one']);
});

test("rejects one plugin from two places", () => {
  const found = refusals((template) => {
    template.addSource(docker());
    template.addPlugin({ ...PACKER_PLUGINS.docker, source: "example.com/own/docker" });
  });

  expect(found).toEqual([
    "plugins.docker is required as example.com/own/docker 1.1.2 too, " +
      'got "github.com/hashicorp/docker 1.1.2"; use one and the same plugin everywhere in a template',
  ]);
});

const versionSaid = (version: string) =>
  refusals((template) => {
    template.addSource(
      new PluginSource({ artifact: ARTIFACT, plugin: { ...PACKER_PLUGINS.docker, version } }),
    );
  });

test.each(["0.0.0", "10.20.30", "1.2.3-rc.1", "1.2.3-dev"])("a plugin can be of version %s", (version) => {
  expect(versionSaid(version)).toEqual([]);
});

test.each(["", "1.2", "v1.2.3", "1.2.3.4", "1.2.x", "1.2.3-", "1.2.3+x", "1.2.3 ", "1.2.3-a b"])(
  "rejects the plugin version %j",
  (version) => {
    expect(versionSaid(version)).toEqual([
      `plugins.docker.version must be one exact version, got ${JSON.stringify(version)}; use one such as "1.1.2"`,
    ]);
  },
);

test("rejects a plugin version that is a range, since Packer has no lock file", () => {
  const found = refusals((template) => {
    template.addSource(
      new PluginSource({ artifact: ARTIFACT, plugin: { ...PACKER_PLUGINS.docker, version: ">= 1" } }),
    );
  });

  expect(found).toEqual([
    'plugins.docker.version must be one exact version, got ">= 1"; use one such as "1.1.2"',
  ]);
});

test("rejects a step after the one that removes the build's user", () => {
  const found = refusals((template) => {
    template.addSource(docker());
    template.addProvisioner(Provisioner.deprovision());
    template.addProvisioner(Provisioner.shell({ inline: ["true"] }));
  });

  expect(found).toEqual([
    "provisioners[0] removes the build's user and must be the last step, got undefined; put the other steps before it",
  ]);
});

test("rejects a step for a source that the template does not have", () => {
  const found = refusals((template) => {
    template.addSource(docker());
    template.addProvisioner(Provisioner.shell({ inline: ["true"], only: ["docker.noble"] }));
    template.addProvisioner(Provisioner.shell({ inline: ["true"], override: { noble: {} } }));
  });

  expect(found).toEqual([
    'provisioners[0].only must name sources of this template, got "docker.noble"; it has docker.ubuntu',
    'provisioners[1].override must name labels of sources of this template, got "noble"; it has ubuntu',
  ]);
});

test("rejects only together with except, and numbers that are none", () => {
  const found = refusals((template) => {
    template.addSource(docker());
    template.addProvisioner(
      Provisioner.shell({
        inline: ["true"],
        only: ["docker.ubuntu"],
        except: ["docker.ubuntu"],
        timeoutMinutes: 0.5,
        maxRetries: Number.NaN,
      }),
    );
    template.addProvisioner(Provisioner.shell({ inline: ["true"], pauseBeforeSeconds: -1 }));
  });

  expect(found).toEqual([
    'provisioners[0].only can not be given together with except, got ["docker.ubuntu"]; keep one of the two',
    "provisioners[0].timeoutMinutes must be a whole number of at least 1, got 0.5; use 5",
    "provisioners[0].maxRetries must be a whole number of at least 0, got null; use 5",
    "provisioners[1].pauseBeforeSeconds must be a whole number of at least 0, got -1; use 5",
  ]);
});

test("rejects a step that runs for no source", () => {
  const found = refusals((template) => {
    template.addSource(docker("jammy"));
    template.addSource(docker("noble"));
    const inline = ["true"];
    template.addProvisioner(Provisioner.shell({ inline, except: ["docker.jammy"] }));
    template.addProvisioner(Provisioner.shell({ inline, except: ["docker.noble", "docker.jammy"] }));
  });

  expect(found).toEqual([
    'provisioners[1].except must leave a source for which the step runs, got ["docker.noble","docker.jammy"]; leave the step out',
  ]);
});

test("rejects a pause together with a limit, which Packer then forgets", () => {
  const found = refusals((template) => {
    template.addSource(docker());
    template.addProvisioner(Provisioner.cloudInitWait({ pauseBeforeSeconds: 5 }));
    template.addProvisioner(Provisioner.cloudInitWait({ pauseBeforeSeconds: 5, timeoutMinutes: 1 }));
  });

  expect(found).toEqual([
    "provisioners[1].pauseBeforeSeconds makes Packer forget timeoutMinutes, got 5; " +
      'wait in a step before: Provisioner.shell({ inline: ["sleep 5"] })',
  ]);
});
