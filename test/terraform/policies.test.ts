import { DataTerraformRemoteStateLocal } from "cdktf";
import { Construct } from "constructs";
import { ImagePolicy, expression } from "../../constructs/hcp";
import { HcpStub, StubVersion } from "./hcp-stub";
import { Machine, PINNED, addressOf, fingerprint, publish, release, stackOf } from "./machines";
import { describeWithTerraform } from "./real-terraform";
import { Planned, TerraformFolder } from "./terraform-folder";
import { withRegistry } from "./with-registry";

/*
 * The real Terraform and the real hcp provider, in front of a registry on loopback: what a plan does when a channel
 * moves, a version is revoked, or something is missing.
 */

const PAST = "2026-01-31T00:00:00.000Z";
const FUTURE = "2099-01-01T00:00:00.000Z";

/** A file that stands for the tags as they are in the cloud. */
const liveTags = (tags?: Readonly<Record<string, string>>) => ({
  ...{ version: 4, terraform_version: "1.5.0", serial: 1, lineage: "live", resources: [] },
  outputs: tags === undefined ? {} : { tags: { value: tags, type: ["map", "string"] } },
});
const ofTheStack = (scope: Construct) => {
  const found = new DataTerraformRemoteStateLocal(scope, "Live", { path: "live.json" });
  return { live: expression`${found.get("tags")}` };
};
const SCOPED = {
  data: { type: "terraform_remote_state", arguments: { backend: "local", config: { path: "live.json" } } },
  tagsAt: "outputs.tags",
};

const warningsAt = (plan: Planned, check: string) =>
  plan.warnings.filter(({ address }) => address?.includes(check)).map(({ detail }) => detail);

