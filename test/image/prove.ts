/* The proof itself. main.ts starts this in namespaces of its own, which end with it. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PackerApp } from "../../constructs/packer";
import { defineTemplates } from "../../packer/catalog";
import { type BakedImage, bakeImage } from "./bake-image";
import { makeBill } from "./checks/bill";
import { injectFaults } from "./checks/faults";
import type { ImageFindings } from "./findings";
import type { Workshop } from "./machine/machine";
import { must } from "./machine/program";
import { type Roots, unpackRoots } from "./machine/roots";
import { scan } from "./checks/scan";
import { type Sequence, readSequence } from "./sequence";

const [cache = "", mirror = "", sources = "", cgroup = "", packer = "", result = ""] = process.argv.slice(2);

async function prove(): Promise<readonly ImageFindings[]> {
  const workshop = await openWorkshop();
  const templates = join(workshop.folder, "templates");
  const app = new PackerApp();
  defineTemplates(app);
  app.synth(templates);
  const roots = await unpackRoots(workshop, cache, sources, console.log);
  const read = (name: string) => readSequence(join(templates, name, `${name}.pkr.hcl`));
  const images = { base: await read("ubuntu-base"), web: await read("ubuntu-web") };

  const base = await bakeImage(workshop, "ubuntu-base", roots.machine, images.base.steps, console.log);
  const web = await bakeImage(workshop, "ubuntu-web", base.captured, images.web.steps, console.log);
  return [await inspect(workshop, base, images.base, roots), await inspect(workshop, web, images.web, roots)];
}

/** In memory, so that nothing is left of it, however this ends. */
async function openWorkshop(): Promise<Workshop> {
  const folder = join(cache, "workshop");
  mkdirSync(folder, { recursive: true });
  await must("mount", ["-t", "tmpfs", "-o", "mode=755", "tmpfs", folder]);
  return { folder, mirror };
}

async function inspect(
  workshop: Workshop,
  image: BakedImage,
  sequence: Sequence,
  roots: Roots,
): Promise<ImageFindings> {
  const { name, milliseconds, cleanUp, changedBySecondRun } = image;
  if (sequence.bill === undefined) throw new Error(`${name} has Packer make no bill of materials`);
  console.log(`${name}: its bill of materials`);
  const bill = await makeBill(workshop, image, sequence.bill, packer);
  console.log(`${name}: injects faults`);
  const faults = await injectFaults(workshop, image);
  console.log(`${name}: boots, and is scanned`);
  const scanned = await scan(workshop, name, image.captured, roots, cgroup);
  return { name, milliseconds, cleanUp, changedBySecondRun, bill, faults, ...scanned };
}

prove().then(
  (findings) => writeFileSync(result, JSON.stringify(findings)),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  },
);
