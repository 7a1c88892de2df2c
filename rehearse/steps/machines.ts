import { MACHINES } from "../app/contract";
import type { MachineName } from "../app/contract";
import type { Plan } from "../clients/plan";
import type { Rehearsal, Step } from "../step";
import { StepFailure, expectEqual } from "../step-failure";
import { assign } from "./channels";

export const deploy: Step = {
  name: "deploy",
  does: "deploy what production of the web image holds",
  run: async (rehearsal) => {
    rehearsal.record.pin(1);
    await rehearsal.machines.deploy();
    const found = await expectRunning(rehearsal, { following: 1, pinned: 1, held: 1 });
    const plan = await rehearsal.machines.plan();
    expectNoChange(plan);
    expectEqual("warnings of the next plan", plan.warnings, []);
    return `${found}; the next plan changes nothing and warns of nothing`;
  },
};

export const plan: Step = {
  name: "plan",
  does: "plan what the promotion changes",
  run: async (rehearsal) => {
    const { record } = rehearsal;
    const made = await rehearsal.machines.plan();
    expectOneReplacement(rehearsal, made, { from: 1, to: 2 });
    const isHeldSaid = made.warnings.some((warning) =>
      warning.startsWith(`held runs ${record.version("web", 1).file},`),
    );
    if (!isHeldSaid)
      throw new StepFailure(`expected a warning about held, found ${JSON.stringify(made.warnings)}`);
    return `exactly one changed image: following, from ${record.name("web", 1)} to ${record.name("web", 2)}; held is warned of`;
  },
};

export const apply: Step = {
  name: "apply",
  does: "apply it",
  run: async (rehearsal) => {
    await rehearsal.machines.deploy();
    return expectRunning(rehearsal, { following: 2, pinned: 1, held: 1 });
  },
};

export const rollBack: Step = {
  name: "roll-back",
  does: "roll production back, and apply it",
  run: async (rehearsal) => {
    await assign(rehearsal, "web", 1);
    expectOneReplacement(rehearsal, await rehearsal.machines.plan(), { from: 2, to: 1 });
    await rehearsal.machines.deploy();
    const found = await expectRunning(rehearsal, { following: 1, pinned: 1, held: 1 });
    return `one changed image again; ${found}`;
  },
};

/** @throws StepFailure unless a plan could be applied, and would change nothing */
export function expectNoChange({ errors, changes }: Plan): void {
  expectEqual("the plan of the machines", { errors, changes }, { errors: [], changes: [] });
}

/** What Terraform's outputs say that each machine was made from, by the number of the web image's version. */
async function expectRunning(
  { machines, record }: Rehearsal,
  wanted: Readonly<Record<MachineName, number>>,
): Promise<string> {
  const { outputs } = await machines.state();
  const found = MACHINES.map((name) => outputs[name]);
  const files = MACHINES.map((name) => record.version("web", wanted[name]).file);
  expectEqual(`images of ${MACHINES.join(", ")}`, found, files);
  const running = MACHINES.map((name) => `${name} v${wanted[name]}`);
  return `Terraform's outputs, versions of the web image: ${running.join(", ")}`;
}

function expectOneReplacement(
  { record }: Rehearsal,
  { errors, changes }: Plan,
  { from, to }: { readonly from: number; readonly to: number },
): void {
  const [before, after] = [from, to].map((n) => record.version("web", n).file);
  expectEqual("errors of the plan", errors, []);
  expectEqual("changed machines", changes, [
    `terraform_data.following: delete/create, ${before} -> ${after}`,
  ]);
}
