import type { IConstruct } from "constructs";
import * as azure from "../../constructs/azure";
import * as hcp from "../../constructs/hcp";
import * as packer from "../../constructs/packer";
import { namesReport } from "../../release/api/names-report";
import { sampleStacks } from "../../release/api/sample-stacks";
import { sampleTemplates } from "../../release/api/sample-templates";

type ConstructClass = new (...args: never[]) => IConstruct;

/** Every construct that a face of the library offers, by its name. */
const offered = Object.entries({ ...azure, ...hcp, ...packer } as Record<string, unknown>).filter(
  (entry): entry is [string, ConstructClass] => isConstructClass(entry[1]),
);

function isConstructClass(value: unknown): value is ConstructClass {
  return typeof value === "function" && "isConstruct" in value;
}

test("the samples of the report have every construct of the library", () => {
  const made = [...sampleStacks(), sampleTemplates()].flatMap((root) => root.node.findAll());
  const missing = offered.filter(([, type]) => !made.some((construct) => construct instanceof type));

  expect(offered.length).toBeGreaterThan(8);
  expect(missing.map(([name]) => name)).toEqual([]);
});

test("the report says each address with its construct and its own name", () => {
  const report = namesReport();

  expect(report).toMatch(
    /^azurerm_linux_virtual_machine\.Vm_[0-9A-F]{8} {2}machines\/Vm\/Resource {2}name: vm$/m,
  );
  expect(report).toMatch(/^data\.hcp_packer_version\.Follow_\S+ {2}machines\/Follow\/\S+$/m);
  expect(report).toMatch(/^check\.Follow_Revocation_[0-9A-F]{8} {2}machines\/Follow\/Revocation$/m);
});

test("the report says a template's files, and what is named in it", () => {
  const lines = namesReport().split("\n");

  expect(lines).toEqual(
    expect.arrayContaining([
      "file base/base.pkr.hcl",
      "file base/scripts/ssh-server.sh",
      'variable "arm_client_id"',
      'local "image_version"',
      'local "azure_oidc_token"',
      'data "hcp-packer-version" "parent"',
      'source "azure-arm" "derived-arm64"',
      "written by the build: ${path.root}/packer-manifest.json",
    ]),
  );
});
