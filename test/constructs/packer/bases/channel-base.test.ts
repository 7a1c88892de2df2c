import { AzureRegion, ComputeGallery, SecurityType } from "../../../../constructs/image";
import { BaseImage } from "../../../../constructs/packer";
import { galleryArtifact, image } from "../images";
import { blockOf, renderGolden } from "../render";

const SUBSCRIPTION = "00000000-0000-0000-0000-000000000001";

function derived(
  parent: ReturnType<typeof galleryArtifact>,
  child = galleryArtifact(),
  vmSize = "Standard_D2s_v5",
) {
  const base = BaseImage.fromChannel(image("base-image", parent).channel("production"));
  return renderGolden({ image: image("web-image", child), base, vmSize });
}

test("the channel is looked up once, and the artifact by the fingerprint found there", () => {
  const text = derived(galleryArtifact());

  expect(blockOf(text, 'data "hcp-packer-version"')).toBe(`data "hcp-packer-version" "parent" {
  bucket_name  = "base-image"
  channel_name = "production"
}
`);
  expect(blockOf(text, 'data "hcp-packer-artifact"')).toBe(`data "hcp-packer-artifact" "parent" {
  bucket_name         = "base-image"
  version_fingerprint = data.hcp-packer-version.parent.fingerprint
  platform            = "azure"
  region              = "eastus"
  component_type      = "azure-arm.base-image"
}
`);
});

test("the source starts from the very id that HCP Packer recorded", () => {
  expect(derived(galleryArtifact())).toContain("id = data.hcp-packer-artifact.parent.external_identifier");
});

test("the parent's bucket, channel and fingerprint travel as tags", () => {
  const text = derived(galleryArtifact());

  expect(text).toMatch(/azure_tags = \{[^}]*parent_bucket += "base-image"\n/);
  expect(text).toMatch(/azure_tags = \{[^}]*parent_channel += "production"\n/);
  expect(text).toMatch(
    /azure_tags = \{[^}]*parent_fingerprint += data\.hcp-packer-version\.parent\.fingerprint\n/,
  );
});

test("nothing in the registry block comes from a data source, which packer validate could not evaluate", () => {
  const registry = blockOf(derived(galleryArtifact()), "hcp_packer_registry");

  expect(registry).toMatch(/base += "base-image\/production"/);
  expect(registry).not.toContain("data.");
});

test("a parent in another spelling of its region is looked up under the recorded one", () => {
  const parent = galleryArtifact({
    buildRegion: AzureRegion.of("West US 2"),
    replicaRegions: [AzureRegion.EAST_US],
  });

  expect(derived(parent)).toMatch(/region += "westus2"/);
});

test("beside a managed image, the gallery version's id is put together from the labels", () => {
  const parent = galleryArtifact({
    gallery: new ComputeGallery({ name: "gallery", resourceGroup: "rg", subscriptionId: SUBSCRIPTION }),
    securityType: "TrustedLaunchSupported",
    managedImage: { resourceGroup: "rg" },
  });
  const labels = "data.hcp-packer-artifact.parent.labels";

  expect(derived(parent)).toContain(
    `id = "/subscriptions/${SUBSCRIPTION}/resourceGroups/\${${labels}["sig_resource_group"]}` +
      `/providers/Microsoft.Compute/galleries/\${${labels}["sig_name"]}` +
      `/images/\${${labels}["sig_image_name"]}/versions/\${${labels}["sig_image_version"]}"`,
  );
});

test("rejects a parent with a managed image whose gallery does not say its subscription", () => {
  const parent = galleryArtifact({
    securityType: "TrustedLaunchSupported",
    managedImage: { resourceGroup: "rg" },
  });

  expect(derived(parent)).toBe(
    "[Image] base keeps a managed image, so base-image's gallery version has to be named with its subscription; " +
      "give the ComputeGallery its subscriptionId",
  );
});

test("an image with two architectures derives each from its own", () => {
  const both = [galleryArtifact(), galleryArtifact({ architecture: "Arm64" })];
  const text = renderGolden({
    image: image("web-image", ...both),
    base: BaseImage.fromChannel(image("base-image", ...both).channel("production")),
    vmSize: "Standard_D2s_v5",
    perArtifact: { "web-image-arm64": { vmSize: "Standard_D2ps_v6" } },
  });

  const arm = blockOf(text, 'source "azure-arm" "web-image-arm64"');
  expect(blockOf(text, 'data "hcp-packer-artifact" "parent-azure-arm-web-image-arm64"')).toContain(
    '"azure-arm.base-image-arm64"',
  );
  expect(arm).toContain("id = data.hcp-packer-artifact.parent-azure-arm-web-image-arm64.external_identifier");
  expect(arm).toMatch(/vm_size += "Standard_D2ps_v6"/);
});

test("rejects a channel's name where a channel is meant", () => {
  expect(() =>
    BaseImage.fromChannel("production" as unknown as Parameters<typeof BaseImage.fromChannel>[0]),
  ).toThrow(
    '[BaseImage] fromChannel must be a channel of an image, got "production"; use the image\'s channel("production")',
  );
});

test("rejects a build region that the parent is not replicated to", () => {
  expect(derived(galleryArtifact(), galleryArtifact({ buildRegion: AzureRegion.NORTH_EUROPE }))).toBe(
    '[Image] image.buildRegion must be a region that base-image is replicated to, got "northeurope"; ' +
      "build in eastus, or add the region to base-image's replicaRegions",
  );
});

test("rejects a parent without an artifact of the same architecture", () => {
  const arm = galleryArtifact({ architecture: "Arm64" });

  expect(derived(galleryArtifact(), arm, "Standard_D2ps_v6")).toBe(
    "[Image] base must have an artifact for azure-arm.web-image-arm64 to start from, " +
      'got ["azure-arm.base-image"]; add one to base-image with the same platform and architecture',
  );
});

test("rejects a specialised parent, whose users and keys would be in the child", () => {
  expect(derived(galleryArtifact({ specialized: true }))).toContain(
    "base is specialised: its users and keys",
  );
});

const MANAGED = {
  managedImage: { resourceGroup: "rg" },
  gallery: new ComputeGallery({ name: "gallery", resourceGroup: "rg", subscriptionId: SUBSCRIPTION }),
};
const SECURITY: readonly [SecurityType, SecurityType, string | undefined][] = [
  ["TrustedLaunch", "TrustedLaunch", undefined],
  ["TrustedLaunch", "Standard", "use TrustedLaunch"],
  ["Standard", "Standard", undefined],
  ["Standard", "TrustedLaunch", "use Standard or TrustedLaunchSupported"],
  ["TrustedLaunchSupported", "TrustedLaunch", undefined],
  ["TrustedLaunchSupported", "Standard", undefined],
  ["Standard", "ConfidentialVM", "use Standard or TrustedLaunchSupported"],
];

test.each(SECURITY)("from %s to %s: %p", (from, to, fix) => {
  const of = (securityType: SecurityType) =>
    galleryArtifact({ securityType, ...(securityType === "TrustedLaunchSupported" ? MANAGED : {}) });
  const text = derived(of(from), of(to));

  if (fix === undefined) expect(text).toContain("# Generated by cdktf-golden-image");
  else
    expect(text).toContain(
      `image.securityType can not be built from base-image, which is ${from}, got "${to}"; ${fix}`,
    );
});

test("rejects another generation than the parent's", () => {
  const parent = galleryArtifact({ securityType: "Standard", generation: "V1" });

  expect(derived(parent, galleryArtifact({ securityType: "Standard" }))).toContain(
    '[Image] image.generation must be that of base-image, got "V2"; use "V1"',
  );
});
