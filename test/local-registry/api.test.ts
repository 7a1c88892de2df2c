import { BASE } from "./api-client";
import { InProcessRegistry } from "./in-process";

let hcp: InProcessRegistry;
beforeEach(() => {
  hcp = new InProcessRegistry();
});

const latest = async (bucket: string) =>
  (await hcp.api.call("GET", `/buckets/${bucket}/channels/latest`)).body.channel.version?.name;

const assign = (bucket: string, channel: string, fingerprint?: string) =>
  hcp.api.call("PATCH", `/buckets/${bucket}/channels/${channel}`, {
    update_mask: "versionFingerprint",
    ...(fingerprint === undefined ? {} : { version_fingerprint: fingerprint }),
  });

const revoke = (bucket: string, fingerprint: string, body: object = { revoke_in: "0s" }) =>
  hcp.api.call("PATCH", `/buckets/${bucket}/versions/${fingerprint}`, body);

const channelVersion = async (bucket: string, channel: string) =>
  (await hcp.api.call("GET", `/buckets/${bucket}/channels/${channel}`)).body.channel.version;

describe("builds", () => {
  it("completes a version with the last of its builds", async () => {
    await hcp.api.call("PUT", "/buckets", { name: "web" });
    await hcp.api.call("POST", "/buckets/web/versions", { fingerprint: "f1", template_type: "HCL2" });
    const builds = "/buckets/web/versions/f1/builds";
    const ids = [];
    for (const component_type of ["file.a", "file.b"])
      ids.push((await hcp.api.call("POST", builds, { component_type })).body.build.id);
    const done = { status: "BUILD_DONE", artifacts: [{ external_identifier: "x", region: "r" }] };
    await hcp.api.call("PATCH", `${builds}/${ids[0]}`, done);
    expect((await hcp.api.call("GET", "/buckets/web/versions/f1")).body.version.name).toBe("v0");
    await hcp.api.call("PATCH", `${builds}/${ids[1]}`, done);
    expect((await hcp.api.call("GET", "/buckets/web/versions/f1")).body.version).toMatchObject({
      ...{ name: "v1", status: "VERSION_ACTIVE", revoke_at: null },
    });
    expect(await latest("web")).toBe("v1");
    expect((await hcp.api.call("PATCH", `${builds}/${ids[1]}`, done)).status).toBe(200);
  });
});

describe("a build that reports", () => {
  const builds = "/buckets/web/versions/f1/builds";
  let build: string;
  beforeEach(async () => {
    await hcp.api.call("PUT", "/buckets", { name: "web" });
    await hcp.api.call("POST", "/buckets/web/versions", { fingerprint: "f1", template_type: "HCL2" });
    build = (await hcp.api.call("POST", builds, { component_type: "file.a" })).body.build.id;
  });
  const report = (body: object) => hcp.api.call("PATCH", `${builds}/${build}`, body);
  const done = { status: "BUILD_DONE", artifacts: [{ external_identifier: "x", region: "r" }] };

  it("shows no artifacts, and goes on after a failure, until it is done", async () => {
    await report({ status: "BUILD_FAILED", artifacts: done.artifacts, labels: { a: "1" } });
    expect((await report({ artifacts: null, status: "BUILD_RUNNING" })).body.build).toMatchObject({
      ...{ artifacts: [], labels: { a: "1" }, status: "BUILD_RUNNING" },
    });
    expect((await report(done)).body.build).toMatchObject({ artifacts: [{ external_identifier: "x" }] });
  });

  it("hands over its bill of materials", async () => {
    const sbom = { compressed_sbom: "KLUv/SQAAQAAmenYUQ==", format: "SPDX", name: "one-sbom" };
    expect((await hcp.api.call("PUT", `${builds}/${build}/sboms`, sbom)).body).toMatchObject({
      sbom: { name: "one-sbom", format: "SPDX" },
    });
    expect((await hcp.api.call("GET", `${builds}/${build}/sboms/one-sbom`)).body).toMatchObject({
      download_url: `data:application/zstd;base64,${sbom.compressed_sbom}`,
    });
  });

  it.each([
    ["an end without an artifact", { status: "BUILD_DONE" }, 3, "can't be done without an artifact"],
    ["a parent that is no version", { ...done, parent_version_id: "x" }, 3, "not the id of a version"],
    ["a status that is none", { status: "DONE" }, 3, "status"],
  ])("rejects %s", async (_what, body, code, message) => {
    const given = await report(body);
    expect(given).toMatchObject({ status: 400, body: { code } });
    expect(given.body.message).toContain(message);
  });

  it("rejects another end, and another build, when all is done", async () => {
    await report(done);
    const other = await report({ ...done, artifacts: [{ external_identifier: "y", region: "r" }] });
    expect(other.body.message).toBe("The build file.a is done and can't be changed");
    const more = await hcp.api.call("POST", builds, { component_type: "file.b" });
    expect(more).toMatchObject({ status: 400, body: { code: 9 } });
    expect(more.body.message).toContain("is complete");
  });

  it("rejects a second build of one component, with the code that Packer tolerates", async () => {
    const given = await hcp.api.call("POST", builds, { component_type: "file.a" });
    expect(given).toMatchObject({ status: 409, body: { code: 6 } });
    expect(given.body.message).toContain("already exists");
  });
});

