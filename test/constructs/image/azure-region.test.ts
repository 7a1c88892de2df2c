import fc from "fast-check";
import { AzureRegion } from "../../../constructs/image";
import { refusal } from "./refusal";
import { untyped } from "./sample";

const MEMBERS = Object.entries(AzureRegion) as [string, AzureRegion][];

/** Regions whose spelling is known from Azure's own SDK, so that the table is not only compared with itself. */
const DOCUMENTED = [
  "East US, eastus",
  "East US 2, eastus2",
  "South Central US, southcentralus",
  "West US 3, westus3",
  "Brazil Southeast, brazilsoutheast",
  "UK South, uksouth",
  "Germany West Central, germanywestcentral",
  "South Africa North, southafricanorth",
  "Australia Central 2, australiacentral2",
  "US Gov Virginia, usgovvirginia",
  "US DoD Central, usdodcentral",
  "China East 3, chinaeast3",
].map((row) => row.split(", ") as [string, string]);

test.each(MEMBERS)("AzureRegion.%s has the name that its member says", (member, region) => {
  expect(region.name).toBe(member.toLowerCase().replaceAll("_", ""));
});

test.each(MEMBERS)("AzureRegion.%s is found by every usual spelling", (member, region) => {
  const displayName = member.replaceAll("_", " ");
  for (const spelling of [region.name, displayName, displayName.toLowerCase(), region.name.toUpperCase()]) {
    expect(AzureRegion.of(spelling)).toBe(region);
  }
});

test("no two members are the same region", () => {
  expect(new Set(MEMBERS.map(([, { name }]) => name)).size).toBe(MEMBERS.length);
});

test("every member is known", () => {
  expect(AzureRegion.known).toEqual(MEMBERS.map(([, region]) => region));
});

test.each(DOCUMENTED)("%s is %s", (displayName, name) => {
  expect(AzureRegion.of(displayName).name).toBe(name);
});

test("a region writes itself as its name", () => {
  expect(`${AzureRegion.EAST_US}`).toBe("eastus");
});

test("case and spaces never change which region is meant", () => {
  const spelling = fc
    .tuple(
      fc.constantFrom(...AzureRegion.known),
      fc.infiniteStream(fc.constantFrom("upper", "lower", "space")),
    )
    .map(([region, changes]) => ({
      region,
      text: [...region.name].map((letter) => respell(letter, changes)).join(""),
    }));
  fc.assert(
    fc.property(spelling, ({ region, text }) => {
      expect(AzureRegion.of(text)).toBe(region);
      expect(AzureRegion.of(AzureRegion.of(text).name)).toBe(region);
    }),
  );
});

function respell(letter: string, changes: Iterator<string>): string {
  const change: unknown = changes.next().value;
  if (change === "space") return ` ${letter}`;
  return change === "upper" ? letter.toUpperCase() : letter;
}

test("rejects a typing error with the region that was meant", () => {
  expect(refusal(() => AzureRegion.of("East US 22"))).toBe(
    '[AzureRegion] region is not a region that this version knows, got "East US 22"; did you mean "eastus2"?',
  );
});

test("rejects a dash between the words with the region that was meant", () => {
  expect(refusal(() => AzureRegion.of("west-europe"))).toBe(
    '[AzureRegion] region is not a region that this version knows, got "west-europe"; did you mean "westeurope"?',
  );
});

test("rejects a name that is like no region with the ways out", () => {
  expect(refusal(() => AzureRegion.of("moonbase"))).toBe(
    '[AzureRegion] region is not a region that this version knows, got "moonbase"; use one such as AzureRegion.EAST_US, or AzureRegion.custom() for a new region',
  );
});

test.each([undefined, null, 7, {}, ["eastus"]])("rejects %j as a region's spelling", (spelling) => {
  expect(refusal(() => AzureRegion.of(untyped(spelling)))).toContain(
    "[AzureRegion] region is not a region that this version knows",
  );
});

test("a region that is new to this version is taken as it is called", () => {
  expect(AzureRegion.custom("Moon Base 2").name).toBe("moonbase2");
});

test("a custom region that is known is the known one", () => {
  expect(AzureRegion.custom("East US")).toBe(AzureRegion.EAST_US);
});

test.each(["", " ", "2east", "east-us", "eastus\n", "${TfToken[TOKEN.0]}", "ost-üs"])(
  "rejects %j as a custom region",
  (name) => {
    expect(refusal(() => AzureRegion.custom(name))).toBe(
      `[AzureRegion] region must be letters and digits, starting with a letter, got ${JSON.stringify(name)}; use the short name that \`az account list-locations\` prints, such as "eastus"`,
    );
  },
);

test("rejects a custom region without a name", () => {
  expect(refusal(() => AzureRegion.custom(untyped(undefined)))).toBe(
    '[AzureRegion] region must be letters and digits, starting with a letter; use the short name that `az account list-locations` prints, such as "eastus"',
  );
});
