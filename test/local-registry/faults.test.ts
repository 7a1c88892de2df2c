import { startRegistry } from "../../local-registry/registry-server";
import { describeWithTerraform } from "../terraform/real-terraform";
import { describeWithPacker } from "../tools/real-packer";
import { ApiClient } from "./api-client";
import { ClientFolder } from "./client-runs";
import { type FaultyProxy, startFaultyProxy } from "./faulty-proxy";
import { makeProductionChannel } from "./production-channel";

/* A sample of what `npx tsx test/local-registry/measure.ts faults` does at every route. */

jest.setTimeout(60_000);

const LOOK_UP = "GET /buckets/parent-image/channels/production";

describeWithPacker("a registry with faults, in front of the real Packer", (packer) => {
  describeWithTerraform("and the real Terraform", { hcpProvider: true }, () => {
    let server: Awaited<ReturnType<typeof startRegistry>>;
    let proxy: FaultyProxy;
    let folder: ClientFolder;

    beforeAll(async () => {
      server = await startRegistry();
      proxy = await startFaultyProxy(server.port);
      folder = new ClientFolder(proxy.environmentOf(server));
      await folder.packer(packer, "parent.pkr.hcl");
      await makeProductionChannel(ApiClient.at(server.url, server.token));
    });
    afterAll(async () => {
      folder.remove();
      await proxy.stop();
      await server.stop();
    });

    it("plans the right image when an answer is slow", async () => {
      proxy.breakRoute(LOOK_UP, "slow");

      expect(await folder.terraform("plan", "-no-color")).toMatchObject({
        exitCode: 0,
        output: expect.stringContaining('image     = "parent.txt"'),
      });
    });

    it.each([
      ["429", /injected 429/],
      ["500", /injected 500/],
      ["cut", /EOF|connection reset/],
      ["half an answer", /unexpected EOF/],
    ] as const)("ends with the error and without an image after %s", async (fault, message) => {
      proxy.breakRoute(LOOK_UP, fault);

      const { exitCode, output } = await folder.terraform("plan", "-no-color");

      expect(exitCode).toBe(1);
      expect(output.replace(/\s*\n│?\s*/g, " ")).toMatch(message);
      expect(output).not.toMatch(/image +=/);
      expect(proxy.routes).toContain(LOOK_UP);
    });
  });
});
