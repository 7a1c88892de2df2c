import { parse } from "@cdktf/hcl2json";
import { PackerApp } from "../../constructs/packer";
import { defineTemplates } from "../../packer/catalog";
import { Block, blocksIn } from "./policy-rule";
import { buildWaivers } from "./waivers";

/*
 * The VM that Packer builds on, and the versions that it publishes: no scanner reads Packer's templates, so these
 * demands are all that looks at them.
 */

/** What each azure-arm source has to be like. */
const RULES: readonly { readonly id: string; readonly holds: (source: Block) => boolean }[] = [
  {
    id: "Packer: Trusted Launch",
    holds: (source) =>
      ["TrustedLaunch", "ConfidentialVM"].includes(String(source["security_type"])) &&
      source["secure_boot_enabled"] === true &&
      source["vtpm_enabled"] === true,
  },
  { id: "Packer: no secret", holds: (source) => SECRETS.every((name) => isReference(source[name])) },
  {
    id: "Packer: no password",
    holds: (source) => source["communicator"] !== "ssh" || "ssh_private_key_file" in source,
  },
  { id: "Packer: failed deletes are seen", holds: (source) => source["async_resourcegroup_delete"] !== true },
  {
    id: "Packer: gallery only",
    holds: (source) => blocksIn(source, "shared_image_gallery_destination").length === 1,
  },
  {
    id: "Packer: reachable build VM",
    holds: (source) => "virtual_network_name" in source || "allowed_inbound_ip_addresses" in source,
  },
  { id: "APRL CG-1", holds: (source) => targets(source).every(({ replicas }) => Number(replicas) >= 3) },
  {
    id: "APRL CG-2",
    holds: (source) =>
      blocksIn(source, "shared_image_gallery_destination").every(
        (it) => it["storage_account_type"] === "Standard_ZRS",
      ),
  },
];

const SECRETS = [
  "client_secret",
  "client_jwt",
  "ssh_password",
  "winrm_password",
  "custom_managed_image_password",
];

function isReference(value: unknown): boolean {
  return value === undefined || /^\$\{.*\b(?:var|local)\.[a-z_]+.*\}$/.test(String(value));
}

function targets(source: Block): readonly Block[] {
  return blocksIn(source, "shared_image_gallery_destination").flatMap((it) => blocksIn(it, "target_region"));
}

async function sources(): Promise<readonly (readonly [string, Block])[]> {
  const app = new PackerApp();
  defineTemplates(app);
  const templates = app.render().map(({ files }) => files.find(({ path }) => path.endsWith(".pkr.hcl"))!);
  const parsed = await Promise.all(
    templates.map(({ path, content }) => parse(path, String(content)) as Promise<Record<string, Block>>),
  );
  return parsed.flatMap((template) =>
    Object.entries((template["source"]?.["azure-arm"] ?? {}) as Record<string, Block>).map(
      ([label, blocks]) => [label, (Array.isArray(blocks) ? blocks[0] : blocks) as Block] as const,
    ),
  );
}

test("each build VM follows every rule that is not waived, and each waiver is needed", async () => {
  const found = await sources();
  const broken = new Set(
    found.flatMap(([, source]) => RULES.filter(({ holds }) => !holds(source)).map(({ id }) => id)),
  );

  expect(found.map(([label]) => label).sort()).toEqual(["ubuntu-base", "ubuntu-web"]);
  expect([...broken].sort()).toEqual(buildWaivers.map(({ id }) => id).sort());
});

test.each<[string, Block]>([
  ["Packer: Trusted Launch", { vtpm_enabled: false }],
  ["Packer: no secret", { client_secret: "hunter2" }],
  ["Packer: no password", { communicator: "ssh" }],
  ["Packer: failed deletes are seen", { async_resourcegroup_delete: true }],
  ["Packer: gallery only", { shared_image_gallery_destination: undefined }],
])("%s notices %j", async (id, given) => {
  const [[, source]] = (await sources()) as [[string, Block]];
  const broken = RULES.filter(({ holds }) => !holds({ ...source, ...given })).map((rule) => rule.id);

  expect(broken.filter((rule) => !buildWaivers.some((waiver) => waiver.id === rule))).toEqual([id]);
});

test("what follows a waived rule is seen as such", async () => {
  const [[, source]] = (await sources()) as [[string, Block]];
  const [destination] = blocksIn(source, "shared_image_gallery_destination");
  const better = {
    ...source,
    allowed_inbound_ip_addresses: ["203.0.113.0/24"],
    shared_image_gallery_destination: [
      {
        ...destination,
        storage_account_type: "Standard_ZRS",
        target_region: [{ name: "eastus", replicas: 3 }],
      },
    ],
  };

  expect(RULES.filter(({ holds }) => !holds(better))).toEqual([]);
});
