import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { spawn } from "node:child_process";
import { HCP_PROVIDER } from "../tools/hcp-provider";
import type { PackerTool } from "../tools/packer";
import { runPacker } from "../tools/packer-run";

const PARENT = `
hcp_packer_registry {
  bucket_name   = "parent-image"
  description   = "a file"
  bucket_labels = { os = "none" }
  channels      = ["development"]
}
variable "target" { default = "parent.txt" }
source "file" "one" {
  target  = var.target
  content = "parent"
}
source "file" "two" {
  target  = "two-\${var.target}"
  content = "parent"
}
build { sources = ["source.file.one", "source.file.two"] }
`;

const CHILD = `
hcp_packer_registry { bucket_name = "child-image" }
data "hcp-packer-version" "parent" {
  bucket_name  = "parent-image"
  channel_name = "production"
}
data "hcp-packer-artifact" "parent" {
  bucket_name         = "parent-image"
  version_fingerprint = data.hcp-packer-version.parent.fingerprint
  platform            = "packer.file"
  region              = "."
  component_type      = "file.one"
}
source "file" "one" {
  source = data.hcp-packer-artifact.parent.external_identifier
  target = "child.txt"
}
build { sources = ["source.file.one"] }
`;

const STACK = `
terraform {
  required_providers {
    hcp = { source = "hashicorp/hcp" }
  }
}
provider "hcp" {}
resource "hcp_packer_channel" "staging" {
  name        = "staging"
  bucket_name = "parent-image"
}
resource "hcp_packer_channel_assignment" "staging" {
  bucket_name         = "parent-image"
  channel_name        = hcp_packer_channel.staging.name
  version_fingerprint = data.hcp_packer_version.production.fingerprint
}
data "hcp_packer_version" "production" {
  bucket_name  = "parent-image"
  channel_name = "production"
}
data "hcp_packer_artifact" "production" {
  bucket_name         = "parent-image"
  version_fingerprint = data.hcp_packer_version.production.fingerprint
  platform            = "packer.file"
  region              = "."
  component_type      = "file.one"
}
data "hcp_packer_bucket_names" "all" {}
output "image" { value = data.hcp_packer_artifact.production.external_identifier }
output "revoke_at" { value = data.hcp_packer_artifact.production.revoke_at }
output "buckets" { value = data.hcp_packer_bucket_names.all.names }
`;

export interface ClientRun {
  readonly exitCode: number;
  readonly output: string;
}

/** A folder with two templates and a stack, in which the real clients run against one registry. */
export class ClientFolder {
  readonly path = mkdtempSync(join(tmpdir(), "registry-clients-"));

  constructor(private readonly environment: Readonly<Record<string, string>>) {
    writeFileSync(join(this.path, "parent.pkr.hcl"), PARENT);
    writeFileSync(join(this.path, "child.pkr.hcl"), CHILD);
    writeFileSync(join(this.path, "main.tf"), STACK);
    const overrides = `"hashicorp/hcp" = ${JSON.stringify(dirname(HCP_PROVIDER))}`;
    const installation = `provider_installation {\n  dev_overrides {\n    ${overrides}\n  }\n}\n`;
    writeFileSync(join(this.path, "terraform.rc"), installation);
  }

  packer(packer: PackerTool, ...args: readonly string[]): Promise<ClientRun> {
    const run = { environment: this.environment, workingFolder: this.path };
    return runPacker(packer, ["build", "-force", ...args], run);
  }

  terraform(...args: readonly string[]): Promise<ClientRun> {
    return new Promise((resolve, reject) => {
      const env = {
        ...{ PATH: process.env.PATH ?? "", TF_CLI_CONFIG_FILE: join(this.path, "terraform.rc") },
        ...{ CHECKPOINT_DISABLE: "1", TF_IN_AUTOMATION: "1", ...this.environment },
      };
      const child = spawn("terraform", args, { cwd: this.path, env });
      let output = "";
      child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
      child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
      child.on("error", reject).on("close", (code) => resolve({ exitCode: code ?? -1, output }));
    });
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}
