import { cpSync, existsSync, readFileSync, rmSync } from "node:fs";
import { relative } from "node:path";
import type { BakedImage } from "../bake-image";
import { BUILD_USER, Machine, type Workshop } from "../machine/machine";
import { must } from "../machine/program";
import type { BillStep } from "../sequence";
import { mayChange } from "./second-run";

/** What a bill of materials says of an image. */
export interface BillFindings {
  /** How many packages dpkg has installed. */
  readonly installed: number;
  /** Those of them that the bill does not have, each as NAME@VERSION. */
  readonly missing: readonly string[];
  /** What it has of Packer's own program, which is not in the image. */
  readonly ofPacker: readonly string[];
  /** Files that are other than before, or new, and should not be. */
  readonly changed: readonly string[];
}

/** Where Packer uploads itself, and where it looks for the bill. */
const RUNNER = "/tmp/packer-sbom-runner";
const OUTPUT = "/tmp/packer-sbom.json";

/**
 * Has the real Packer make the bill as the template says, on the machine as it is before the clean-up. In a build Packer
 * downloads the program that it uploads; here it is the pinned one.
 * @throws Error if there is none in the end
 */
export async function makeBill(
  workshop: Workshop,
  { name, before }: BakedImage,
  { executeCommand, args }: BillStep,
  packer: string,
): Promise<BillFindings> {
  const machine = await Machine.open(workshop, `${name}-bill`, before.get("clean-up.sh")!);
  cpSync(packer, machine.path(RUNNER));
  const values: Readonly<Record<string, string>> = {
    Path: RUNNER,
    Args: args.join(" "),
    ScanPath: "/",
    Output: OUTPUT,
  };
  const command = executeCommand.replaceAll(
    /\{\{ ?\.(\w+) ?\}\}/g,
    (_, value: string) => values[value] ?? "",
  );
  const { status, output } = await machine.run(command, { user: BUILD_USER.name });
  if (status !== 0 || !existsSync(machine.path(OUTPUT)))
    throw new Error(`${name}: there is no bill of materials: ${status} ${output.slice(-2000)}`);
  const bill = readFileSync(machine.path(OUTPUT), "utf8");
  for (const file of [RUNNER, OUTPUT]) rmSync(machine.path(file));
  const installed = await must("dpkg-query", [
    `--root=${machine.root}`,
    "--show",
    "--showformat=${db:Status-Abbrev}\\t${Package}@${Version}\\n",
  ]);
  const changed = await must("find", [machine.upper, "!", "-type", "d"]);
  await machine.discard();
  const paths = lines(changed).map((path) => relative(machine.upper, path));
  return { ...readBill(bill, installed), changed: paths.filter((path) => !mayChange(path)) };
}

/** @param installed a line each: dpkg's abbreviation of the state, a tab, NAME@VERSION */
export function readBill(bill: string, installed: string): Omit<BillFindings, "changed"> {
  const { components } = JSON.parse(bill) as {
    components: readonly { name: string; version?: string; purl?: string }[];
  };
  const listed = new Set(components.map(({ name, version }) => `${name}@${version}`));
  const packages = lines(installed)
    .map((line) => line.split("\t"))
    .flatMap(([state, one]) => (state!.startsWith("ii") ? [one!] : []));
  return {
    installed: packages.length,
    missing: packages.filter((one) => !listed.has(one)).sort(),
    ofPacker: components.flatMap(({ name, purl = "" }) => (/hashicorp\/packer/.test(purl) ? [name] : [])),
  };
}

function lines(text: string): readonly string[] {
  return text.split("\n").filter((line) => line !== "");
}
