import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createBucket } from "../../local-registry/domain/buckets";
import { createBuild } from "../../local-registry/domain/builds";
import { createVersion } from "../../local-registry/domain/versions";
import { Registry } from "../../local-registry/registry";
import { startRegistry } from "../../local-registry/registry-server";
import { LmdbStore } from "../../local-registry/store/lmdb-store";
import { ApiClient } from "./api-client";

const LOOK_UPS = 2000;

/** Prints how long a look-up of a channel takes over HTTP, by the number of buckets. */
export async function measureLookUps(sizes: readonly number[], versions: number): Promise<void> {
  for (const buckets of sizes) {
    const folder = mkdtempSync(join(tmpdir(), "registry-measure-"));
    await fill(folder, buckets, versions);
    const opened = performance.now();
    const server = await startRegistry({ stateFolder: folder });
    const ready = performance.now() - opened;
    const api = ApiClient.at(server.url, server.token);
    const times: number[] = [];
    for (let index = -200; index < LOOK_UPS; index += 1) {
      const name = `bucket-${(index + 200) % buckets}`;
      const started = performance.now();
      const { body } = await api.call("GET", `/buckets/${name}/channels/latest`);
      if (index >= 0) times.push(performance.now() - started);
      if (body.channel.version?.name !== `v${versions}`) throw new Error(`wrong version in ${name}`);
    }
    times.sort((a, b) => a - b);
    const at = (share: number): string => times[Math.floor(times.length * share)]!.toFixed(2);
    const size = `${buckets} buckets x ${versions} versions`;
    console.log(`${size}: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms; opened in ${ready.toFixed(0)} ms`);
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function fill(folder: string, buckets: number, versions: number): Promise<void> {
  const registry = new Registry(await LmdbStore.open(folder));
  for (let bucket = 0; bucket < buckets; bucket += 1)
    await registry.run((unit) => {
      const name = `bucket-${bucket}`;
      createBucket(unit, name, {});
      for (let version = 0; version < versions; version += 1) {
        createVersion(unit, name, `f${version}`, "HCL2");
        const artifacts = [{ externalIdentifier: `${name}-${version}`, region: "eastus" }];
        createBuild(unit, name, `f${version}`, "azure-arm.x", { status: "BUILD_DONE", artifacts });
      }
    });
  await registry.close();
}
