/** `npx tsx test/local-registry/record.ts`: runs the real clients and writes down what they send. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { startRegistry } from "../../local-registry/registry-server";
import { findPacker } from "../tools/packer";
import { ApiClient } from "./api-client";
import { ClientFolder, type ClientRun } from "./client-runs";
import { makeProductionChannel } from "./production-channel";
import { startRecordingProxy } from "./recording-proxy";

async function main(): Promise<void> {
  const packer = findPacker();
  if (packer === undefined) throw new Error("Packer is missing; `npm run tools` builds it");
  const server = await startRegistry();
  const proxy = await startRecordingProxy(server.port);
  const folder = new ClientFolder({ ...server.environment, HCP_API_ADDRESS: proxy.address });
  const api = ApiClient.at(server.url, server.token);
  const record = async (name: string, run: () => Promise<ClientRun>): Promise<void> => {
    proxy.recorded.length = 0;
    const { exitCode, output } = await run();
    console.log(`${name}: exit ${exitCode}, ${proxy.recorded.length} requests`);
    if (exitCode !== 0) console.log(output);
    const text = JSON.stringify(proxy.recorded, undefined, 1).replaceAll(folder.path, "/work");
    writeFileSync(join(__dirname, "recordings", `${name}.json`), `${text}\n`);
  };
  try {
    await record("packer-parent", () => folder.packer(packer, "parent.pkr.hcl"));
    await makeProductionChannel(api);
    await record("packer-child", () => folder.packer(packer, "child.pkr.hcl"));
    await record("packer-parent-again", () =>
      folder.packer(packer, "-var", "target=parent-2.txt", "parent.pkr.hcl"),
    );
    await record("terraform-apply", () => folder.terraform("apply", "-auto-approve", "-no-color"));
    await record("terraform-destroy", () => folder.terraform("destroy", "-auto-approve", "-no-color"));
    console.log((await api.call("GET", "/buckets/parent-image/ancestry?type=ANCESTRY_TYPE_CHILDREN")).body);
  } finally {
    folder.remove();
    await proxy.stop();
    await server.stop();
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
