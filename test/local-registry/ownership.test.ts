import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { open } from "lmdb";
import { startRegistry } from "../../local-registry/registry-server";
import { StateFolder } from "../../local-registry/state-folder";
import { ApiClient } from "./api-client";

/* States that were well until something happened to them. */

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "registry-owner-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const stateFile = (): string => join(folder, "registry.mdb");

/** Starts a registry on a state that it must refuse, and leave as it is. */
async function expectRefused(message: RegExp): Promise<void> {
  const before = readFileSync(stateFile());
  await expect(startRegistry({ stateFolder: folder })).rejects.toThrow(message);
  expect(readFileSync(stateFile()).equals(before)).toBe(true);
}

/** Publishes a version, and then changes the state behind the registry's back. */
async function changeState(key: string, change: (value: string) => string | undefined): Promise<void> {
  const server = await startRegistry({ stateFolder: folder });
  await ApiClient.at(server.url, server.token).publish("web", "f1");
  await server.stop();
  const database = open<string, string>({ path: stateFile(), encoding: "string" });
  const changed = change(database.get(key) ?? "");
  await (changed === undefined ? database.remove(key) : database.put(key, changed));
  await database.close();
}

it("rejects another image id, although the record reads well", async () => {
  await changeState("version/web/f1", (text) => text.replace("web-f1.txt", "web-f2.txt"));
  await expectRefused(
    /is broken: version\/web\/f1 is not what was written\. It was left as it is; .*--reset/,
  );
});

it("rejects a state that has lost a version", async () => {
  await changeState("version/web/f1", () => undefined);
  await expectRefused(/is broken: the version web\/f1 is missing/);
});

it("rejects a file that has been cut short", async () => {
  await changeState("form", (form) => form);
  truncateSync(stateFile(), 9_000);
  await expectRefused(/is broken: /);
});

it("rejects a state that another registry uses, and forgets nothing of it", async () => {
  const other = spawn(process.execPath, ["-e", "setTimeout(() => {}, 60_000)", "local-registry"]);
  try {
    await changeState("owner", () => JSON.stringify({ id: "other", pid: other.pid }));
    await expectRefused(new RegExp(`is in use by process ${other.pid}: stop it, or use another folder`));
    expect(() => new StateFolder(folder).reset()).toThrow("is in use by process");
  } finally {
    other.kill("SIGKILL");
    await once(other, "exit");
  }
  await (await startRegistry({ stateFolder: folder })).stop();
});

it("rejects a state that a registry of the same process uses, also at the same moment", async () => {
  const starts = await Promise.allSettled([1, 2].map(() => startRegistry({ stateFolder: folder })));
  const [server, ...more] = starts.flatMap((start) => (start.status === "fulfilled" ? [start.value] : []));
  const [refused] = starts.flatMap((start) => (start.status === "rejected" ? [String(start.reason)] : []));
  expect(more).toEqual([]);
  expect(refused).toMatch(/the state in .* is in use by another registry of this process: stop that one/);
  await ApiClient.at(server!.url, server!.token).publish("web", "f1");
  await server!.stop();
  await (await startRegistry({ stateFolder: folder })).stop();
});

const TAKE_OVER = `
const store = require(process.argv[1]).open({ path: process.argv[2], encoding: "string" });
store.put("owner", JSON.stringify({ id: "other", pid: 1 })).then(() => store.close());`;

it("rejects every request once another process has taken its state over", async () => {
  const server = await startRegistry({ stateFolder: folder });
  const args = ["-e", TAKE_OVER, require.resolve("lmdb"), stateFile()];
  await promisify(execFile)(process.execPath, args, { timeout: 4_000 });
  const answer = await ApiClient.at(server.url, server.token).call("PUT", "/buckets", { name: "lost" });
  expect(answer).toMatchObject({ status: 500, body: { code: 13 } });
  expect(answer.body.message).toContain("another local registry has taken over");
  await server.stop();
});

it("forgets a broken state on request, and keeps the token", async () => {
  const token = new StateFolder(folder).token();
  writeFileSync(stateFile(), "x".repeat(20_000));
  new StateFolder(folder).reset();
  const server = await startRegistry({ stateFolder: folder });
  expect(server.token).toBe(token);
  await server.stop();
});
