import { AzureRegion } from "../../../constructs/image";
import { refusal } from "./refusal";
import { sampleArtifact } from "./sample";

const HERE = "[GoldenImage ubuntu-base] artifacts[0]";

function encryptionSet(name: string): string {
  const group = "/subscriptions/0b1f6471-1bf0-4dda-aec3-cb9272f09590/resourceGroups/rg-keys";
  return `${group}/providers/Microsoft.Compute/diskEncryptionSets/${name}`;
}

test("the build region is a target without being listed", () => {
  const { targetRegions } = sampleArtifact();
  expect(targetRegions.map(({ region }) => region.name)).toEqual(["eastus"]);
});

test("replica regions come after the build region, as listed", () => {
  const { targetRegions } = sampleArtifact({
    replicaRegions: [AzureRegion.WEST_US_2, { region: AzureRegion.UK_SOUTH }],
  });
  expect(targetRegions.map(({ region }) => region.name)).toEqual(["eastus", "westus2", "uksouth"]);
});

test("the list of target regions is frozen", () => {
  expect(Object.isFrozen(sampleArtifact().targetRegions)).toBe(true);
});

test("a target region keeps its details", () => {
  const detailed = { region: AzureRegion.UK_SOUTH, replicas: 3, diskEncryptionSetId: encryptionSet("uk") };
  const { targetRegions } = sampleArtifact({
    diskEncryptionSetId: encryptionSet("us"),
    replicaRegions: [detailed],
  });
  expect(targetRegions).toEqual([
    { region: AzureRegion.EAST_US, diskEncryptionSetId: encryptionSet("us") },
    detailed,
  ]);
});

test("an image can be deployed where it is replicated to, and nowhere else", () => {
  const artifact = sampleArtifact({ replicaRegions: [AzureRegion.WEST_US_2] });
  const regions = [AzureRegion.EAST_US, AzureRegion.custom("West US 2"), AzureRegion.WEST_US];
  expect(regions.map((region) => artifact.isReplicatedTo(region))).toEqual([true, true, false]);
});

test("rejects the build region among the replica regions", () => {
  expect(refusal(() => sampleArtifact({ replicaRegions: [AzureRegion.WEST_US, AzureRegion.EAST_US] }))).toBe(
    `${HERE}.replicaRegions[1] names a region that is a target already; the build region always is, got "eastus"; leave it out`,
  );
});

test("rejects a replica region that is listed twice, with details or without", () => {
  const replicaRegions = [AzureRegion.WEST_US, { region: AzureRegion.custom("West US"), replicas: 2 }];
  expect(refusal(() => sampleArtifact({ replicaRegions }))).toBe(
    `${HERE}.replicaRegions[1] names a region that is a target already; the build region always is, got "westus"; leave it out`,
  );
});

test.each([1, 3, 100])("%d replicas are taken", (replicas) => {
  expect(sampleArtifact({ replicas }).replicas).toBe(replicas);
});

test.each([0, -1, 101, 1.5, NaN, Infinity, -1.8881545897087626e289])("rejects %d replicas", (replicas) => {
  expect(refusal(() => sampleArtifact({ replicas }))).toBe(
    `${HERE}.replicas must be a whole number from 1 to 100, got ${replicas}; use 1, or 3 for a production region`,
  );
});

test("rejects 101 replicas in one region", () => {
  expect(
    refusal(() => sampleArtifact({ replicaRegions: [{ region: AzureRegion.WEST_US, replicas: 101 }] })),
  ).toBe(
    `${HERE}.replicaRegions[0].replicas must be a whole number from 1 to 100, got 101; use 1, or 3 for a production region`,
  );
});

test("rejects a disk encryption set for the build region alone", () => {
  const diskEncryptionSetId = encryptionSet("us");
  const replicaRegions = [AzureRegion.WEST_US, AzureRegion.UK_SOUTH];
  expect(refusal(() => sampleArtifact({ diskEncryptionSetId, replicaRegions }))).toBe(
    `${HERE}.diskEncryptionSetId must be given for every region or for none, is missing for westus, uksouth; give each region the id of a disk encryption set in that region`,
  );
});

test("rejects a disk encryption set for a replica region alone", () => {
  const replicaRegions = [{ region: AzureRegion.WEST_US, diskEncryptionSetId: encryptionSet("west") }];
  expect(refusal(() => sampleArtifact({ replicaRegions }))).toBe(
    `${HERE}.diskEncryptionSetId must be given for every region or for none, is missing for eastus; give each region the id of a disk encryption set in that region`,
  );
});

test.each([
  "my-set",
  "/subscriptions/x/resourceGroups/rg/providers/Microsoft.Compute/diskEncryptionSets/s",
  encryptionSet("${TfToken[TOKEN.0]}"),
  encryptionSet("a/b"),
  `${encryptionSet("us")}\n`,
])("rejects %j as a disk encryption set", (diskEncryptionSetId) => {
  const shown = JSON.stringify(diskEncryptionSetId);
  const got = shown.length > 120 ? `${shown.slice(0, 120)}… (${shown.length} characters)` : shown;
  expect(refusal(() => sampleArtifact({ diskEncryptionSetId }))).toBe(
    `${HERE}.diskEncryptionSetId must be the full id of a disk encryption set, got ${got}; write it like "/subscriptions/<id>/resourceGroups/<group>/providers/Microsoft.Compute/diskEncryptionSets/<name>"`,
  );
});

test.each([
  encryptionSet("x".repeat(80)),
  encryptionSet("us").toUpperCase(),
  encryptionSet("us").replace("rg-keys", "x".repeat(90)),
])("%s is a disk encryption set, in any case as Azure returns it", (diskEncryptionSetId) => {
  expect(sampleArtifact({ diskEncryptionSetId }).targetRegions[0]!.diskEncryptionSetId).toBe(
    diskEncryptionSetId,
  );
});

test.each([encryptionSet("x".repeat(81)), encryptionSet("us").replace("rg-keys", "x".repeat(91))])(
  "rejects the names in %s, which are too long",
  (diskEncryptionSetId) => {
    expect(refusal(() => sampleArtifact({ diskEncryptionSetId }))).toContain(
      `${HERE}.diskEncryptionSetId must be the full id of a disk encryption set, got "/subscriptions/`,
    );
  },
);

test("rejects a wrong disk encryption set of a replica region under that region", () => {
  const replicaRegions = [{ region: AzureRegion.WEST_US, diskEncryptionSetId: "west" }];
  expect(refusal(() => sampleArtifact({ diskEncryptionSetId: encryptionSet("us"), replicaRegions }))).toBe(
    `${HERE}.replicaRegions[0].diskEncryptionSetId must be the full id of a disk encryption set, got "west"; write it like "/subscriptions/<id>/resourceGroups/<group>/providers/Microsoft.Compute/diskEncryptionSets/<name>"`,
  );
});
