import { InProcessRegistry } from "./in-process";

/* Versions that are revoked for more than one reason, and revocations that come true by the clock. */

let hcp: InProcessRegistry;
beforeEach(() => {
  hcp = new InProcessRegistry();
});

const patch = (bucket: string, body: object, fingerprint = "f1") =>
  hcp.api.call("PATCH", `/buckets/${bucket}/versions/${fingerprint}`, body);
const revoke = (bucket: string, within = "0s", fingerprint = "f1") =>
  patch(bucket, { revoke_in: within, revocation_message: `for ${bucket}` }, fingerprint);
const restore = (bucket: string) => patch(bucket, { restore: true });
const version = async (bucket: string, fingerprint = "f1") =>
  (await hcp.api.call("GET", `/buckets/${bucket}/versions/${fingerprint}`)).body.version;
const held = async (bucket: string, channel: string) =>
  (await hcp.api.call("GET", `/buckets/${bucket}/channels/${channel}`)).body.channel.version?.name;

/** `production` of a bucket with this version. */
async function assign(bucket: string, fingerprint: string): Promise<void> {
  await hcp.api.call("POST", `/buckets/${bucket}/channels`, { name: "production" });
  const assignment = { update_mask: "versionFingerprint", version_fingerprint: fingerprint };
  await hcp.api.call("PATCH", `/buckets/${bucket}/channels/production`, assignment);
}

/** A version of `bucket` with one build for each parent. */
async function publishOn(bucket: string, parents: readonly string[]): Promise<void> {
  await hcp.api.call("PUT", "/buckets", { name: bucket });
  const versions = `/buckets/${bucket}/versions`;
  await hcp.api.call("POST", versions, { fingerprint: "f1", template_type: "HCL2" });
  const builds = `${versions}/f1/builds`;
  const ids = [];
  for (const parent of parents)
    ids.push((await hcp.api.call("POST", builds, { component_type: `file.${parent}` })).body.build.id);
  const done = { status: "BUILD_DONE", artifacts: [{ external_identifier: "x", region: "." }] };
  for (const [index, parent_version_id] of parents.entries())
    await hcp.api.call("PATCH", `${builds}/${ids[index]}`, { ...done, parent_version_id });
}

describe("a version that is revoked by itself and through its parent", () => {
  it.each([
    ["before its parent was", ["web", "base"]],
    ["for later, and its parent at once", ["web 1h", "base"]],
  ])("stays revoked when the parent is restored: revoked %s", async (_when, order) => {
    await hcp.api.publish("web", "f0");
    await hcp.api.publish("web", "f1", { parent_version_id: await hcp.api.publish("base", "f1") });
    await assign("web", "f0");
    await assign("web", "f1");
    for (const [bucket, within] of order.map((words) => words.split(" "))) await revoke(bucket!, within);
    await restore("base");
    hcp.wait(61);
    expect(await version("web")).toMatchObject({
      ...{ status: "VERSION_REVOKED", revocation_type: "MANUAL", revocation_message: "for web" },
    });
    expect([await held("web", "production"), await held("web", "latest")]).toEqual(["v1", "v1"]);
  });

  it("stays revoked through the parent when it is restored itself", async () => {
    await hcp.api.publish("web", "f1", { parent_version_id: await hcp.api.publish("base", "f1") });
    await revoke("web");
    await revoke("base");
    expect((await restore("web")).body.version).toMatchObject({
      ...{ status: "VERSION_REVOKED", revocation_type: "INHERITED", revocation_message: "for base" },
    });
    expect((await restore("web")).body.message).toContain("inherits its revocation: restore v1 of base");
    await restore("base");
    expect(await version("web")).toMatchObject({ status: "VERSION_ACTIVE", revoke_at: null });
  });
});

it("keeps a version with two revoked parents revoked until both are restored", async () => {
  const parents = [await hcp.api.publish("base", "f1"), await hcp.api.publish("tools", "f1")];
  await publishOn("web", parents);
  await revoke("base");
  await revoke("tools");
  await restore("base");
  expect(await version("web")).toMatchObject({
    ...{ status: "VERSION_REVOKED", revocation_inherited_from: { bucket_name: "tools" } },
  });
  expect(await held("web", "latest")).toBeUndefined();
  await restore("tools");
  expect(await version("web")).toMatchObject({ status: "VERSION_ACTIVE" });
  expect(await held("web", "latest")).toBe("v1");
});

it("restores what inherited through a bucket that is gone", async () => {
  await publishOn("mid", [await hcp.api.publish("base", "f1")]);
  await publishOn("leaf", [(await version("mid")).id]);
  await revoke("base");
  await hcp.api.call("DELETE", "/buckets/mid");
  await restore("base");
  expect(await version("leaf")).toMatchObject({ status: "VERSION_ACTIVE" });
});

it("restores by itself what inherited from a bucket that is gone", async () => {
  await publishOn("web", [await hcp.api.publish("base", "f1")]);
  await revoke("base");
  await hcp.api.call("DELETE", "/buckets/base");
  expect((await restore("web")).body.version).toMatchObject({ status: "VERSION_ACTIVE" });
});

describe("a scheduled revocation", () => {
  const history = async (channel: string) =>
    (await hcp.api.call("GET", `/buckets/web/channels/${channel}/history`)).body.history.map(
      ({ version: one, assigned_at }) => `${assigned_at.slice(11, 16)} ${one?.name} ${one?.status}`,
    );

  it("moves `latest` in its history when it takes effect, and not when somebody looks", async () => {
    for (const fingerprint of ["f1", "f2"]) await hcp.api.publish("web", fingerprint);
    await revoke("web", "1h", "f2");
    hcp.wait(90);
    const moved = ["01:00 v1 VERSION_ACTIVE", "00:00 v2 VERSION_REVOKED", "00:00 v1 VERSION_ACTIVE"];
    expect(await history("latest")).toEqual(moved);
    const { channel } = (await hcp.api.call("GET", "/buckets/web/channels/latest")).body;
    expect(channel).toMatchObject({ updated_at: "2026-01-01T01:00:00.000Z" });
    await hcp.api.publish("web", "f3");
    expect(await history("latest")).toEqual(["01:30 v3 VERSION_ACTIVE", ...moved]);
    await patch("web", { restore: true }, "f2");
    expect((await history("latest")).map((line) => line.slice(0, 8))).toEqual(
      ["01:30 v3", ...moved].map((line) => line.slice(0, 8)),
    );
  });

  it("leaves a channel where it is, and shows there what has become of the version", async () => {
    await hcp.api.publish("web", "f1");
    await assign("web", "f1");
    await revoke("web", "1h");
    expect(await history("production")).toEqual(["00:00 v1 VERSION_REVOCATION_SCHEDULED"]);
    hcp.wait(61);
    expect(await history("production")).toEqual(["00:00 v1 VERSION_REVOKED"]);
  });
});
