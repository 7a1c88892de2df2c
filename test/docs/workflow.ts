import { load } from "js-yaml";

/** A workflow of GitHub Actions, as far as we look into it. */
interface Workflow {
  readonly permissions: unknown;
  readonly env?: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

interface Job {
  /** What the clouds tie their trust to. */
  readonly environment?: string;
  readonly permissions: unknown;
  readonly env?: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

interface Step {
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}

/** The commits of the actions' releases, by name. */
const ACTIONS: Readonly<Record<string, string>> = {
  "actions/checkout": "d23441a48e516b6c34aea4fa41551a30e30af803",
  "actions/setup-node": "249970729cb0ef3589644e2896645e5dc5ba9c38",
  "hashicorp/hcp-auth-action": "b11d0bff4bbe76283448ddca08a4a4e93c5ed4b9",
  "hashicorp/setup-packer": "1aa358be5cf73883762b302a3a03abd66e75b232",
  "hashicorp/setup-terraform": "dfe3c3f87815947d99a8997f908cb6525fc44e9e",
};

/** What a workflow may set: what docs/azure-login.md, the hcp provider and our stacks read. */
const VARIABLES = [
  ...["ARM_USE_OIDC", "ARM_CLIENT_ID", "ARM_SUBSCRIPTION_ID", "ARM_TENANT_ID"],
  ...["HCP_PROJECT_ID", "TF_VAR_admin_ssh_public_key"],
];

/** Looks at what can be known of a workflow without GitHub: its rights, its actions, its variables. It has no secret. */
export function checkWorkflow(text: string): void {
  const { permissions, env, jobs } = load(text) as Workflow;

  expect(permissions).toEqual({});
  expect(text).not.toContain("secrets");
  for (const job of Object.values(jobs)) {
    expect(job.permissions).toEqual({ contents: "read", "id-token": "write" });
    expect(job.environment).toEqual(expect.any(String));
    const uses = job.steps.flatMap((step) => step.uses ?? []).map((action) => action.split("@"));
    expect(uses).toEqual(uses.map(([name = ""]) => [name, ACTIONS[name]]));
    const checkout = job.steps.find((step) => step.uses?.startsWith("actions/checkout"));
    expect(checkout?.with).toMatchObject({ "persist-credentials": false });
    const variables = [env, job.env, ...job.steps.map((step) => step.env)].flatMap((set) =>
      Object.entries(set ?? {}),
    );
    expect(VARIABLES).toEqual(expect.arrayContaining(variables.map(([name]) => name)));
  }
}
