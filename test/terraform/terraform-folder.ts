import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { TOOL_VERSIONS } from "../../constructs/image/tool-versions";
import { HCP_PROVIDER } from "../tools/hcp-provider";
import { PLATFORM } from "../tools/tool-cache";
import { ORGANIZATION, PROJECT } from "./hcp-stub";

/** What one run of Terraform said. */
export interface TerraformRun {
  readonly exitCode: number;
  readonly output: string;
  readonly errors: string;
}

/** A warning or error, as `-json` reports it. */
export interface Diagnostic {
  readonly severity: "error" | "warning";
  readonly summary: string;
  readonly detail: string;
  /** The resource or check that it is about. */
  readonly address?: string;
}

/** What a plan or an apply would do, or did. */
export interface Planned {
  readonly exitCode: number;
  readonly errors: readonly Diagnostic[];
  readonly warnings: readonly Diagnostic[];
  /** Address and action of everything that changes: `terraform_data.web: replace`. */
  readonly changes: readonly string[];
}

const CLIENT = "golden-image-tests";

/**
 * A folder with one stack, in which the real Terraform runs. It has a home of its own with a token that no server
 * has to hand out; HCP is the stub or, without one, an address that nobody listens on.
 */
export class TerraformFolder {
  readonly path = mkdtempSync(join(tmpdir(), "golden-terraform-"));
  private readonly environment: Readonly<Record<string, string>>;

  constructor(hcpAddress = "127.0.0.1:1") {
    const home = join(this.path, "home");
    mkdirSync(join(home, ".config/hcp"), { recursive: true });
    const token = { access_token: "local", access_token_expiry: "2099-01-01T00:00:00Z", geography: "us" };
    this.write("home/.config/hcp/creds-cache.json", { "service-principals": { [CLIENT]: token } });
    this.install("dev_overrides", `"hashicorp/hcp" = ${JSON.stringify(dirname(HCP_PROVIDER))}`);
    this.environment = {
      ...{ PATH: process.env.PATH ?? "", HOME: home, TF_CLI_CONFIG_FILE: join(home, "terraform.rc") },
      ...{ TF_IN_AUTOMATION: "1", CHECKPOINT_DISABLE: "1", HCP_SKIP_STATUS_CHECK: "true" },
      ...{ HCP_CLIENT_ID: CLIENT, HCP_CLIENT_SECRET: "local", HCP_AUTH_URL: "https://127.0.0.1:1" },
      ...{ HCP_API_ADDRESS: hcpAddress, HCP_API_TLS: "disabled" },
      ...{ HCP_ORGANIZATION_ID: ORGANIZATION, HCP_PROJECT_ID: PROJECT },
    };
  }

  /** Puts `content` into a file, as JSON. */
  write(file: string, content: unknown): void {
    writeFileSync(join(this.path, file), JSON.stringify(content, undefined, 1));
  }

  /** Has the provider installed by `terraform init`, with its version and lock file, instead of used as it is. */
  useMirror(): this {
    const mirror = join(this.path, "mirror");
    const target = join(mirror, "registry.terraform.io/hashicorp/hcp", TOOL_VERSIONS.hcpProvider);
    mkdirSync(join(target, `${PLATFORM.os}_${PLATFORM.arch}`), { recursive: true });
    symlinkSync(HCP_PROVIDER, join(target, `${PLATFORM.os}_${PLATFORM.arch}`, basename(HCP_PROVIDER)));
    this.install("filesystem_mirror", `path = ${JSON.stringify(mirror)}`);
    return this;
  }

  /** Makes `stack` what the next run is about. A backend would need `terraform init`. */
  use(stack: object): this {
    this.write("cdk.tf.json", stack);
    return this;
  }

  private install(method: string, content: string): void {
    const blocks = `provider_installation {\n  ${method} {\n    ${content}\n  }\n}\n`;
    writeFileSync(join(this.path, "home/terraform.rc"), `disable_checkpoint = true\n${blocks}`);
  }

  async plan(...options: readonly string[]): Promise<Planned> {
    return planned(await this.run("plan", "-json", "-input=false", "-detailed-exitcode", ...options));
  }

  async apply(...options: readonly string[]): Promise<Planned> {
    return planned(await this.run("apply", "-json", "-input=false", "-auto-approve", ...options));
  }

  async outputs(): Promise<Readonly<Record<string, { readonly value: unknown }>>> {
    const { output } = await this.run("output", "-json");
    return JSON.parse(output) as Record<string, { value: unknown }>;
  }

  run(...args: readonly string[]): Promise<TerraformRun> {
    return new Promise((resolve, reject) => {
      const child = spawn("terraform", args, { cwd: this.path, env: { ...this.environment } });
      let output = "";
      let errors = "";
      child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
      child.stderr.setEncoding("utf8").on("data", (text: string) => (errors += text));
      child.on("error", reject);
      child.on("close", (code) => resolve({ exitCode: code ?? -1, output, errors }));
    });
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

interface ReportedDiagnostic extends Diagnostic {
  readonly snippet?: { readonly context?: string };
}

interface Line {
  readonly type: string;
  readonly diagnostic?: ReportedDiagnostic;
  readonly change?: { readonly resource: { readonly addr: string }; readonly action: string };
}

function planned({ exitCode, output, errors }: TerraformRun): Planned {
  const lines = output
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line) as Line);
  if (lines.length === 0) throw new Error(errors);
  const diagnostics = lines.flatMap(({ diagnostic }) =>
    diagnostic === undefined ? [] : [located(diagnostic)],
  );
  const overrides = /Provider development overrides/;
  return {
    exitCode,
    errors: diagnostics.filter(({ severity }) => severity === "error"),
    warnings: diagnostics.filter(
      ({ severity, summary }) => severity === "warning" && !overrides.test(summary),
    ),
    changes: lines.flatMap(({ type, change }) =>
      type === "planned_change" && change !== undefined ? [`${change.resource.addr}: ${change.action}`] : [],
    ),
  };
}

/** What is wrong with a condition is reported with the block that it stands in, and without an address. */
function located({ severity, summary, detail, address, snippet }: ReportedDiagnostic): Diagnostic {
  const block = /^(?:resource\.(.+)\.lifecycle|check\.(.+)\.assert)/.exec(snippet?.context ?? "");
  return { severity, summary, detail, address: address ?? block?.[1] ?? block?.[2] };
}
