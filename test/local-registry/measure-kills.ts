import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ApiClient } from "./api-client";

const MAIN = join(__dirname, "../../local-registry/main.ts");

interface Served {
  readonly child: ChildProcess;
  readonly api: ApiClient;
}

/** Kills a registry in the middle of concurrent reports, over and over; all that it acknowledged has to be there. */
export async function measureKills(kills: number): Promise<void> {
  const state = mkdtempSync(join(tmpdir(), "registry-kills-"));
  /** Fingerprint and image of every build whose end was acknowledged. */
  const acknowledged = new Map<string, string>();
  let inFlight = 0;
  for (let round = 0; round < kills; round += 1) {
    const { child, api } = await serve(state);
    await check(api, acknowledged);
    const writers = Array.from({ length: 8 }, (_, writer) => write(api, `${round}-${writer}`, acknowledged));
    await new Promise((resolve) => setTimeout(resolve, 20 + Math.random() * 300));
    child.kill("SIGKILL");
    inFlight += (await Promise.all(writers)).length;
  }
  const { child, api } = await serve(state);
  await check(api, acknowledged);
  child.kill("SIGKILL");
  rmSync(state, { recursive: true, force: true });
  console.log(`${kills} kills with ${inFlight} writers at work: ${acknowledged.size} acknowledged, 0 lost`);
}

/** Publishes versions until the registry is gone. */
async function write(api: ApiClient, prefix: string, acknowledged: Map<string, string>): Promise<void> {
  for (let count = 0; ; count += 1) {
    const fingerprint = `f${prefix}-${count}`;
    try {
      await api.publish("kill-bucket", fingerprint);
    } catch {
      return;
    }
    acknowledged.set(fingerprint, `kill-bucket-${fingerprint}.txt`);
  }
}

async function check(api: ApiClient, acknowledged: ReadonlyMap<string, string>): Promise<void> {
  if (acknowledged.size === 0) return;
  const kept = new Map<string, string>();
  let next = "";
  do {
    const page = `pagination.page_size=1000&pagination.next_page_token=${next}`;
    const { body } = await api.call("GET", `/buckets/kill-bucket/versions?${page}`);
    for (const { fingerprint, name, builds } of body.versions)
      if (name !== "v0") kept.set(fingerprint, builds[0]!.artifacts[0]!.external_identifier);
    next = body.pagination.next_page_token;
  } while (next !== "");
  for (const [fingerprint, image] of acknowledged)
    if (kept.get(fingerprint) !== image) throw new Error(`lost: ${fingerprint} (${image})`);
}

function serve(state: string): Promise<Served> {
  const args = ["--import", "tsx", MAIN, "--port", "0", "--state", state];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  return new Promise((resolve, reject) => {
    let said = "";
    child.once("exit", (code) => reject(new Error(`the registry ended with ${code}: ${said}`)));
    child.stdout.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      const found = /(http:\/\/[\d.:]+)\/\?token=(\S+)/.exec(said);
      if (found !== null) resolve({ child, api: ApiClient.at(found[1]!, found[2]!) });
    });
  });
}
