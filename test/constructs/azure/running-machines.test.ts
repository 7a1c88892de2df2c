import { TerraformOutput, TerraformStack, Testing } from "cdktf";
import { RunningMachine, RunningMachines } from "../../../constructs/azure";
import { describeWithTerraform } from "../../terraform/real-terraform";
import { TerraformFolder } from "../../terraform/terraform-folder";
import { channelImage, StackJson } from "./sample-stack";

/** What the look-up finds in the whole subscription. */
const FOUND = [
  { name: "web-1", resource_group_name: "RG-WEB", tags: { image_version: "v1" } },
  { name: "web-1", resource_group_name: "rg-other", tags: { image_version: "v2" } },
  { name: "web-2-abc-1", resource_group_name: "rg-web", tags: { image_version: "v3", vm_name: "web-2" } },
  { name: "web-3-abc-1", resource_group_name: "rg-web", tags: { image_version: "v4", vm_name: "web-3" } },
];

const MACHINES: Readonly<Record<string, RunningMachine>> = {
  by_name: { resourceGroupName: "rg-web", name: "web-1" },
  by_name_in_another_group: { resourceGroupName: "rg-other", name: "Web-1" },
  by_tag: { resourceGroupName: "rg-web", name: "web-2", tag: "vm_name" },
  not_there: { resourceGroupName: "rg-web", name: "web-9" },
};

/** The look-up's expressions as CDKTF writes them, with what it would find in its place. */
function stack(): object {
  const made = new TerraformStack(Testing.app(), "production");
  const running = new RunningMachines(made, "Running", channelImage(made), "virtualMachines");
  for (const [name, machine] of Object.entries(MACHINES)) {
    new TerraformOutput(made, name, { value: running.tagsOf(machine) });
  }
  const { output, data } = JSON.parse(Testing.synth(made)) as StackJson & { output: object };
  const [id] = Object.keys(data["azurerm_resources"]!);
  const text = JSON.stringify(output).replaceAll(
    `data.azurerm_resources.${id!}.resources`,
    "local.resources",
  );
  return { output: JSON.parse(text) as object, locals: { resources: FOUND } };
}

describeWithTerraform("the machines that are running", {}, () => {
  test("each is found by its name or its tag, in its own group, whatever the case; none is null", async () => {
    const folder = new TerraformFolder().use(stack());
    await folder.apply();
    const outputs = await folder.outputs();
    folder.remove();

    expect(Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value]))).toEqual({
      by_name: { image_version: "v1" },
      by_name_in_another_group: { image_version: "v2" },
      by_tag: { image_version: "v3", vm_name: "web-2" },
    });
  });
});