describeWithTerraform("a channel moves", { hcpProvider: true }, () => {
  let hcp: HcpStub;
  let folder: TerraformFolder;
  let applied: Planned;
  let plan: Planned;
  let refresh: Planned;
  let refused: Planned;
  const versions = new Map<string, readonly StubVersion[]>();

  const MACHINES: Readonly<Record<string, Machine>> = {
    "follow-vm": {},
    "follow-set": { kind: "set", checks: () => ({ imageSetInPlace: true }) },
    "only-built": {},
    "pinned-vm": { policy: PINNED },
    "held-vm": { policy: ImagePolicy.held(), checks: (_scope, tags) => ({ tags }) },
    "rolled-back": { checks: () => ({ live: SCOPED }) },
    "went-back": { checks: ofTheStack },
    "same-version": { checks: ofTheStack },
    "untagged-vm": { checks: () => ({ tags: expression`tomap({})` }) },
    "aged-vm": {
      ...{ policy: PINNED, maxAgeDays: 7, channelCheckEnabled: false },
      parent: ["follow-vm", fingerprint(1)],
    },
  };

  beforeAll(async () => {
    hcp = await HcpStub.start();
    folder = new TerraformFolder(hcp.address);
    for (const bucket of Object.keys(MACHINES)) versions.set(bucket, release(hcp, bucket));
    for (const bucket of ["rolled-back", "went-back", "same-version"]) {
      hcp.assign(bucket, "production", fingerprint(2));
    }
    folder.write("live.json", liveTags());
    applied = await folder.use(stackOf(MACHINES)).apply();
    for (const bucket of ["follow-vm", "follow-set", "pinned-vm", "held-vm"]) {
      hcp.assign(bucket, "production", fingerprint(2));
    }
    for (const bucket of ["rolled-back", "went-back"]) hcp.assign(bucket, "production", fingerprint(1));
    versions.get("rolled-back")![1]!.revokeAt = PAST;
    versions.get("held-vm")![0]!.revokeAt = PAST;
    versions.get("only-built")![0]!.revokeAt = FUTURE;
    folder.write(
      "live.json",
      liveTags({ image_version: "v2", image_created_at: "2026-01-02T00:00:00.000Z" }),
    );
    plan = await folder.plan();
    refresh = await folder.plan("-refresh-only");
    versions.get("follow-set")![1]!.revokeAt = PAST;
    refused = await folder.plan();
  }, 60_000);
  afterAll(async () => {
    folder.remove();
    await hcp.stop();
  });

  const actionOn = (bucket: string) =>
    plan.changes
      .filter((change) => change.startsWith(`${addressOf(bucket)}:`))
      .map((change) => change.split(": ")[1]);

  test("follow replaces a VM, and changes a scale set in place", () => {
    expect(plan.errors).toEqual([]);
    expect([actionOn("follow-vm"), actionOn("follow-set")]).toEqual([["replace"], ["update"]]);
  });

  test("follow does nothing for a version that is built, as long as the channel stays", () => {
    expect(actionOn("only-built")).toEqual([]);
  });

  test("pinned does nothing, and a warning says what the channel holds", () => {
    expect(actionOn("pinned-vm")).toEqual([]);
    expect(warningsAt(plan, "pinned-vm_Image_Channel")).toEqual([
      `pinned-vm (${fingerprint(1)}) is pinned, and production holds v2 (${fingerprint(2)}) now.`,
    ]);
  });

  test("held does nothing, and a warning says what the channel holds", () => {
    expect(actionOn("held-vm")).toEqual([]);
    expect(warningsAt(plan, "held-vm_RunningImage")).toEqual([
      "held-vm runs /galleries/golden_images/images/held-vm/versions/2026.0101.0, and production holds " +
        `held-vm v2 (${fingerprint(2)}) now. It stays until it is replaced with -replace.`,
    ]);
  });

  test("a revoked version that runs is a warning, wherever the channel is by then", () => {
    expect(warningsAt(plan, "held-vm_RunningVersion")).toEqual([
      `held-vm runs held-vm (${fingerprint(1)}), which is revoked since ${PAST}. Replace it by a good version.`,
    ]);
  });

  test("HCP's own rollback replaces, and a warning says that the version goes backwards", () => {
    expect(actionOn("rolled-back")).toEqual(["replace"]);
    expect(warningsAt(plan, "rolled-back_ImageOrder")).toEqual([
      `rolled-back runs rolled-back v2, and would go back to rolled-back v1 (${fingerprint(1)}), which was built ` +
        "before it. HCP Packer moves production back when its version is revoked; else someone did.",
    ]);
  });

  test("the tags that are there can come from a look-up of the stack, too", () => {
    expect(actionOn("went-back")).toEqual(["replace"]);
    expect(warningsAt(plan, "went-back_ImageOrder")).toHaveLength(1);
  });

  test("what runs already does not go backwards", () => {
    expect(warningsAt(plan, "same-version")).toEqual([]);
  });

  test("where nothing is yet, nothing can go backwards", () => {
    expect(applied).toMatchObject({ errors: [], exitCode: 0 });
    expect(warningsAt(applied, "ImageOrder")).toEqual([]);
  });

  test("a parent that moved on is a warning", () => {
    expect(warningsAt(applied, "Parent")).toEqual([]);
    expect(warningsAt(plan, "aged-vm_Image_Parent")).toEqual([
      `aged-vm (${fingerprint(1)}) was built from follow-vm ${fingerprint(1)}, and production holds v2 ` +
        `(${fingerprint(2)}) now. Build it anew.`,
    ]);
  });

  test("a scheduled revocation is a warning", () => {
    expect(warningsAt(plan, "only-built_Image_Revocation")).toEqual([
      `only-built v1 (${fingerprint(1)}) is going to be revoked at ${FUTURE}. Promote another version before.`,
    ]);
  });

  test("a version that is older than it should be is a warning", () => {
    expect(warningsAt(plan, "aged-vm_Image_Age")).toEqual([
      `aged-vm (${fingerprint(1)}) was built at 2026-01-01T00:00:00.000Z, more than 7 days ago. ` +
        "Build and promote a new version.",
    ]);
  });

  test("under follow, a refresh-only run says what a plan would replace", () => {
    expect(warningsAt(plan, "follow-vm_RunningImage")).toEqual([]);
    expect(warningsAt(refresh, "follow-vm_RunningImage")).toEqual([
      "follow-vm runs /galleries/golden_images/images/follow-vm/versions/2026.0101.0, and production holds " +
        `follow-vm v2 (${fingerprint(2)}) now. The next apply replaces it.`,
    ]);
  });

  test("of a scale set it says that the image is set in place", () => {
    expect(warningsAt(refresh, "follow-set_RunningImage")).toEqual([
      "follow-set runs /galleries/golden_images/images/follow-set/versions/2026.0101.0, and production holds " +
        `follow-set v2 (${fingerprint(2)}) now. The next apply sets it in place.`,
    ]);
  });

  test("a revoked version does not get into a scale set by a change in place", () => {
    expect(refused.exitCode).toBe(1);
    expect(refused.errors).toMatchObject([{ address: addressOf("follow-set") }]);
  });

  test("without the tag that says what runs, its look-up judges what would be deployed", () => {
    expect(warningsAt(plan, "untagged-vm")).toEqual([]);
  });

  test("nothing else is said or changed", () => {
    const machines = plan.changes.filter((change) => change.startsWith("terraform_data."));

    expect(machines).toHaveLength(4);
    expect(plan.warnings).toHaveLength(8);
  });
});

