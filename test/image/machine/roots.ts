import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Layers, Workshop } from "./machine";
import { must } from "./program";

const ROOT_FOLDER = join(__dirname, "root");
const PARTS = ["make-root.sh", "namespace.sh"];

export interface Roots {
  /** Stands for Ubuntu's server image in Azure's marketplace. */
  readonly machine: Layers;
  /** Has the scanners, so that none of them is in the machine. */
  readonly scanners: Layers;
}

/** The two roots, unpacked in the workshop from archives in `cache`, which are made when they are not there. */
export async function unpackRoots(
  workshop: Workshop,
  cache: string,
  sources: string,
  say: (text: string) => void,
): Promise<Roots> {
  const archives = join(cache, `roots-${digest(sources)}`);
  if (!existsSync(join(archives, "scanners.tar"))) {
    say("makes the two roots, once: this takes some minutes");
    await makeRoots(workshop, archives, sources);
  }
  await Promise.all(
    ["machine", "scanners"].map(async (name) => {
      const folder = join(workshop.folder, "roots", name);
      mkdirSync(folder, { recursive: true });
      const archive = join(archives, `${name}.tar`);
      await must("tar", ["-xf", archive, "--xattrs", "--numeric-owner", "-C", folder]);
    }),
  );
  return { machine: ["roots/machine"], scanners: ["roots/scanners"] };
}

async function makeRoots(workshop: Workshop, archives: string, sources: string): Promise<void> {
  const namespaces = [
    "--mount",
    "--pid",
    "--fork",
    "--kill-child",
    "--net",
    "--uts",
    "--ipc",
    "--mount-proc",
  ];
  const make = [
    "bash",
    join(ROOT_FOLDER, "make-root.sh"),
    archives,
    join(workshop.folder, "making"),
    sources,
  ];
  await must("unshare", [...namespaces, "--", ...make], {
    env: { PATH: process.env["PATH"] ?? "", NODE: process.execPath, MIRROR: workshop.mirror },
    minutes: 20,
  });
}

/** Of all that decides what is in the roots; their packages are as new as the day on which they were made. */
function digest(sources: string): string {
  const hash = createHash("sha256").update(sources);
  for (const part of PARTS) hash.update(readFileSync(join(ROOT_FOLDER, part)));
  return hash.digest("hex").slice(0, 12);
}
