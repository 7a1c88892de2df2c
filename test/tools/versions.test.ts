import { readFileSync } from "node:fs";
import { join } from "node:path";
import { TOOL_VERSIONS } from "../../constructs/image/tool-versions";
import { azureArmOptions } from "./option-table";

/** A `go.mod` has to repeat the version that it pins; these hold the repetitions against the one place. */
describe("the Go modules pin what tool-versions.ts says", () => {
  const pins = [
    ["packer", "github.com/hashicorp/packer", TOOL_VERSIONS.packer],
    ["plugin-docker", "github.com/hashicorp/packer-plugin-docker", TOOL_VERSIONS.dockerPlugin],
    ["plugin-amazon", "github.com/hashicorp/packer-plugin-amazon", TOOL_VERSIONS.amazonPlugin],
    ["plugin-ansible", "github.com/hashicorp/packer-plugin-ansible", TOOL_VERSIONS.ansiblePlugin],
    ["hcp-provider", "github.com/hashicorp/terraform-provider-hcp", TOOL_VERSIONS.hcpProvider],
  ] as const;

  it.each(pins)("%s", (folder, module, version) => {
    const goMod = readFileSync(join(__dirname, folder, "go.mod"), "utf8").split("\n");
    const goSum = readFileSync(join(__dirname, folder, "go.sum"), "utf8");
    expect(goMod).toContain(`tool ${module}`);
    expect(goMod.map((line) => line.trim())).toContain(`${module} v${version} // indirect`);
    expect(goSum).toContain(`${module} v${version} h1:`);
  });

  it("the option table is that of the pinned azure plugin", () => {
    expect(azureArmOptions()).toMatchObject({ plugin: "azure", version: TOOL_VERSIONS.azurePlugin });
  });
});