describeWithTerraform("what is held", { hcpProvider: true }, () => {
  const replace = `-replace=${addressOf("held-vm")}`;
  const runningIn = async (folder: TerraformFolder) =>
    /"image_fingerprint":"([^"]+)"/.exec((await folder.run("show", "-json")).output)?.[1];

  test(
    "stays, until it is replaced with -replace, and tags say what runs all along",
    () =>
      withRegistry(async (hcp, folder) => {
        const [, second] = release(hcp, "held-vm", 3);
        await folder.use(stackOf({ "held-vm": { policy: ImagePolicy.held() } })).apply();
        hcp.assign("held-vm", "production", fingerprint(2));
        expect(await folder.plan()).toMatchObject({ exitCode: 0, changes: [], errors: [] });

        second!.revokeAt = PAST;
        expect(await folder.plan()).toMatchObject({ exitCode: 0, changes: [], errors: [] });
        expect(await folder.plan(replace)).toMatchObject({
          exitCode: 1,
          errors: [
            { detail: expect.stringContaining(`held-vm v2 (${fingerprint(2)}) is revoked`) as string },
          ],
        });
        expect(await runningIn(folder)).toBe(fingerprint(1));

        hcp.assign("held-vm", "production", fingerprint(3));
        expect((await folder.apply(replace)).changes).toEqual([`${addressOf("held-vm")}: replace`]);
        expect(await runningIn(folder)).toBe(fingerprint(3));
      }),
    60_000,
  );
});

describeWithTerraform("what stops a plan", { hcpProvider: true }, () => {
  let hcp: HcpStub;
  let folder: TerraformFolder;
  let plan: Planned;

  beforeAll(async () => {
    hcp = await HcpStub.start();
    folder = new TerraformFolder(hcp.address);
    const [revoked] = release(hcp, "revoked-vm");
    revoked!.revokeAt = PAST;
    release(hcp, "pinned-vm");
    hcp.assign("pinned-vm", "production");
    release(hcp, "unassigned-vm");
    hcp.assign("unassigned-vm", "production");
    release(hcp, "elsewhere-vm", 0);
    publish(hcp, "elsewhere-vm", 1, { region: "northeurope" });
    release(hcp, "unreplicated-vm", 0);
    publish(hcp, "unreplicated-vm", 1, { labels: { sig_replicated_regions: "East US, North Europe" } });
    release(hcp, "held-vm", 0);
    publish(hcp, "held-vm", 1, { labels: {} });
    const followed = ["revoked-vm", "unassigned-vm", "elsewhere-vm", "unreplicated-vm"].map((name) => [
      name,
      {},
    ]);
    folder.use(
      stackOf({
        ...Object.fromEntries(followed),
        "pinned-vm": { policy: PINNED, channelCheckEnabled: false },
        "held-vm": { policy: ImagePolicy.held() },
      }),
    );
    plan = await folder.plan();
  }, 60_000);
  afterAll(async () => {
    folder.remove();
    await hcp.stop();
  });

  const errorOf = (bucket: string) =>
    plan.errors
      .filter(({ address }) => address?.includes(bucket))
      .map(({ summary, detail }) => [summary, detail]);

  test("a revoked version", () => {
    expect(plan.exitCode).toBe(1);
    expect(errorOf("revoked-vm")).toEqual([
      [
        "Resource precondition failed",
        `revoked-vm v1 (${fingerprint(1)}) is revoked since ${PAST}, and a revoked image is not deployed. ` +
          "Assign a good version to production, or pin one with ImagePolicy.pinned.",
      ],
    ]);
  });

  test("a version that is not replicated to the region, before anything is made", () => {
    expect(errorOf("unreplicated-vm")).toEqual([
      [
        "Resource precondition failed",
        `unreplicated-vm v1 (${fingerprint(1)}) is replicated to East US, North Europe, and not to westus2. ` +
          "Deploy a version that was built with this region among its replicaRegions.",
      ],
    ]);
  });

  test("a held one that would be made from a version that says of no region that it is there", () => {
    expect(errorOf("held-vm").map(([, detail]) => detail)).toEqual([
      `held-vm v1 (${fingerprint(1)}) is replicated to no other region, and not to westus2. ` +
        "Deploy a version that was built with this region among its replicaRegions.",
    ]);
  });

  test("a channel without a version, with an address that says what to do", () => {
    const [error] = plan.errors.filter(({ address }) => address?.includes("unassigned-vm"));

    expect(error?.summary).toBe("provided Channel does not have an assigned Version");
    expect(error?.address).toMatch(
      /^data\.hcp_packer_version\.unassigned-vm_Image_assign-a-version-of-unassigned-vm-to-production_/,
    );
  });

  test("a version without the artifact, with an address that says what to do", () => {
    const [error] = plan.errors.filter(({ address }) => address?.includes("elsewhere-vm"));

    expect(error?.detail).toBe(
      'Could not find an Artifact with attributes (region: "eastus" cloud: "azure", ' +
        `version_fingerprint: "${fingerprint(1)}", component_type: "azure-arm.elsewhere-vm").`,
    );
    expect(error?.address).toMatch(
      /^data\.hcp_packer_artifact\.elsewhere-vm_Image_build-azure-arm-elsewhere-vm-in-eastus_/,
    );
  });

  test("but nothing of the channel stands in the way of a pinned version", () => {
    expect(errorOf("pinned-vm")).toEqual([]);
    expect(hcp.requests).toContain(`GET pinned-vm/versions/${fingerprint(1)}`);
    expect(hcp.requests).not.toContain("GET pinned-vm/channels/production");
  });
});
