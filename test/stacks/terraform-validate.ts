import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { TOOL_VERSIONS } from "../../constructs/image";
import { HCP_PROVIDER } from "../tools/hcp-provider";
import { azurermProviderFolder } from "./azurerm-provider";

/** What Terraform and the providers say about a stack. */
export interface Validated {
  readonly valid: boolean;
  readonly diagnostics: readonly { readonly summary: string; readonly detail: string }[];
}

/** A stack as CDKTF writes it. */
type Stack = Readonly<Record<string, unknown>>;

/** Why this machine can not validate stacks with both providers; nothing where it can. */
export function whyNotValidated(): string | undefined {
  if (azurermProviderFolder() === undefined) {
    return `no azurerm provider ${TOOL_VERSIONS.azurermProvider} (AZURERM_PROVIDER names its folder)`;
  }
  return existsSync(HCP_PROVIDER) ? undefined : "no hcp provider; `npm run tools -- hcp` builds it";
}

/** What is wrong with any of `stacks`, by its name; nothing about those that Terraform and the providers accept. */
export function validateStacks(stacks: ReadonlyMap<string, object>): Readonly<Record<string, Validated>> {
  const validator = new TerraformValidator();
  try {
    const all = [...stacks].map(([name, stack]) => [name, validator.validate(name, { ...stack })] as const);
    return Object.fromEntries(all.filter(([, { valid, diagnostics }]) => !valid || diagnostics.length > 0));
  } finally {
    validator.remove();
  }
}

/** Has the real providers judge stacks, in a folder and with a configuration of its own. */
export class TerraformValidator {
  private readonly root = mkdtempSync(join(tmpdir(), "golden-validate-"));

  constructor() {
    const overrides = {
      "hashicorp/hcp": dirname(HCP_PROVIDER),
      "hashicorp/azurerm": azurermProviderFolder(),
    };
    const lines = Object.entries(overrides)
      .filter(([, folder]) => folder !== undefined)
      .map(([name, folder]) => `    "${name}" = ${JSON.stringify(folder)}\n`);
    writeFileSync(
      join(this.root, "terraform.rc"),
      `disable_checkpoint = true\nprovider_installation {\n  dev_overrides {\n${lines.join("")}  }\n}\n`,
    );
  }

  /** What Terraform and the providers say about `stack`. */
  validate(name: string, stack: Stack): Validated {
    const folder = join(this.root, name);
    mkdirSync(folder, { recursive: true });
    // With a backend Terraform would want `init`, which the providers are not there for.
    const terraform = { ...(stack["terraform"] as object), backend: undefined, cloud: undefined };
    writeFileSync(join(folder, "cdk.tf.json"), JSON.stringify({ ...stack, terraform }));
    const { stdout } = spawnSync("terraform", ["validate", "-json"], {
      cwd: folder,
      encoding: "utf8",
      env: {
        PATH: process.env["PATH"],
        HOME: this.root,
        TF_CLI_CONFIG_FILE: join(this.root, "terraform.rc"),
      },
    });
    const { valid, diagnostics } = JSON.parse(stdout) as Validated;
    return {
      valid,
      diagnostics: diagnostics.filter(({ summary }) => !/development overrides/.test(summary)),
    };
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}