describe("revocation", () => {
  it("rolls channels back to the newest usable assignment, and restores", async () => {
    await hcp.api.publish("web", "f1");
    await hcp.api.publish("web", "f2");
    await hcp.api.call("POST", "/buckets/web/channels", { name: "production" });
    await assign("web", "production", "f1");
    await assign("web", "production", "f2");
    expect((await revoke("web", "f2")).body.version).toMatchObject({ status: "VERSION_REVOKED" });
    expect(await channelVersion("web", "production")).toMatchObject({ fingerprint: "f1" });
    expect(await latest("web")).toBe("v1");
    await revoke("web", "f1");
    expect(await channelVersion("web", "production")).toBeNull();
    await revoke("web", "f2", { restore: true, revoke_at: "0001-01-01T00:00:00.000Z" });
    expect(await latest("web")).toBe("v2");
    const { body } = await hcp.api.call("GET", "/buckets/web/channels/production/history");
    const shown = body.history.map(({ version }) => version?.name);
    expect(shown).toEqual([undefined, "v1", "v2", "v1"]);
  });

  it("comes true by the clock, and leaves the channels alone, when it is scheduled", async () => {
    await hcp.api.publish("web", "f1");
    await hcp.api.publish("web", "f2");
    await hcp.api.call("POST", "/buckets/web/channels", { name: "production" });
    await assign("web", "production", "f2");
    await revoke("web", "f2", { revoke_in: "1h30m" });
    expect(await channelVersion("web", "production")).toMatchObject({
      ...{ status: "VERSION_REVOCATION_SCHEDULED", revoke_at: "2026-01-01T01:30:00.000Z" },
    });
    hcp.wait(91);
    expect(await channelVersion("web", "production")).toMatchObject({ status: "VERSION_REVOKED" });
    expect(await latest("web")).toBe("v1");
  });

  it("is inherited by what was built on the version, and restored with it", async () => {
    const parent_version_id = await hcp.api.publish("base", "f1");
    await hcp.api.publish("web", "f1", { parent_version_id });
    await revoke("base", "f1", { revoke_in: "0s", revocation_message: "CVE" });
    const child = await hcp.api.call("GET", "/buckets/web/versions/f1");
    expect(child.body.version).toMatchObject({
      ...{ status: "VERSION_REVOKED", revocation_type: "INHERITED", revocation_message: "CVE" },
      revocation_inherited_from: { bucket_name: "base", version_name: "v1" },
    });
    expect(await latest("web")).toBeUndefined();
    await revoke("base", "f1", { restore: true });
    expect(await latest("web")).toBe("v1");
  });
});

describe("a look-up by labels, as provider 0.112 makes it", () => {
  const path = `${BASE.replace("2023-01-01", "2022-12-02")}/images/web/channels/latest/_search/by_labels`;

  it("finds the build with the labels, in the region only", async () => {
    await hcp.api.publish("web", "f1", { labels: { tier: "gold" } });
    const search = { labels: { tier: "gold" }, cloud_provider: "packer.file", region: "." };
    expect((await hcp.api.call("POST", path, search)).body.artifact).toMatchObject({
      version: { name: "v1" },
      build: { artifacts: [{ external_identifier: "web-f1.txt", region: "." }] },
    });
    const elsewhere = await hcp.api.call("POST", path, { ...search, region: "westus2" });
    expect(elsewhere).toMatchObject({ status: 404, body: { code: 5 } });
    expect(elsewhere.body.message).toContain('for region "westus2" in channel "latest"');
  });
});

