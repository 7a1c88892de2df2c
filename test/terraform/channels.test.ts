import { TerraformStack } from "cdktf";
import {
  BucketAssignments,
  ChannelAssignment,
  ImageChannels,
  UNASSIGNED,
  addHcpProvider,
  assignmentsOf,
} from "../../constructs/hcp";
import { GoldenImage, TOOL_VERSIONS } from "../../constructs/image";
import { ChannelsStack } from "../../stacks/channels-stack";
import { StackJson, synthesised, synthesisedStack } from "../constructs/hcp/synthesised";
import { sampleImage } from "../constructs/image/sample";
import { HcpStub, PROJECT } from "./hcp-stub";
import { fingerprint, publish } from "./machines";
import { describeWithTerraform } from "./real-terraform";
import { withRegistry } from "./with-registry";

/* The real Terraform and the real hcp provider, in front of a registry on loopback. */

const PAST = "2026-01-31T00:00:00.000Z";
const [FIRST, SECOND] = [fingerprint(1), fingerprint(2)];

const web = sampleImage({ bucket: "ubuntu-web", channels: ["development", "production"] });

function channelsStack(
  development: ChannelAssignment,
  production: ChannelAssignment,
  adopted = false,
): StackJson {
  return stackWith(
    [assignmentsOf(web, { development, production })],
    adopted ? [web, ...channelsOf(web)] : [],
  );
}

function stackWith(
  assignments: readonly BucketAssignments[],
  adopted: NonNullable<ConstructorParameters<typeof ImageChannels>[2]["adopted"]>,
): StackJson {
  return synthesised((stack: TerraformStack) => {
    addHcpProvider(stack);
    new ImageChannels(stack, "Channels", { images: [web], assignments, adopted, hcpProjectId: PROJECT });
  });
}

const held = (hcp: HcpStub) =>
  ["development", "production"].map((name) => hcp.channel("ubuntu-web", name)?.fingerprint);
const channelsOf = (image: GoldenImage) => image.channels.map((name) => image.channel(name));

describeWithTerraform("channels as code", { hcpProvider: true }, () => {
  test.concurrent(
    "this organisation's stack gets along with the pinned provider",
    () =>
      withRegistry(async (_hcp, folder) => {
        const stack = synthesisedStack((app) => new ChannelsStack(app, "channels"));

        expect(await folder.useMirror().use(stack).run("init", "-input=false")).toMatchObject({
          exitCode: 0,
        });
        expect(await folder.run("validate", "-json")).toMatchObject({ exitCode: 0 });
        expect(await folder.run("version", "-json")).toMatchObject({
          output: expect.stringContaining(
            `"registry.terraform.io/hashicorp/hcp": "${TOOL_VERSIONS.hcpProvider}"`,
          ) as string,
        });
      }),
    60_000,
  );

  test.concurrent(
    "bucket and channels are made, versions promoted and rolled back",
    () =>
      withRegistry(async (hcp, folder) => {
        expect(await folder.use(channelsStack(UNASSIGNED, UNASSIGNED)).apply()).toMatchObject({
          exitCode: 0,
          errors: [],
        });
        expect(held(hcp)).toEqual([undefined, undefined]);

        for (const n of [1, 2]) publish(hcp, "ubuntu-web", n);
        await folder.use(channelsStack(SECOND, FIRST)).apply();
        expect(held(hcp)).toEqual([SECOND, FIRST]);
        expect(await folder.plan()).toMatchObject({ exitCode: 0, changes: [] });

        await folder.use(channelsStack(FIRST, UNASSIGNED)).apply();
        expect(held(hcp)).toEqual([FIRST, undefined]);
      }),
    60_000,
  );

  test.concurrent(
    "a channel that HCP rolled back is not put back on the revoked version",
    () =>
      withRegistry(async (hcp, folder) => {
        const [, second] = [1, 2].map((n) => publish(hcp, "ubuntu-web", n));
        for (const name of ["development", "production"]) hcp.assign("ubuntu-web", name, SECOND);
        await folder.use(channelsStack(SECOND, SECOND, true)).apply();
        second!.revokeAt = PAST;
        hcp.assign("ubuntu-web", "production", FIRST);
        const refused = await folder.apply();

        expect(refused.errors.map(({ detail }) => detail)).toContain(
          `ubuntu-web (${SECOND}) is revoked since ${PAST}, and a revoked version is not assigned to production. ` +
            "Write the version that it should hold into the table, or UNASSIGNED.",
        );
        expect(held(hcp)).toEqual([SECOND, FIRST]);
      }),
    60_000,
  );

  test.concurrent(
    "what Packer and people made is taken over",
    () =>
      withRegistry(async (hcp, folder) => {
        publish(hcp, "ubuntu-web", 1);
        hcp.assign("ubuntu-web", "development", FIRST);
        hcp.assign("ubuntu-web", "production");
        const adopted = await folder.use(channelsStack(FIRST, FIRST, true)).apply();

        expect(adopted).toMatchObject({ exitCode: 0, errors: [] });
        expect(held(hcp)).toEqual([FIRST, FIRST]);
        expect(hcp.requests.filter((request) => /^(PUT|POST|DELETE)/.test(request))).toEqual([]);
        expect(await folder.plan()).toMatchObject({ exitCode: 0, changes: [] });
      }),
    60_000,
  );

  test.concurrent(
    "a version without the contract's artifact fails the plan, and one about to be revoked is a warning",
    () =>
      withRegistry(async (hcp, folder) => {
        publish(hcp, "ubuntu-web", 1, { region: "northeurope" });
        publish(hcp, "ubuntu-web", 2, { revokeAt: "2099-01-01T00:00:00.000Z" });
        const plan = await folder.use(channelsStack(FIRST, SECOND)).plan();

        expect(plan.errors).toMatchObject([{ summary: "HCP Packer Artifact not found" }]);
        expect(plan.warnings.map(({ detail }) => detail)).toEqual([
          `ubuntu-web (${SECOND}) is assigned here, and going to be revoked at 2099-01-01T00:00:00.000Z. ` +
            "Promote another version before.",
        ]);
      }),
    60_000,
  );
});
