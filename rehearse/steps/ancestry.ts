import { BUCKETS, CHANNEL } from "../app/contract";
import type { Rehearsal, Step } from "../step";
import { StepFailure, expectEqual } from "../step-failure";
import { expectNoChange } from "./machines";

/** Neither Packer nor Terraform reads what HCP Packer knows of ancestry: its API is asked. */
export const ancestry: Step = {
  name: "ancestry",
  does: "look what HCP Packer recorded as the web image's parent",
  run: async (rehearsal) => {
    await expectParent(rehearsal, { web: 1, base: 1, status: "UP_TO_DATE" });
    const { record } = rehearsal;
    return `${record.name("web", 1)} is built on ${record.name("base", 1)}, up to date (HCP Packer's API)`;
  },
};

/** Terraform finds it by a check of ours, and HCP Packer's API says the same. */
export const outOfDate: Step = {
  name: "out-of-date",
  does: "look whether the web image is out of date now",
  run: async (rehearsal) => {
    const { machines, record } = rehearsal;
    const plan = await machines.plan();
    expectNoChange(plan);
    const [old, current] = [1, 2].map((n) => record.version("base", n).fingerprint);
    const warning = `was built from ${BUCKETS.base} ${old}, and ${CHANNEL} holds v2 (${current}) now. Build it anew.`;
    if (!plan.warnings.some((text) => text.endsWith(warning)))
      throw new StepFailure(
        `expected Terraform to warn "${warning}", found ${JSON.stringify(plan.warnings)}`,
      );
    await expectParent(rehearsal, { web: 1, base: 1, status: "OUT_OF_DATE" });
    return `Terraform warns that web v1 was built from ${record.name("base", 1)}, "Build it anew."; so does HCP Packer's API`;
  },
};

/** @throws StepFailure unless a version of the web image has that one parent, in that state */
export async function expectParent(
  { registry, record }: Rehearsal,
  wanted: { readonly web: number; readonly base: number; readonly status: string },
): Promise<void> {
  const { fingerprint } = record.version("base", wanted.base);
  const found = await registry.parentsOf("web", record.version("web", wanted.web).fingerprint);
  expectEqual(`parents of web v${wanted.web}`, found, [{ fingerprint, status: wanted.status }]);
}
