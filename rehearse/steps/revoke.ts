import { setTimeout as wait } from "node:timers/promises";
import { MACHINES } from "../app/contract";
import type { Plan } from "../clients/plan";
import type { Rehearsal, Step } from "../step";
import { StepFailure, expectEqual } from "../step-failure";
import { expectNoChange } from "./machines";

/** The channel stays on the revoked version, as it does when nothing good is left to roll back to. */
export const revoke: Step = {
  name: "revoke",
  does: "revoke the web image that is deployed, now",
  run: async (rehearsal) => {
    await rehearsal.registry.revoke("web", webOne(rehearsal), { within: "0s" });
    return expectRefused(rehearsal);
  },
};

export const restore: Step = {
  name: "restore",
  does: "restore it",
  run: (rehearsal) => restoreWeb(rehearsal),
};

export const schedule: Step = {
  name: "schedule",
  does: "schedule a revocation for in an hour",
  run: async (rehearsal) => {
    await rehearsal.registry.revoke("web", webOne(rehearsal), { within: "1h" });
    const plan = await rehearsal.machines.plan();
    expectNoChange(plan);
    const warning = plan.warnings.find((text) => text.includes("is going to be revoked at"));
    if (warning !== undefined) return `the plan passes and warns: "${warning}"`;
    throw new StepFailure(`expected a warning of the revocation, found ${JSON.stringify(plan.warnings)}`);
  },
};

export const due: Step = {
  name: "due",
  does: "bring it forward to the next second, and wait for that",
  run: async (rehearsal) => {
    await rehearsal.registry.revoke("web", webOne(rehearsal), { within: "1s" });
    await wait(1_000);
    return expectRefused(rehearsal);
  },
};

export const restoreDue: Step = {
  name: "restore-due",
  does: "restore that, too",
  run: (rehearsal) => restoreWeb(rehearsal),
};

/** Nobody revokes the web image here: its versions follow what they were built on. */
export const revokeBase: Step = {
  name: "revoke-base",
  does: "revoke both versions of the base image, with what was built on them",
  run: async (rehearsal) => {
    const { packer, record, registry } = rehearsal;
    for (const n of [1, 2])
      await registry.revoke("base", record.version("base", n).fingerprint, {
        within: "0s",
        descendants: true,
      });
    const refusal = await expectRefused(rehearsal);
    return `${refusal}; Packer: "${await packer.buildOnRevoked("web", record.next("web"))}"`;
  },
};

export const restoreBase: Step = {
  name: "restore-base",
  does: "restore them, and build on them again",
  run: async (rehearsal) => {
    const { packer, record, registry } = rehearsal;
    for (const n of [1, 2]) await registry.restore("base", record.version("base", n).fingerprint);
    const found = expectClean(await rehearsal.machines.plan());
    const n = record.next("web");
    record.add("web", await packer.build("web", n));
    return `${found}; Packer published ${record.name("web", n)}`;
  },
};

async function restoreWeb(rehearsal: Rehearsal): Promise<string> {
  await rehearsal.registry.restore("web", webOne(rehearsal));
  return expectClean(await rehearsal.machines.plan());
}

/** @throws StepFailure unless our guard, in its own words, stops the plan of every machine */
async function expectRefused(rehearsal: Rehearsal): Promise<string> {
  await nextSecond();
  const { errors, changes, refusals } = await rehearsal.machines.plan();
  const reason = new RegExp(
    `\\(${webOne(rehearsal)}\\) is revoked since \\S+, and a revoked image is not deployed\\.`,
  );
  const refused = Object.keys(refusals).filter((address) => reason.test(refusals[address]!));
  const wanted = MACHINES.map((name) => `terraform_data.${name}`);
  if (refused.length === 0)
    throw new StepFailure(`expected the plan to be refused, found ${JSON.stringify({ errors, changes })}`);
  expectEqual("what the guard refuses", refused.sort(), wanted.sort());
  const [words = ""] = /^.*?(?=, and a revoked)/s.exec(refusals["terraform_data.following"]!) ?? [];
  return `the plan is refused for ${MACHINES.join(", ")}: "${words}, ..."`;
}

/** Terraform's plantimestamp() has no fractions: a plan in the very second of a revocation is made before it. */
async function nextSecond(): Promise<void> {
  await wait(1_001 - (Date.now() % 1_000));
}

/** Nothing to change, and not a word of a revocation. */
function expectClean(plan: Plan): string {
  expectNoChange(plan);
  expectEqual(
    "warnings of revocations",
    plan.warnings.filter((text) => text.includes("revoked")),
    [],
  );
  return "the plan is clean again";
}

function webOne({ record }: Rehearsal): string {
  return record.version("web", 1).fingerprint;
}
