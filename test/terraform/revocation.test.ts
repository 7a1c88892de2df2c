import { DataResource, TerraformStack } from "cdktf";
import { ChannelImage, ImagePolicy, addHcpProvider } from "../../constructs/hcp";
import { synthesised } from "../constructs/hcp/synthesised";
import { sampleImage } from "../constructs/image/sample";
import { lookUpsAsLocals } from "./look-ups-as-locals";
import { describeWithTerraform } from "./real-terraform";
import { Planned, TerraformFolder } from "./terraform-folder";

/*
 * The guards as CDKTF writes them, evaluated by Terraform: each kind of `revoke_at`, each policy, on what is
 * replaced by another image (a VM) and on what is changed in place (a scale set).
 */

const NOW = "2026-03-01T12:00:00.000Z";

/** What HCP and its provider say, and what it means at NOW. */
const REVOKE_AT = {
  null: ["${tostring(null)}", "good"],
  empty: ["", "good"],
  "zero-date": ["0001-01-01T00:00:00.000Z", "good"],
  "1ms-before": ["2026-03-01T11:59:59.999Z", "revoked"],
  equal: [NOW, "revoked"],
  "1ms-after": ["2026-03-01T12:00:00.001Z", "scheduled"],
  "in-2099": ["2099-12-31T23:59:59.000Z", "scheduled"],
} as const;
type Kind = keyof typeof REVOKE_AT;
const KINDS = Object.keys(REVOKE_AT) as Kind[];

/** Each policy, for a version that the look-up calls by the fingerprint `<policy>_<kind>`. */
const POLICIES = {
  follow: () => ImagePolicy.follow(),
  pinned: (fingerprint: string) => ImagePolicy.pinned(fingerprint),
  "pinned-warn": (fingerprint: string) => ImagePolicy.pinned(fingerprint, { revoked: "warn" }),
  held: () => ImagePolicy.held(),
  "held-warn": () => ImagePolicy.held({ revoked: "warn" }),
};
type Policy = keyof typeof POLICIES;
const REFUSING: readonly Policy[] = ["follow", "pinned", "held"];

const image = sampleImage();

function addMachines(stack: TerraformStack, policy: Policy, kind: Kind): void {
  const fingerprint = `${policy}_${kind}`;
  const found = new ChannelImage(stack, fingerprint, {
    channel: image.channel("production"),
    policy: POLICIES[policy](fingerprint),
    channelCheckEnabled: false,
  });
  const { imageId, tags } = found;
  new DataResource(stack, `vm-${fingerprint}`, {
    triggersReplace: { imageId },
    input: { tags },
    lifecycle: found.lifecycleFor({
      imageAttribute: "triggers_replace.imageId",
      tagsAttribute: "input.tags",
    }),
  });
  new DataResource(stack, `set-${fingerprint}`, {
    input: { imageId, tags },
    lifecycle: found.lifecycleFor({ imageAttribute: "input.imageId", tagsAttribute: "input.tags" }),
  });
}

function stackWith(kinds: readonly Kind[]): object {
  const json = synthesised((stack) => {
    addHcpProvider(stack);
    for (const kind of kinds) {
      for (const policy of Object.keys(POLICIES) as Policy[]) addMachines(stack, policy, kind);
    }
  });
  return lookUpsAsLocals(json, NOW, (type, id) => {
    const [, policy, kind] = /^(.+?)_(.+?)_/.exec(id)!;
    const fingerprint = `${policy}_${kind}`;
    if (type === "hcp_packer_version") return { name: "v7", fingerprint };
    return {
      external_identifier: `/versions/${fingerprint}`,
      revoke_at: REVOKE_AT[kind as Kind][0],
      created_at: "2026-01-01T00:00:00.000Z",
      labels: {},
    };
  });
}

const named = (meaning: string, policies: readonly string[]) =>
  KINDS.filter((kind) => REVOKE_AT[kind][1] === meaning).flatMap((kind) =>
    policies.map((policy) => `${policy}_${kind}`),
  );

describeWithTerraform("revocation, evaluated by Terraform", {}, () => {
  const folder = new TerraformFolder();
  let plan: Planned;
  beforeAll(async () => {
    plan = await folder.use(stackWith(KINDS)).plan();
  });
  afterAll(() => folder.remove());

  const said = (pattern: RegExp) =>
    plan.warnings.flatMap(({ detail }) => {
      const match = pattern.exec(detail);
      return match === null ? [] : [match[1]!];
    });

  test("a revoked version fails the plan, for machines that are replaced and for those that are changed", () => {
    const refused = plan.errors.map(({ address }) => address?.replace("terraform_data.", ""));

    expect(plan.exitCode).toBe(1);
    expect(refused.sort()).toEqual(
      named("revoked", REFUSING)
        .flatMap((name) => [`vm-${name}`, `set-${name}`])
        .sort(),
    );
  });

  test("the message names bucket, version and time, and what to do", () => {
    const messages = plan.errors.map(({ address, detail }) => [address, detail]);

    expect(messages).toContainEqual([
      "terraform_data.vm-follow_1ms-before",
      "ubuntu-base v7 (follow_1ms-before) is revoked since 2026-03-01T11:59:59.999Z, and a revoked image is not deployed. " +
        "Assign a good version to production, or pin one with ImagePolicy.pinned.",
    ]);
    expect(messages).toContainEqual([
      "terraform_data.vm-pinned_equal",
      "ubuntu-base (pinned_equal) is revoked since 2026-03-01T12:00:00.000Z, and a revoked image is not deployed. " +
        'Pin another version, or keep this one for now with { revoked: "warn" }.',
    ]);
  });

  test("under warn, and for what is held, a revoked version is a warning", () => {
    expect(said(/\((.+)\) is revoked since/).sort()).toEqual(
      named("revoked", ["pinned-warn", "held", "held-warn"]).sort(),
    );
  });

  test("a revocation that is scheduled is a warning under every policy, and stops nothing", () => {
    expect(said(/\((.+)\) is going to be revoked at/).sort()).toEqual(
      named("scheduled", Object.keys(POLICIES)).sort(),
    );
  });

  test("null, an empty text and the zero date mean never: no error, no warning", async () => {
    const good = KINDS.filter((kind) => REVOKE_AT[kind][1] === "good");
    const healthy = await folder.use(stackWith(good)).plan();

    expect(healthy).toMatchObject({ exitCode: 2, errors: [], warnings: [] });
  });
});
