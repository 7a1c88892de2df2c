import { existsSync } from "node:fs";
import { join } from "node:path";
import { StepFailure } from "../step-failure";
import { failedPlan, madePlan } from "./plan";
import type { Plan, PlanJson } from "./plan";
import type { Ended, Programs } from "./programs";
import type { Synthesis } from "./synthesis";

/** A state as `terraform show -json` prints it, as far as we read it. */
interface StateJson {
  readonly values?: {
    readonly outputs?: Readonly<Record<string, { readonly value: unknown }>>;
    readonly root_module?: { readonly resources?: readonly StateResource[] };
  };
}

export interface StateResource {
  readonly type: string;
  readonly name: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** What Terraform has on record. */
export interface State {
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly resources: readonly StateResource[];
}

/** One stack: deployed by CDKTF's command line, planned and read by Terraform. */
export class Stack {
  constructor(
    private readonly name: string,
    private readonly programs: Programs,
    private readonly synthesis: Synthesis,
  ) {}

  /** @throws StepFailure when it is not deployed */
  async deploy(): Promise<void> {
    const { workingFolder } = this.synthesis.options;
    // What `npx cdktf` starts.
    const cdktf = [process.execPath, require.resolve("cdktf-cli/bundle/bin/cdktf")];
    // The provider comes from a folder of this machine: its checksums for other machines are nowhere to be had.
    const options = ["--auto-approve", "--skip-provider-lock", "--no-color"];
    const shown = `cdktf deploy ${this.name}`;
    const command = [...cdktf, "deploy", this.name, ...options];
    requireSuccess(await this.programs.run(shown, command, { workingFolder }), shown);
    this.synthesis.noteWritten();
  }

  /** What an apply of the stack as it is wanted would do now. Nothing is locked, nor written but the plan. */
  async plan(): Promise<Plan> {
    await this.synthesis.ensure();
    if (!existsSync(join(this.synthesis.folderOf(this.name), ".terraform")))
      requireSuccess(await this.terraform("init", "-input=false", "-no-color"), "terraform init");
    const made = await this.terraform("plan", "-json", "-input=false", "-lock=false", "-out=plan");
    if (made.exitCode === 0) return madePlan(await this.show<PlanJson>("plan"));
    const plan = failedPlan(made.output);
    if (plan.errors.length > 0) return plan;
    throw new StepFailure("terraform plan failed without saying why", made.output + made.errors);
  }

  async state(): Promise<State> {
    const { values } = await this.show<StateJson>();
    const outputs = Object.entries(values?.outputs ?? {}).map(([name, { value }]) => [name, value] as const);
    return { outputs: Object.fromEntries(outputs), resources: values?.root_module?.resources ?? [] };
  }

  private async show<Json>(...file: readonly string[]): Promise<Json> {
    const shown = await this.terraform("show", "-json", ...file);
    requireSuccess(shown, "terraform show");
    return JSON.parse(shown.output) as Json;
  }

  private terraform(...args: readonly string[]): Promise<Ended> {
    const shown = `terraform ${args[0]} ${this.name}`;
    const workingFolder = this.synthesis.folderOf(this.name);
    return this.programs.run(shown, ["terraform", ...args], { workingFolder });
  }
}

function requireSuccess({ exitCode, output, errors }: Ended, what: string): void {
  if (exitCode !== 0) throw new StepFailure(`${what} failed (exit ${exitCode})`, output + errors);
}
