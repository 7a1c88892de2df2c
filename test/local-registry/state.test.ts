import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { open } from "lmdb";
import { startRegistry } from "../../local-registry/registry-server";
import { ApiClient } from "./api-client";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "registry-state-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it("has after a restart what it had, for clients that keep their token", async () => {
  const first = await startRegistry({ stateFolder: folder });
  await ApiClient.at(first.url, first.token).publish("web", "f1");
  await first.stop();
  const second = await startRegistry({ stateFolder: folder });
  const { body } = await ApiClient.at(second.url, first.token).call("GET", "/buckets/web/channels/latest");
  expect(body.channel.version).toMatchObject({ name: "v1", fingerprint: "f1" });
  expect(statSync(join(folder, "token")).mode & 0o077).toBe(0);
  await second.stop();
});

it("gives clients a token that those who run at once can not take from each other", async () => {
  const cacheOf = async () => {
    const { environment, stop } = await startRegistry({ stateFolder: folder });
    await stop();
    const file = join(environment["HOME"]!, ".config/hcp/creds-cache.json");
    return { mode: statSync(file).mode & 0o777, text: readFileSync(file, "utf8") };
  };
  const first = await cacheOf();
  // With every request a client empties the file and writes it anew. What it may not write, it leaves.
  expect(first.mode).toBe(0o400);
  expect(first.text).toContain(readFileSync(join(folder, "token"), "utf8"));
  expect(await cacheOf()).toEqual(first);
});

it("loses none of 200 build updates that come at once", async () => {
  const server = await startRegistry({ stateFolder: folder });
  const api = ApiClient.at(server.url, server.token);
  await api.call("PUT", "/buckets", { name: "web" });
  await api.call("POST", "/buckets/web/versions", { fingerprint: "f1", template_type: "HCL2" });
  const builds = "/buckets/web/versions/f1/builds";
  const numbers = Array.from({ length: 200 }, (_, index) => index);
  const made = await Promise.all(
    numbers.map((index) => api.call("POST", builds, { component_type: `file.n${index}` })),
  );
  const artifacts = (index: number) => [{ external_identifier: `image-${index}`, region: "r" }];
  await Promise.all(
    made.map(({ body }, index) =>
      api.call("PATCH", `${builds}/${body.build.id}`, { status: "BUILD_DONE", artifacts: artifacts(index) }),
    ),
  );
  await server.stop();
  const again = await startRegistry({ stateFolder: folder });
  const { version } = (await ApiClient.at(again.url, again.token).call("GET", "/buckets/web/versions/f1"))
    .body;
  expect(version.name).toBe("v1");
  const kept = version.builds.flatMap(({ artifacts }) => artifacts.map((one) => one.external_identifier));
  expect(kept.sort()).toEqual(numbers.map((index) => `image-${index}`).sort());
  await again.stop();
});

/** Writes a state by hand, and answers with its file. */
async function writeState(entries: Readonly<Record<string, string>>): Promise<string> {
  const file = join(folder, "registry.mdb");
  const database = open<string, string>({ path: file, encoding: "string" });
  for (const [key, value] of Object.entries(entries)) await database.put(key, value);
  await database.close();
  return file;
}

it.each([
  ["of a newer form", { form: "3" }, /has form 3, and this program reads form 2: it was left as it is/],
  ["of an older form", { form: "1" }, /has form 1, .* or --reset to begin anew/],
  [
    "that does not say its form",
    { "bucket/web": "{}" },
    /does not say which form it has\. It was left as it is/,
  ],
  [
    "with a damaged record",
    { form: "2", "bucket/web": '{"name":"web"}' },
    /bucket\/web is not what was written\. It was left as it is/,
  ],
])("rejects a state %s, and leaves it as it is", async (_what, entries, message) => {
  const file = await writeState(entries);
  const before = readFileSync(file);
  await expect(startRegistry({ stateFolder: folder })).rejects.toThrow(message);
  expect(readFileSync(file).equals(before)).toBe(true);
});

it("rejects a file that is something else, and leaves it as it is", async () => {
  const file = join(folder, "registry.mdb");
  writeFileSync(file, "my notes\n".repeat(2000));
  await expect(startRegistry({ stateFolder: folder })).rejects.toThrow(/is broken: .* It was left as it is/);
  expect(readFileSync(file, "utf8")).toBe("my notes\n".repeat(2000));
});
