import { BUCKETS } from "../app/contract";
import type { Rehearsal, Step } from "../step";
import { expectEqual } from "../step-failure";
import { expectParent } from "./ancestry";

export const buildBase: Step = {
  name: "build-base",
  does: "build the base image",
  run: (rehearsal) => buildBaseVersion(rehearsal),
};

export const rebuildBase: Step = {
  name: "rebuild-base",
  does: "build the base image anew",
  run: (rehearsal) => buildBaseVersion(rehearsal),
};

export const buildWeb: Step = {
  name: "build-web",
  does: "build the web image on what production of the base holds",
  run: (rehearsal) => buildWebVersion(rehearsal, 1),
};

export const rebuildWeb: Step = {
  name: "rebuild-web",
  does: "build the web image anew, and look whether it is up to date",
  run: async (rehearsal) => {
    const found = await buildWebVersion(rehearsal, 2);
    await expectParent(rehearsal, { web: 2, base: 2, status: "UP_TO_DATE" });
    return `${found}, and up to date (HCP Packer's API)`;
  },
};

async function buildBaseVersion({ packer, record }: Rehearsal): Promise<string> {
  const n = record.next("base");
  record.add("base", await packer.build("base", n));
  return `Packer published ${record.name("base", n)}: ${record.version("base", n).file}`;
}

/** The name of the file says what Packer found in the channel. */
async function buildWebVersion({ packer, record }: Rehearsal, base: number): Promise<string> {
  const n = record.next("web");
  const built = await packer.build("web", n);
  const { fingerprint } = record.version("base", base);
  expectEqual("what was built", built.file, `${BUCKETS.web}-${n}-on-${fingerprint}.txt`);
  record.add("web", built);
  return `Packer published ${record.name("web", n)}, built on ${record.name("base", base)}`;
}
