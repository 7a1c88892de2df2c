import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AptMirror } from "./machine/apt-mirror";
import { LIST_SOURCES, chooseSources, sourcesList } from "./machine/apt-sources";
import { cgroupFolder } from "./machine/cgroup";
import { type ImageFindings, problemsOf } from "./findings";
import { differences, hostState } from "./host-state";
import { must } from "./machine/program";
import { obstacles } from "./preconditions";
import { writeReport } from "./report";
import { rulesThat } from "./checks/scan";
import { findPacker } from "../tools/packer";

const CACHE = join(__dirname, "..", "..", ".cache", "image");
const NAMESPACES = ["--mount", "--pid", "--fork", "--kill-child", "--mount-proc", "--net", "--uts", "--ipc"];

async function main(): Promise<number> {
  const started = Date.now();
  const sources = chooseSources(await must("apt-get", LIST_SOURCES));
  mkdirSync(CACHE, { recursive: true });
  const before = hostState();
  const folder = mkdtempSync(join(tmpdir(), "image-proof-"));
  const cgroup = join(cgroupFolder(readFileSync("/proc/self/mounts", "utf8")), `image-proof-${process.pid}`);
  const mirror = new AptMirror(join(CACHE, "packages"), sources);
  let images: readonly ImageFindings[] = [];
  try {
    mkdirSync(cgroup);
    await mirror.listen(join(folder, "mirror"));
    images = await prove(folder, cgroup, sourcesList(sources));
  } finally {
    mirror.close();
    await must("find", [cgroup, "-depth", "-type", "d", "-exec", "rmdir", "{}", ";"]);
    rmSync(folder, { recursive: true });
  }
  const problems = [
    ...(images.length === 0 ? ["the proof did not come to its end"] : images.flatMap(problemsOf)),
    ...differences(before, hostState()).map((difference) => `the machine itself was changed: ${difference}`),
  ];
  const seconds = Math.round((Date.now() - started) / 1000);
  for (const image of images) console.log(summary(image));
  for (const problem of problems) console.error(`FAILED: ${problem}`);
  if (images.length > 0) {
    writeReport(join(CACHE, "report"), { seconds, images, problems });
    console.log(`${seconds} s; the report is .cache/image/report/report.html`);
  }
  return problems.length === 0 ? 0 : 1;
}

/** What prove.ts finds out, in namespaces that end with it, and at the latest with this process. */
async function prove(folder: string, cgroup: string, sources: string): Promise<readonly ImageFindings[]> {
  const result = join(folder, "findings.json");
  const program = [process.execPath, ...process.execArgv, join(__dirname, "prove.ts")];
  const inputs = [CACHE, join(folder, "mirror"), sources, cgroup, findPacker()!.binary, result];
  const unshare = ["unshare", ...NAMESPACES, "--propagation", "private", ...program, ...inputs];
  const child = spawn("setpriv", ["--pdeathsig", "KILL", ...unshare], { stdio: "inherit" });
  const stop = endOnSignal(child);
  await new Promise((resolve) => child.once("exit", resolve));
  stop();
  return existsSync(result) ? (JSON.parse(readFileSync(result, "utf8")) as readonly ImageFindings[]) : [];
}

/** A user's Ctrl-C ends the proof; main then puts things in order. Returns how to listen no longer. */
function endOnSignal(child: ChildProcess): () => void {
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  const kill = () => void child.kill("SIGKILL");
  for (const signal of signals) process.on(signal, kill);
  return () => signals.forEach((signal) => process.off(signal, kill));
}

function summary({
  name,
  openScap,
  lynis,
  bill,
  cleanUp,
  changedBySecondRun,
  faults,
}: ImageFindings): string {
  const all = Object.keys(openScap.rules).length;
  const promises = Object.values(cleanUp.promises);
  const stopped = Object.values(faults).filter(({ stops, says }) => stops && says);
  return [
    `${name}: ${rulesThat(openScap, "pass").length} of ${all} rules pass, lynis ${lynis.index}`,
    `${bill.installed - bill.missing.length} of ${bill.installed} packages are in the bill of materials`,
    `${promises.filter(Boolean).length} of ${promises.length} promises of the clean-up hold`,
    `${cleanUp.survivors.length} of ${cleanUp.planted} planted secrets survive`,
    `${changedBySecondRun.length} files changed by a second run`,
    `${stopped.length} of ${Object.keys(faults).length} faults stop the build`,
  ].join("; ");
}

const { platform, env } = process;
const surroundings = { platform, user: process.getuid?.(), path: env["PATH"] ?? "" };
const inTheWay = obstacles({ ...surroundings, packer: findPacker() !== undefined });
if (inTheWay.length > 0) {
  console.error(inTheWay.join("\n"));
  process.exitCode = 1;
} else {
  main().then(
    (code) => void (process.exitCode = code),
    (error: unknown) => {
      console.error(error instanceof Error ? error.message : error);
      process.exitCode = 1;
    },
  );
}
