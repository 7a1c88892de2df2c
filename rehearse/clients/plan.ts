/** What a plan says. */
export interface Plan {
  /** Everything that stops it; then it changes nothing. */
  readonly errors: readonly string[];
  /** By the resource that they stand in: the errors of conditions. */
  readonly refusals: Readonly<Record<string, string>>;
  /** What its checks warn of. */
  readonly warnings: readonly string[];
  /** Each resource that it changes, how, and from which image to which: `terraform_data.web: update, a -> b`. */
  readonly changes: readonly string[];
}

/** A plan as `terraform show -json` prints it, as far as we read it. */
export interface PlanJson {
  readonly resource_changes?: readonly {
    readonly address: string;
    readonly mode: string;
    readonly change: {
      readonly actions: readonly string[];
      readonly before: MachineJson | null;
      readonly after: MachineJson | null;
    };
  }[];
  readonly checks?: readonly {
    readonly address: { readonly kind: string };
    readonly status: string;
    readonly instances?: readonly { readonly problems?: readonly { readonly message: string }[] }[];
  }[];
}

interface MachineJson {
  readonly triggers_replace?: { readonly imageId?: string } | null;
}

interface Line {
  readonly diagnostic?: {
    readonly severity: string;
    readonly summary: string;
    readonly detail: string;
    readonly snippet?: { readonly context?: string | null };
  };
}

/** What a plan that failed has printed, line by line, with `terraform plan -json`. */
export function failedPlan(lines: string): Plan {
  const found = lines
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => (JSON.parse(line) as Line).diagnostic);
  const errors = found.filter((diagnostic) => diagnostic?.severity === "error");
  const refusals = errors.flatMap((diagnostic) => {
    const address = /^resource\.(.+)\.lifecycle/.exec(diagnostic?.snippet?.context ?? "")?.[1];
    return address === undefined ? [] : [[address, diagnostic!.detail] as const];
  });
  return {
    errors: errors.map((diagnostic) => `${diagnostic!.summary}: ${diagnostic!.detail}`),
    refusals: Object.fromEntries(refusals),
    warnings: [],
    changes: [],
  };
}

/** What a plan that may be applied says. Data sources that a check reads are no changes. */
export function madePlan({ resource_changes = [], checks = [] }: PlanJson): Plan {
  const changes = resource_changes
    .filter(({ mode, change }) => mode === "managed" && change.actions.join() !== "no-op")
    .map(({ address, change: { actions, before, after } }) => {
      const images = [before, after].map((machine) => machine?.triggers_replace?.imageId);
      const ofImage = images.some((image) => image !== undefined) ? `, ${images.join(" -> ")}` : "";
      return `${address}: ${actions.join("/")}${ofImage}`;
    });
  const failed = checks.filter(({ address, status }) => address.kind === "check" && status !== "pass");
  const warnings = failed.flatMap(({ instances = [] }) =>
    instances.flatMap(({ problems = [] }) => problems.map(({ message }) => message)),
  );
  return { errors: [], refusals: {}, warnings, changes };
}
