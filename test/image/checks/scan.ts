import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { BootedMachine } from "../machine/booted-machine";
import { bootFirstTime } from "../machine/first-boot";
import { type Layers, Machine, type Workshop } from "../machine/machine";
import type { Roots } from "../machine/roots";

const PROFILE = "xccdf_org.ssgproject.content_profile_cis_level1_server";
const CONTENT = "/usr/share/xml/scap/ssg/content/ssg-ubuntu2204-ds.xml";

/** What OpenSCAP says of each rule that the profile selects: pass, fail, notapplicable, unknown, notchecked, error. */
export interface RuleResults {
  readonly rules: Readonly<Record<string, string>>;
  readonly score: number;
}

export interface LynisResults {
  /** The hardening index, up to 100. */
  readonly index: number;
  readonly tests: number;
  /** Each as the test's name and what it suggests. */
  readonly suggestions: readonly string[];
}

export interface Scan {
  readonly openScap: RuleResults;
  readonly lynis: LynisResults;
  /** Units of systemd that failed in a boot of the image. */
  readonly failedUnits: readonly string[];
}

/**
 * Both scanners as they come: the profile without tailoring, lynis with its own settings. Both look at the image after a
 * boot, which shows what is mounted and what runs, and run from a folder that is not in it, with nothing installed.
 */
export async function scan(
  workshop: Workshop,
  name: string,
  image: Layers,
  roots: Roots,
  cgroup: string,
): Promise<Scan> {
  const machine = await Machine.open(workshop, `${name}-scanned`, image);
  const scanners = await Machine.open(workshop, `${name}-scanners`, roots.scanners);
  await bootFirstTime(machine);
  // It would wait for Azure to answer; what it would have done so far stands there already.
  writeFileSync(machine.path("etc/cloud/cloud-init.disabled"), "");
  const booted = await BootedMachine.boot(machine, cgroup);
  const failed = await booted.run("systemctl list-units --failed --plain --no-legend --no-pager");
  const failedUnits = [...failed.output.matchAll(/^(\S+)/gm)].map(([, unit]) => unit!);
  const openScap = await runOpenScap(machine, booted, scanners);
  const lynis = await runLynis(machine, booted, scanners);
  await booted.powerOff();
  await machine.discard();
  await scanners.discard();
  return { openScap, lynis, failedUnits };
}

export function rulesThat({ rules }: RuleResults, ...outcomes: readonly string[]): readonly string[] {
  return Object.keys(rules)
    .filter((rule) => outcomes.includes(rules[rule]!))
    .sort();
}

/** The program, the libraries that it needs, and what it knows, in one folder. */
const GATHER_OPENSCAP = [
  "mkdir -p /openscap/lib",
  "cp -L $(ldd /usr/bin/oscap | grep -o '/[^ ]*') /openscap/lib",
  `cp -r /usr/bin/oscap /usr/share/openscap/* ${CONTENT} /openscap`,
].join(" && ");

async function runOpenScap(machine: Machine, booted: BootedMachine, scanners: Machine): Promise<RuleResults> {
  const gathered = await scanners.run(GATHER_OPENSCAP);
  if (gathered.status !== 0) throw new Error(`oscap is not whole: ${gathered.output}`);
  const folder = machine.path("openscap");
  cpSync(scanners.path("openscap"), folder, { recursive: true });
  const paths =
    "LD_LIBRARY_PATH=lib OSCAP_SCHEMA_PATH=schemas OSCAP_XSLT_PATH=xsl OSCAP_CPE_PATH=cpe OSCAP_SCE_PATH=sce";
  const evaluate = `./oscap xccdf eval --profile ${PROFILE} --results results.xml ${basename(CONTENT)}`;
  const { status, output } = await booted.run(`cd /openscap && ${paths} ${evaluate}`);
  // 2: at least one rule fails, which is for the caller to judge.
  if (status !== 0 && status !== 2) throw new Error(`oscap: ${status} ${output.slice(-2000)}`);
  const results = readRuleResults(readFileSync(join(folder, "results.xml"), "utf8"));
  rmSync(folder, { recursive: true });
  return results;
}

/** @throws Error if there is no result in it */
export function readRuleResults(xml: string): RuleResults {
  const results =
    /<rule-result[^>]*idref="xccdf_org\.ssgproject\.content_rule_([^"]+)"[\s\S]*?<result>(\w+)</g;
  const selected = [...xml.matchAll(results)].filter(([, , result]) => result !== "notselected");
  const score = Number(/<score [^>]*>([\d.]+)</.exec(xml)?.[1]);
  if (selected.length === 0 || Number.isNaN(score)) throw new Error("oscap has evaluated no rule");
  return { rules: Object.fromEntries(selected.map(([, rule, result]) => [rule!, result!])), score };
}

async function runLynis(machine: Machine, booted: BootedMachine, scanners: Machine): Promise<LynisResults> {
  const folder = machine.path("lynis");
  for (const part of ["usr/share/lynis", "etc/lynis"])
    cpSync(scanners.path(part), folder, { recursive: true, dereference: true });
  cpSync(scanners.path("usr/sbin/lynis"), join(folder, "lynis"));
  const { output } = await booted.run(
    "cd /lynis && bash ./lynis audit system --no-colors --quiet --report-file report.dat --logfile log",
  );
  const report = join(folder, "report.dat");
  if (!existsSync(report)) throw new Error(`lynis: ${output.slice(-2000)}`);
  return readLynisReport(readFileSync(report, "utf8"));
}

/** @throws Error if lynis did not come to its end */
export function readLynisReport(report: string): LynisResults {
  const value = (name: string) => Number(new RegExp(`^${name}=(\\d+)`, "m").exec(report)?.[1]);
  const suggestions = [...report.matchAll(/^suggestion\[\]=([^|]*)\|([^|]*)/gm)];
  const index = value("hardening_index");
  if (Number.isNaN(index)) throw new Error("lynis has no hardening index");
  return {
    index,
    tests: value("lynis_tests_done"),
    suggestions: suggestions.map(([, test, text]) => `${test}: ${text}`),
  };
}
