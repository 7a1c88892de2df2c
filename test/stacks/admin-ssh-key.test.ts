import { generateKeyPairSync } from "node:crypto";
import { DataResource, TerraformOutput, TerraformStack, Testing } from "cdktf";
import { sshPublicKey } from "../../constructs/azure/machine/admin-login";
import { addAdminSshKey } from "../../stacks/admin-ssh-key";
import { describeWithTerraform } from "../terraform/real-terraform";
import { TerraformFolder } from "../terraform/terraform-folder";

const KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEOAqy3Rgq0YpWbE9Jr5xV3dA0PzhXl1xGkq1v0bq8mN";
const PRIVATE_KEY = String(
  generateKeyPairSync("ed25519").privateKey.export({ format: "pem", type: "pkcs8" }),
);

/** The variable, and in the place of a VM a resource that is guarded and given the key. */
function stack(): object {
  const made = new TerraformStack(Testing.app(), "production");
  const { publicKey, precondition } = addAdminSshKey(made);
  const vm = new DataResource(made, "Vm", {
    input: { key: sshPublicKey(publicKey) },
    lifecycle: { precondition: [precondition] },
  });
  new TerraformOutput(made, "vm", { value: vm.interpolationForAttribute("output") });
  return JSON.parse(Testing.synth(made)) as object;
}

describeWithTerraform("the administrators' key", {}, () => {
  const folder = new TerraformFolder();
  beforeAll(() => folder.use({ ...stack(), terraform: {} }));
  afterAll(() => folder.remove());

  test.each([KEY, `${KEY} ops@example.com`, ` ${KEY}   two words\n`])(
    "%j is taken without its comment",
    async (key) => {
      await folder.apply("-var", `admin_ssh_public_key=${key}`);

      expect((await folder.outputs())["vm"]).toMatchObject({ value: { key: KEY }, sensitive: false });
    },
  );

  test.each([
    [PRIVATE_KEY, PRIVATE_KEY.split("\n")[1]],
    ["hunter2", "hunter2"],
    [`${KEY}\nhunter2`, "hunter2"],
    ["ssh-ed25519", "no such text"],
  ])("rejects what is no public key without showing any of it: %#", async (key, secret) => {
    const run = await folder.run("plan", "-input=false", "-no-color", "-var", `admin_ssh_public_key=${key}`);

    expect(run.exitCode).toBe(1);
    expect(run.errors).toContain("admin_ssh_public_key must be the one line of a .pub file");
    expect(run.output + run.errors).not.toContain(secret);
  });

  test("rejects a plan without a key", async () => {
    expect((await folder.plan()).errors).toMatchObject([{ summary: "No value for required variable" }]);
  });
});
