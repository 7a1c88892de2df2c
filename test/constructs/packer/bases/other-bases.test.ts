import { reference } from "../../../../constructs/hcl";
import { BaseImage, UbuntuRelease } from "../../../../constructs/packer";
import { galleryArtifact, image } from "../images";
import { blockOf, renderGolden } from "../render";

const VERSION_ID =
  "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg/providers/Microsoft.Compute/galleries/g/images/i/versions/1.0.0";

function from(base: Parameters<typeof renderGolden>[0]["base"], artifact = galleryArtifact()): string {
  return renderGolden({ image: image("base-image", artifact), base, vmSize: "Standard_D2s_v5" });
}

test("a marketplace base names publisher, offer and SKU, and leaves the version to be the newest", () => {
  const source = blockOf(from(BaseImage.fromMarketplace(UbuntuRelease.NOBLE_24_04)), "source");

  expect(source).toMatch(
    /image_publisher += "Canonical"\n +image_offer += "ubuntu-24_04-lts"\n +image_sku += "server"\n/,
  );
  expect(source).not.toMatch(/^ {2}image_version /m);
});

test("a marketplace base can be one version, which the build label then says", () => {
  const text = from(BaseImage.fromMarketplace(UbuntuRelease.NOBLE_24_04, { version: "24.04.202603110" }));

  expect(blockOf(text, "source")).toMatch(/^ {2}image_version += "24.04.202603110"$/m);
  expect(text).toMatch(/base += "Canonical:ubuntu-24_04-lts:server:24.04.202603110"/);
});

test("rejects a marketplace version that is not one", () => {
  expect(from(BaseImage.fromMarketplace(UbuntuRelease.NOBLE_24_04, { version: "newest" }))).toContain(
    '[Image] base.version must be three numbers with dots between, got "newest"; use one that',
  );
});

test("rejects an edition that is not published for the artifact", () => {
  const standard = galleryArtifact({ architecture: "Arm64" });
  const text = renderGolden({
    image: image("base-image", standard),
    base: BaseImage.fromMarketplace(UbuntuRelease.JAMMY_22_04, { edition: "minimal" }),
    vmSize: "Standard_D2ps_v6",
  });

  expect(text).toContain(
    "[Image] base.edition is not published for Ubuntu 22.04 with Arm64, V2 and TrustedLaunch, " +
      'got "minimal"; there are server, pro',
  );
});

test("a gallery version is named by its id", () => {
  expect(from(BaseImage.fromGalleryVersion(VERSION_ID))).toContain(`id = "${VERSION_ID}"`);
});

test("a gallery version's id can be an input", () => {
  expect(from(BaseImage.fromGalleryVersion(reference("var.parent")))).toContain("id = var.parent");
});

test("a community gallery's image is named by its own attribute", () => {
  const id = "/CommunityGalleries/acme-1/Images/ubuntu/Versions/1.0.0";

  expect(from(BaseImage.fromCommunityGallery(id))).toContain(`community_gallery_image_id = "${id}"`);
});

test("a directly shared gallery's image is named by its own attribute", () => {
  const id = "/SharedGalleries/acme/Images/ubuntu/Versions/1.0.0";

  expect(from(BaseImage.fromDirectSharedGallery(id))).toContain(`direct_shared_gallery_image_id = "${id}"`);
});
