import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startRegistry } from "../../local-registry/registry-server";
import { ApiClient } from "./api-client";

/** Reports the end of many builds at once; all of them have to be there after a restart. */
export async function measureUpdates(count: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "registry-updates-"));
  const server = await startRegistry({ stateFolder: folder });
  const api = ApiClient.at(server.url, server.token);
  await api.call("PUT", "/buckets", { name: "web" });
  await api.call("POST", "/buckets/web/versions", { fingerprint: "f1", template_type: "HCL2" });
  const builds = "/buckets/web/versions/f1/builds";
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1)
    ids.push((await api.call("POST", builds, { component_type: `file.n${index}` })).body.build.id);
  const started = performance.now();
  await Promise.all(
    ids.map((id) => {
      const artifacts = [{ external_identifier: `image-${id}`, region: "r" }];
      return api.call("PATCH", `${builds}/${id}`, { status: "BUILD_DONE", artifacts });
    }),
  );
  const time = performance.now() - started;
  await server.stop();
  const again = await startRegistry({ stateFolder: folder });
  const { body } = await ApiClient.at(again.url, again.token).call("GET", "/buckets/web/versions/f1");
  const kept = new Set(
    body.version.builds.flatMap((build) => build.artifacts.map((one) => one.external_identifier)),
  );
  const lost = ids.filter((id) => !kept.has(`image-${id}`)).length;
  console.log(
    `${count} concurrent build updates in ${time.toFixed(0)} ms: ${lost} lost, ${body.version.name}`,
  );
  await again.stop();
  rmSync(folder, { recursive: true, force: true });
}
