/* Synthesises one environment to disk: `synth-vms.js ours|by-hand VMS FOLDER`. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { App, TerraformStack } from "cdktf";

/** What the program prints. Loading the libraries is not in the time. */
export interface VmsReport {
  readonly synthMs: number;
  readonly peakBytes: number;
  /** How many resources and data sources of each type the stack holds: both kinds must agree. */
  readonly counts: Readonly<Record<string, number>>;
}

type Json = Readonly<Record<string, Readonly<Record<string, object>>>>;

async function main([kind = "", vms = "", outdir = ""]: readonly string[]): Promise<void> {
  const { defineEnvironment } = kind === "ours" ? await import("./vms-ours") : await import("./vms-by-hand");
  const started = performance.now();
  const app = new App({ outdir });
  defineEnvironment(new TerraformStack(app, "web"), Number(vms));
  app.synth();
  const synthMs = performance.now() - started;
  const peakBytes = process.resourceUsage().maxRSS * 1024;
  const stack = JSON.parse(readFileSync(join(outdir, "stacks", "web", "cdk.tf.json"), "utf8")) as Record<
    string,
    Json
  >;
  const counts = Object.fromEntries(
    Object.entries({ ...stack["data"], ...stack["resource"] }).map(([type, all]) => [
      type,
      Object.keys(all).length,
    ]),
  );
  console.log(JSON.stringify({ synthMs, peakBytes, counts } satisfies VmsReport));
}

void main(process.argv.slice(2));
