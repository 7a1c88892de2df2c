import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "cdktf";
import { ImagePolicy } from "../../constructs/hcp";
import { AzureRegion, ImageChannel } from "../../constructs/image";
import { selectEnvironments } from "../../stacks/check-environments";
import { defineStacks } from "../../stacks/define-stacks";
import type { Environment } from "../../stacks/environment";
import { environments } from "../../stacks/environments";
import { StackState } from "../../stacks/stack-state";
import { refusal } from "../constructs/image/refusal";
import { untyped } from "../constructs/image/sample";

const [development] = environments as readonly [Environment];
const outdir = mkdtempSync(join(tmpdir(), "golden-environments-"));

afterAll(() => rmSync(outdir, { recursive: true, force: true }));

function refused(...given: readonly Partial<Environment>[]): string {
  return refusal(() =>
    defineStacks(
      new App({ outdir }),
      given.map((each) => ({ ...development, ...each })),
    ),
  );
}

function manyTags(count: number): Record<string, string> {
  return Object.fromEntries(Array.from({ length: count }, (_, n) => [`tag-${n}`, "x"]));
}

test("the table of this organisation has no mistake", () => {
  expect(() => defineStacks(new App({ outdir }), environments)).not.toThrow();
});

test("an environment deploys the channel of its own name", () => {
  expect(environments.map(({ name, channel }) => [name, channel.name])).toEqual([
    ["development", "development"],
    ["staging", "staging"],
    ["production", "production"],
  ]);
});

test("one environment can be in two regions, under two names", () => {
  const west = {
    ...development,
    name: "development-west",
    region: AzureRegion.WEST_US_2,
    addressSpace: "10.11.0.0/16",
    subnetCidr: "10.11.1.0/24",
  };

  expect(() => defineStacks(new App({ outdir }), [development, west])).not.toThrow();
});

test("rejects two environments with one name", () => {
  expect(refused({}, {})).toContain(
    '[environments] [1].name is the name of another stack, too, got "development"; give each environment a name of its own',
  );
});

test("rejects an environment that is called like another stack", () => {
  expect(refused({ name: "gallery" })).toContain("[0].name is the name of another stack, too");
});

test("rejects 0 instances", () => {
  expect(refused({ instanceCount: 0 })).toBe(
    "[environments] [0].instanceCount must be a whole number from 1 to 300, got 0; use 1, or destroy the environment with `cdktf destroy` and take it out of the table",
  );
});

test("rejects 60 tags", () => {
  expect(refused({ tags: manyTags(60) })).toContain("[0].tags must hold at most 42 entries, holds 60");
});

test("takes as many tags as there is room for", () => {
  expect(() => defineStacks(new App({ outdir }), [{ ...development, tags: manyTags(42) }])).not.toThrow();
});

test("rejects a region without a replica", () => {
  expect(refused({ region: AzureRegion.WEST_EUROPE })).toBe(
    '[environments] [0].region must be a region that ubuntu-web is replicated to, got "westeurope"; use eastus or westus2, or add the region to its replicaRegions and build a version',
  );
});

test("rejects two environments that keep their state in one place", () => {
  const state = StackState.hcpTerraform({ organization: "example", workspace: "web" });

  expect(refused({ name: "one", state }, { name: "two", state })).toContain(
    '[1].state is where one keeps its state, too, and an apply of one would destroy the other, got "example/web"',
  );
});

test("rejects with every problem of every environment at once", () => {
  const message = refused({ name: "Production", instanceCount: 1.5 }, { name: "x", tags: { "a/b": "" } });

  expect(message).toMatch(/^4 problems\n/);
  for (const part of ["[0].name", "[0].instanceCount", "[1].name", '[1].tags["a/b"]'])
    expect(message).toContain(part);
});

test("rejects what the constructs refuse, for every environment", () => {
  const message = refused({ vmSize: "Standard_D2ps_v6" }, { name: "staging", subnetCidr: "10.99.0.0/24" });

  expect(message).toContain("[development/Vm1] size must be a size for x64");
  expect(message).toContain("[staging/Network] subnetCidr must be part of addressSpace");
});

test.each<[Partial<Environment>, string]>([
  [{ channel: untyped<ImageChannel>("production") }, "[0].channel must be a channel of an image"],
  [{ region: untyped("eastus") }, "[0].region must be an AzureRegion"],
  [{ imagePolicy: untyped<ImagePolicy>("follow") }, "policy must be an ImagePolicy"],
  [{ inbound: [{ name: "ssh", ports: [22], sources: ["*"] }] }, "inbound[0].sources[0] stands for everyone"],
])("rejects %#", (given, message) => {
  expect(refused(given)).toContain(message);
});

test("all environments are meant when none is named", () => {
  expect(selectEnvironments(environments, undefined)).toBe(environments);
  expect(selectEnvironments(environments, " , ")).toBe(environments);
});

test("environments are chosen by name, in the order of the table", () => {
  const names = selectEnvironments(environments, "production, development").map(({ name }) => name);

  expect(names).toEqual(["development", "production"]);
});

test("rejects every unknown environment that is asked for", () => {
  expect(refusal(() => selectEnvironments(environments, "prod,test"))).toMatch(/^2 problems\n/);
});
