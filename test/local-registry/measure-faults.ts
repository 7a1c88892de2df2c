import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { startRegistry } from "../../local-registry/registry-server";
import { findPacker } from "../tools/packer";
import { ApiClient } from "./api-client";
import { ClientFolder, ClientRun } from "./client-runs";
import { FAULTS, FaultyProxy, startFaultyProxy } from "./faulty-proxy";
import { makeProductionChannel } from "./production-channel";

/** The clients wait and try again for minutes; what they do until then is enough to know. */
const PATIENCE_MILLISECONDS = 20_000;

type Ending = "went on" | "error" | "error, yet exit code 0" | "still trying" | "WRONG";

/** What a real client does at each route, and whether what it ended with is right. */
interface Scenario {
  readonly name: string;
  run(): Promise<ClientRun>;
  /** Whether the run gave the right image, or another, or nothing. */
  imageOf(run: ClientRun): boolean | undefined;
}

/** Has every route that the real clients ask for go wrong in every way, and prints what became of them. */
export async function measureFaults(): Promise<void> {
  const server = await startRegistry();
  const proxy = await startFaultyProxy(server.port);
  const folder = new ClientFolder(proxy.environmentOf(server));
  const packer = findPacker();
  if (packer === undefined) throw new Error("no Packer: npm run tools");
  try {
    await folder.packer(packer, "parent.pkr.hcl");
    await makeProductionChannel(ApiClient.at(server.url, server.token));
    const child = join(folder.path, "child.txt");
    const scenarios: Scenario[] = [
      {
        name: "terraform plan",
        run: () => folder.terraform("plan", "-no-color", "-lock=false"),
        imageOf: ({ output }) => {
          const [, image] = /image +=> *"(.*)"|image += "(.*)"/.exec(output)?.filter(Boolean) ?? [];
          return image === undefined ? undefined : image === "parent.txt";
        },
      },
      {
        name: "packer build",
        run: () => {
          rmSync(child, { force: true });
          return folder.packer(packer, "child.pkr.hcl");
        },
        imageOf: () => (existsSync(child) ? readFileSync(child, "utf8") === "parent" : undefined),
      },
    ];
    let wrong = 0;
    for (const scenario of scenarios) wrong += await measureScenario(scenario, proxy);
    console.log(`${wrong} runs ended with a wrong image`);
    if (wrong > 0) process.exitCode = 1;
  } finally {
    folder.remove();
    await proxy.stop();
    await server.stop();
  }
}

async function measureScenario(scenario: Scenario, proxy: FaultyProxy): Promise<number> {
  proxy.breakRoute();
  proxy.routes.clear();
  const healthy = await scenario.run();
  if (healthy.exitCode !== 0 || scenario.imageOf(healthy) !== true)
    throw new Error(`${scenario.name} fails without a fault: ${healthy.output}`);
  let wrong = 0;
  for (const route of [...proxy.routes]) {
    const endings: string[] = [];
    for (const fault of FAULTS) {
      proxy.breakRoute(route, fault);
      const started = Date.now();
      const ending = await endingOf(scenario, proxy);
      if (ending === "WRONG") wrong += 1;
      endings.push(`${fault}: ${ending} (${((Date.now() - started) / 1000).toFixed(0)} s)`);
    }
    console.log(`${scenario.name}, ${route}\n  ${endings.join("; ")}`);
  }
  return wrong;
}

async function endingOf(scenario: Scenario, proxy: FaultyProxy): Promise<Ending> {
  const run = scenario.run();
  const patience = new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE_MILLISECONDS));
  const ended = await Promise.race([run, patience]);
  if (ended === undefined) {
    // From here on nothing is broken, so that the client comes to an end by itself.
    proxy.breakRoute();
    return scenario.imageOf(await run) === false ? "WRONG" : "still trying";
  }
  const isRight = scenario.imageOf(ended);
  if (isRight === false) return "WRONG";
  if (ended.exitCode === 0 && isRight === true) return "went on";
  if (!/error/i.test(ended.output)) return "WRONG";
  return ended.exitCode === 0 ? "error, yet exit code 0" : "error";
}
