import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startRegistry } from "../../local-registry/registry-server";
import { describeWithTerraform } from "../terraform/real-terraform";
import { describeWithPacker } from "../tools/real-packer";
import { ApiClient } from "./api-client";
import { ClientFolder } from "./client-runs";
import { makeProductionChannel } from "./production-channel";

jest.setTimeout(60_000);

describeWithPacker("local registry with the real Packer", (packer) => {
  describeWithTerraform("and the real Terraform", { hcpProvider: true }, () => {
    it("is built into, looked up in, assigned, and refuses a revoked parent", async () => {
      const server = await startRegistry();
      const folder = new ClientFolder(server.environment);
      const api = ApiClient.at(server.url, server.token);
      try {
        expect(await folder.packer(packer, "parent.pkr.hcl")).toMatchObject({ exitCode: 0 });
        await makeProductionChannel(api);
        expect(await folder.packer(packer, "child.pkr.hcl")).toMatchObject({ exitCode: 0 });
        expect(await folder.terraform("apply", "-auto-approve", "-no-color")).toMatchObject({
          exitCode: 0,
          output: expect.stringContaining('image = "parent.txt"'),
        });
        const { body } = await api.call("GET", "/buckets/parent-image/channels/staging");
        const revocation = { revoke_in: "0s", disable_rollback_channels: true };
        const { fingerprint } = body.channel.version;
        await api.call("PATCH", `/buckets/parent-image/versions/${fingerprint}`, revocation);
        expect(await folder.packer(packer, "child.pkr.hcl")).toMatchObject({
          exitCode: 1,
          output: expect.stringContaining("is revoked and can not be used"),
        });
      } finally {
        folder.remove();
        await server.stop();
      }
    });

    it("is asked for nothing else when it is down", async () => {
      const stateFolder = mkdtempSync(join(tmpdir(), "registry-down-"));
      const server = await startRegistry({ stateFolder });
      await server.stop();
      const folder = new ClientFolder(server.environment);
      const runs = [folder.packer(packer, "parent.pkr.hcl"), folder.terraform("plan", "-no-color")];
      for (const { exitCode, output } of await Promise.all(runs)) {
        expect(exitCode).toBe(1);
        expect(output).toMatch(/connection\s+refused/);
        expect(output).not.toContain("hashicorp.cloud");
      }
      rmSync(stateFolder, { recursive: true, force: true });
      folder.remove();
    });
  });
});
