import { only } from "../constructs/hcp/synthesised";
import { Example } from "./example";

let example: Example;
beforeAll(async () => (example = await Example.run("production")));
afterAll(() => example.remove());

const SET = "azurerm_linux_virtual_machine_scale_set";
const NEXT = "01KABCDEFGHJKMNPQRSTVWXYZ3";
const CURRENT = "01KABCDEFGHJKMNPQRSTVWXYZ2";
const PREVIOUS = "01KABCDEFGHJKMNPQRSTVWXYZ1";

test("the production example has a stack for each environment and region", () => {
  expect([...example.stacks.keys()]).toEqual([
    "channels",
    "development-eastus",
    "gallery",
    "production-eastus",
    "production-westus2",
    "staging-westus2",
  ]);
});

test("the production example keeps each state in a workspace of its own", () => {
  const workspaces = [...example.stacks].map(([name, { terraform }]) => [name, terraform?.["cloud"]]);

  expect(workspaces).toEqual(
    [...example.stacks.keys()].map((name) => [
      name,
      { organization: "example-org", workspaces: { name: `web-${name}`, project: "golden images" } },
    ]),
  );
});

test("the production example publishes two copies in each region", () => {
  const template = example.template("ubuntu-web");
  const regions = [...template.matchAll(/target_region \{\n +name +?= "(\w+)"\n +replicas = (\d)/g)];

  expect(regions.map(([, name, replicas]) => [name, replicas])).toEqual([
    ["eastus", "2"],
    ["westus2", "2"],
  ]);
  expect(template).toMatch(/storage_account_type = "Standard_ZRS"/);
});

test.each([
  ["development-eastus", "development"],
  ["staging-westus2", "staging"],
])("the production example's %s follows its channel, in a network of its own", (name, channel) => {
  const { data, resource } = example.stacks.get(name)!;

  expect(only(data, "hcp_packer_version")).toMatchObject({ channel_name: channel });
  expect(only(data, "hcp_packer_artifact")).toMatchObject({ region: "eastus" });
  expect(only(resource, "azurerm_virtual_network")).toMatchObject({ name: `vnet-web-${channel}` });
});

test.each([
  ["eastus", CURRENT],
  ["westus2", PREVIOUS],
])("the production example's production in %s runs the pinned version, in a given subnet", (region, pin) => {
  const { data, resource } = example.stacks.get(`production-${region}`)!;

  expect(data).not.toHaveProperty("hcp_packer_version");
  expect(only(data, "hcp_packer_artifact")).toMatchObject({ version_fingerprint: pin, region: "eastus" });
  expect(resource).not.toHaveProperty("azurerm_virtual_network");
  expect(JSON.stringify(only(resource, SET)["network_interface"])).toContain(
    `virtualNetworks/vnet-hub-${region}/subnets/web"`,
  );
});

test("the production example's scale sets roll, by what the load balancer's probe says", () => {
  const { resource } = example.stacks.get("production-eastus")!;
  const set = only(resource, SET);
  const [probe] = Object.keys(resource!["azurerm_lb_probe"]!);
  const [rule] = Object.keys(resource!["azurerm_lb_rule"]!);

  expect(set).toMatchObject({
    upgrade_mode: "Rolling",
    instances: 6,
    health_probe_id: `\${azurerm_lb_probe.${probe}.id}`,
  });
  expect(set["depends_on"]).toContain(`azurerm_lb_rule.${rule}`);
});

test("the production example's channels say what each environment may deploy", () => {
  const { resource } = example.stacks.get("channels")!;
  const held = Object.values(resource!["hcp_packer_channel_assignment"]!).map((assignment) => [
    assignment["channel_name"],
    assignment["version_fingerprint"],
  ]);
  const channel = (name: string) => expect.stringContaining(`channel-${name}`) as string;

  expect(held).toEqual([
    [channel("development"), NEXT],
    [channel("production"), CURRENT],
    [channel("staging"), NEXT],
  ]);
});
