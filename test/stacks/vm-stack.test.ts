import { Testing } from "cdktf";
import { ImagePolicy } from "../../constructs/hcp";
import type { Environment } from "../../stacks/environment";
import { environments } from "../../stacks/environments";
import { VmStack } from "../../stacks/vm-stack";
import { Block, StackJson, all, only } from "../constructs/azure/sample-stack";

const production = environments.find(({ name }) => name === "production")!;

function stackOf(given: Partial<Environment> = {}): StackJson {
  return JSON.parse(
    Testing.synth(new VmStack(Testing.app(), { ...production, ...given }), true),
  ) as StackJson;
}

test("names follow from the image's bucket and the environment", () => {
  const json = stackOf();

  expect(only(json, "azurerm_resource_group")["name"]).toBe("rg-ubuntu-web-production");
  expect(only(json, "azurerm_virtual_network")["name"]).toBe("vnet-ubuntu-web-production");
  expect(all(json, "azurerm_linux_virtual_machine").map(({ name }) => name)).toEqual([
    "ubuntu-web-production-1",
    "ubuntu-web-production-2",
    "ubuntu-web-production-3",
  ]);
});

test("the channel is looked up once, for all VMs", () => {
  expect(Object.values(stackOf().data["hcp_packer_version"]!)).toMatchObject([
    { bucket_name: "ubuntu-web", channel_name: "production" },
  ]);
});

test("VMs go into the zones in turn", () => {
  const zones = all(
    stackOf({ instanceCount: 4, zones: ["1", "2", "3"] }),
    "azurerm_linux_virtual_machine",
  ).map(({ zone }) => zone);

  expect(zones).toEqual(["1", "2", "3", "1"]);
});

test("without zones Azure chooses", () => {
  const vms = all(stackOf({ zones: undefined }), "azurerm_linux_virtual_machine");

  for (const vm of vms) expect(vm).not.toHaveProperty("zone");
});

test("tags say whose, which environment and which image", () => {
  const [vm] = all(stackOf(), "azurerm_linux_virtual_machine");

  expect(vm!["tags"]).toMatchObject({
    owner: "platform-team",
    environment: "production",
    criticality: "high",
    image_bucket: "ubuntu-web",
    image_channel: "production",
  });
});

test("a tag of the table goes before what follows from elsewhere", () => {
  const json = stackOf({ tags: { owner: "shop-team" } });

  expect(only(json, "azurerm_resource_group")["tags"]).toEqual({
    owner: "shop-team",
    environment: "production",
  });
});

test("what runs is watched for each VM that can differ, and once where all are alike", () => {
  const checksOf = (json: StackJson) =>
    Object.keys(json.check).filter((name) => name.includes("RunningImage"));

  expect(checksOf(stackOf({ imagePolicy: ImagePolicy.held() }))).toHaveLength(3);
  expect(checksOf(stackOf({ imagePolicy: ImagePolicy.follow() }))).toHaveLength(1);
});

test("all VMs are found by one look-up, which waits for nothing", () => {
  const found = Object.values(stackOf().data["azurerm_resources"]!);

  expect(found).toMatchObject([
    { type: "Microsoft.Compute/virtualMachines", required_tags: { image_bucket: "ubuntu-web" } },
  ]);
  expect(JSON.stringify(found)).not.toContain("${");
});

test("no look-up waits for a resource", () => {
  const { data } = stackOf();
  const lookUps: readonly Block[] = Object.values(data).flatMap((blocks) => Object.values(blocks));

  expect(lookUps.filter((block) => "depends_on" in block)).toEqual([]);
  expect(JSON.stringify(lookUps)).not.toContain("azurerm_linux_virtual_machine");
});

test("no output changes when only the image does", () => {
  expect(JSON.stringify((stackOf() as unknown as Block)["output"])).not.toMatch(/hcp_packer|image/);
});

test("providers and Terraform are pinned", () => {
  expect(stackOf().terraform).toMatchObject({
    required_providers: {
      azurerm: { source: "hashicorp/azurerm", version: "4.55.0" },
      hcp: { source: "hashicorp/hcp", version: "0.111.0" },
    },
    required_version: ">= 1.5.0",
  });
});
