/*
 * `npm run bench`: what the Packer half costs, as ratios against references of the same run.
 * `npm run bench -- NAME ...` runs only those; `--help` lists them.
 */
import type { Bench, BenchResult } from "./bench";
import { headerText, tableText } from "./table";
import { Workspace } from "./workspace";
import { cdktfBench } from "./rows/cdktf";
import { loadBench } from "./rows/load";
import { printBench } from "./rows/print";
import { scaleBench } from "./rows/scale";
import { synthBench } from "./rows/synth";
import { vmsBench } from "./rows/vms";

/** The one that writes by far the most files comes last: the disk is busy with them for a while. */
const BENCHES: readonly Bench[] = [loadBench, synthBench, cdktfBench, vmsBench, printBench, scaleBench];
const INTERRUPTED = 130;
const USAGE = 2;

async function main(names: readonly string[]): Promise<number> {
  const unknown = names.filter((name) => !BENCHES.some((bench) => bench.name === name));
  if (unknown.length > 0) {
    const list = BENCHES.map(({ name, title }) => `  ${name.padEnd(8)}${title}`).join("\n");
    console.error(`usage: npm run bench -- [NAME ...]\n${list}`);
    return unknown.includes("--help") ? 0 : USAGE;
  }
  const abort = new AbortController();
  // Not once: Ctrl-C comes from the terminal, and from tsx again.
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => abort.abort());
  const workspace = new Workspace(abort.signal);
  try {
    const chosen = BENCHES.filter(({ name }) => names.length === 0 || names.includes(name));
    console.log(headerText());
    console.log(tableText(await runAll(chosen, workspace)));
    return 0;
  } catch (error) {
    // The process that was measured gets the terminal's signal too, and may end before ours has arrived.
    await new Promise((resolve) => setTimeout(resolve, 100));
    if (!abort.signal.aborted) throw error;
    return INTERRUPTED;
  } finally {
    workspace.dispose();
  }
}

async function runAll(benches: readonly Bench[], workspace: Workspace) {
  const results: { bench: Bench; result: BenchResult }[] = [];
  for (const bench of benches) {
    const started = Date.now();
    results.push({ bench, result: await bench.run(workspace) });
    console.error(`measured ${bench.name} (${((Date.now() - started) / 1_000).toFixed(0)} s)`);
  }
  return results;
}

void main(process.argv.slice(2)).then((exitCode) => {
  process.exitCode = exitCode;
});
