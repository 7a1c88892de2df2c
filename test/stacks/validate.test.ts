import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { TOOL_VERSIONS } from "../../constructs/image";
import { synthesizeEverything } from "../policy/every-stack";
import type { StackJson } from "../policy/policy-rule";
import { HCP_PROVIDER } from "../tools/hcp-provider";
import { azurermProviderFolder } from "./azurerm-provider";

/** What the real providers say about every stack, on machines that have both. */
const azurerm = azurermProviderFolder();

interface Validated {
  readonly valid: boolean;
  readonly diagnostics: readonly { readonly summary: string; readonly detail: string }[];
}

if (azurerm === undefined || !existsSync(HCP_PROVIDER)) {
  const reason = `no azurerm provider ${TOOL_VERSIONS.azurermProvider} (AZURERM_PROVIDER names its folder) or no hcp provider`;
  console.warn(`terraform validate of the stacks: skipped: ${reason}`);
  test.skip(`skipped: ${reason}`, () => undefined);
} else {
  const root = mkdtempSync(join(tmpdir(), "golden-validate-"));
  const overrides = { "hashicorp/hcp": dirname(HCP_PROVIDER), "hashicorp/azurerm": azurerm };
  const lines = Object.entries(overrides).map(
    ([name, folder]) => `    "${name}" = ${JSON.stringify(folder)}\n`,
  );
  writeFileSync(
    join(root, "terraform.rc"),
    `disable_checkpoint = true\nprovider_installation {\n  dev_overrides {\n${lines.join("")}  }\n}\n`,
  );
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  const stacks = synthesizeEverything();

  /** What Terraform and the providers say about a stack. */
  const validate = (name: string, stack: StackJson): Validated => {
    const folder = join(root, name);
    mkdirSync(folder);
    // With a backend Terraform would want `init`, which the providers are not there for.
    const terraform = { ...(stack["terraform"] as object), backend: undefined };
    writeFileSync(join(folder, "cdk.tf.json"), JSON.stringify({ ...stack, terraform }));
    const { stdout } = spawnSync("terraform", ["validate", "-json"], {
      cwd: folder,
      encoding: "utf8",
      env: { PATH: process.env["PATH"], HOME: root, TF_CLI_CONFIG_FILE: join(root, "terraform.rc") },
    });
    const { valid, diagnostics } = JSON.parse(stdout) as Validated;
    return {
      valid,
      diagnostics: diagnostics.filter(({ summary }) => !/development overrides/.test(summary)),
    };
  };

  test.each([...stacks])("terraform validate has nothing to say about %s", (name, stack) => {
    expect(validate(name, stack)).toEqual({ valid: true, diagnostics: [] });
  });

  test("terraform validate notices what azurerm does not take", () => {
    const text = JSON.stringify(stacks.get("everything")).replace('"Premium_LRS"', '"Premium"');

    expect(validate("spoilt", JSON.parse(text) as StackJson).diagnostics[0]?.summary).toContain(
      "Premium_LRS",
    );
  });
}