describe("refusals", () => {
  const REQUESTS: readonly [string, number, number, string, string, string, unknown?][] = [
    ["a bucket that is not there", 404, 5, "bucket with identifier nope", "GET", "/buckets/nope"],
    [
      "a channel that is not there",
      404,
      5,
      "channel with identifier nope",
      "GET",
      "/buckets/web/channels/nope",
    ],
    [
      "a version that is not there",
      409,
      10,
      "fingerprint nope not found",
      "GET",
      "/buckets/web/versions/nope",
    ],
    ["a bucket that exists", 409, 6, "already exists", "PUT", "/buckets", { name: "web" }],
    ["a name of two letters", 400, 3, "invalid bucket name", "PUT", "/buckets", { name: "ab" }],
    [
      "the channel latest again",
      409,
      6,
      "already exists",
      "POST",
      "/buckets/web/channels",
      { name: "latest" },
    ],
    ["removing latest", 400, 3, "managed by HCP Packer", "DELETE", "/buckets/web/channels/latest"],
    ["a change without a mask", 400, 3, "update_mask", "PATCH", "/buckets/web/channels/dev", {}],
    ["a body that is no JSON", 400, 3, "not JSON", "PUT", "/buckets", "{"],
    ["a wrong field by its name", 400, 3, "labels.os", "PUT", "/buckets", { name: "abc", labels: { os: 1 } }],
    ["a prototype for a channel", 404, 5, "constructor", "GET", "/buckets/web/channels/constructor"],
    ["another project", 403, 7, "project", "GET", "/packer/2023-01-01/organizations/a/projects/b/buckets"],
    ["what it does not have", 501, 12, "does not have GET", "GET", "/runtasks/config"],
    [
      "a duration of nonsense",
      400,
      3,
      "revoke_in",
      "PATCH",
      "/buckets/web/versions/f1",
      { revoke_in: "soon" },
    ],
    ["restoring what is well", 400, 9, "not revoked", "PATCH", "/buckets/web/versions/f1", { restore: true }],
  ];

  it.each(REQUESTS)("rejects %s", async (...row) => {
    const [, status, code, message, method, path, body] = row;
    await hcp.api.publish("web", "f1");
    await hcp.api.call("POST", "/buckets/web/channels", { name: "dev" });
    const given = await hcp.api.call(method, path, body);
    expect(given).toMatchObject({ status, body: { code, details: [] } });
    expect(given.body.message).toContain(message);
  });

  it("rejects an incomplete version for a channel, and moving latest", async () => {
    await hcp.api.publish("web", "f1");
    await hcp.api.call("POST", "/buckets/web/channels", { name: "dev" });
    await hcp.api.call("POST", "/buckets/web/versions", { fingerprint: "f2", template_type: "HCL2" });
    expect(await assign("web", "dev", "f2")).toMatchObject({ status: 400, body: { code: 9 } });
    expect((await assign("web", "latest", "f1")).body).toMatchObject({ code: 9 });
    expect((await assign("web", "latest", "f1")).body.message).toContain("managed by HCP Packer");
  });

  it("rejects a token that is missing, a foreign host, and a body that is too large", async () => {
    const url = "/resource-manager/2019-12-10/organizations";
    const headers = { host: "127.0.0.1", authorization: "Bearer t0ken" };
    const noToken = await hcp.app.request(url, { headers: { host: "127.0.0.1" } });
    expect([noToken.status, (await noToken.json()).code]).toEqual([401, 16]);
    const foreign = await hcp.app.request(url, { headers: { ...headers, host: "evil.example" } });
    expect([foreign.status, (await foreign.json()).code]).toEqual([403, 7]);
    const large = await hcp.api.call("PUT", "/buckets", { name: "abc", description: "x".repeat(1_100_000) });
    expect(large.status).toBe(413);
    expect((await hcp.api.call("GET", "/buckets")).body.buckets).toEqual([]);
  });
});
