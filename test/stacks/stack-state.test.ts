import { mkdirSync, mkdtempSync, existsSync, rmSync, writeFileSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TerraformOutput, TerraformStack, Testing } from "cdktf";
import { StackState } from "../../stacks/stack-state";
import { refusal } from "../constructs/image/refusal";
import { describeWithTerraform } from "../terraform/real-terraform";

function stackWith(state: StackState): Record<string, unknown> {
  const stack = new TerraformStack(Testing.app(), "production");
  state.addTo(stack);
  new TerraformOutput(stack, "answer", { value: 42 });
  return JSON.parse(Testing.synth(stack)) as Record<string, unknown>;
}

test("local state is beside cdktf.json, and does not say where that is", () => {
  expect(stackWith(StackState.local())["terraform"]).toEqual({
    backend: { local: { path: "../../../terraform.production.tfstate" } },
  });
});

test("HCP Terraform has a workspace for each stack", () => {
  const state = StackState.hcpTerraform({ organization: "example", project: "golden images" });

  expect(stackWith(state)["terraform"]).toEqual({
    cloud: { organization: "example", workspaces: { name: "production", project: "golden images" } },
  });
});

test("a blob holds a stack's state, and needs no key of the account", () => {
  const state = StackState.azurerm({ storageAccountName: "stgolden", containerName: "tfstate" });

  expect(stackWith(state)["terraform"]).toEqual({
    backend: {
      azurerm: {
        storage_account_name: "stgolden",
        container_name: "tfstate",
        key: "production.tfstate",
        use_azuread_auth: true,
      },
    },
  });
});

test("no two stacks share a place, unless one is named for both", () => {
  const [named, unnamed] = [{ workspace: "web" }, {}].map((options) =>
    StackState.hcpTerraform({ organization: "example", ...options }),
  );

  expect(unnamed!.identityFor("staging")).not.toBe(unnamed!.identityFor("production"));
  expect(named!.identityFor("staging")).toBe(named!.identityFor("production"));
});

test.each([
  [
    () => StackState.hcpTerraform({ organization: "my org" }),
    'organization must be a name that the service takes, got "my org"',
  ],
  [() => StackState.hcpTerraform({ organization: "x", workspace: "${x}" }), "workspace must be a name"],
  [() => StackState.hcpTerraform({ organization: "x", project: "" }), "project must be a name"],
  [() => StackState.azurerm({ storageAccountName: "St", containerName: "tf" }), "2 problems"],
  [
    () => StackState.azurerm({ storageAccountName: "stgolden", containerName: "tfstate", key: "a b" }),
    "key must be",
  ],
])("rejects names that a service does not take: %#", (make, message) => {
  expect(refusal(make)).toContain(message);
});

describeWithTerraform("local state", {}, () => {
  test("is written beside cdktf.json by Terraform itself", () => {
    const root = mkdtempSync(join(tmpdir(), "golden-state-"));
    const folder = join(root, "cdktf.out/stacks/production");
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "cdk.tf.json"), JSON.stringify(stackWith(StackState.local())));
    const terraform = (...args: readonly string[]) =>
      execFileSync("terraform", args, {
        cwd: folder,
        stdio: "pipe",
        env: { PATH: process.env["PATH"], HOME: root, CHECKPOINT_DISABLE: "1" },
      });

    terraform("init");
    terraform("apply", "-auto-approve");

    expect(existsSync(join(root, "terraform.production.tfstate"))).toBe(true);
    rmSync(root, { recursive: true, force: true });
  }, 30_000);
});
