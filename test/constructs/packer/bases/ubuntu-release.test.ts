import { MarketplaceImage, UbuntuEdition, UbuntuRelease } from "../../../../constructs/packer";
import type { UbuntuTarget } from "../../../../constructs/packer/bases/ubuntu-release";

const X64: UbuntuTarget = { architecture: "x64", generation: "V2", securityType: "TrustedLaunch" };
const GEN1: UbuntuTarget = { architecture: "x64", generation: "V1", securityType: "Standard" };
const ARM64: UbuntuTarget = { architecture: "Arm64", generation: "V2", securityType: "TrustedLaunch" };
const CONFIDENTIAL: UbuntuTarget = { architecture: "x64", generation: "V2", securityType: "ConfidentialVM" };

const RELEASES = [UbuntuRelease.JAMMY_22_04, UbuntuRelease.NOBLE_24_04, UbuntuRelease.RESOLUTE_26_04];
const EDITIONS: readonly UbuntuEdition[] = ["server", "minimal", "pro", "pro-minimal"];

function urn(image: MarketplaceImage | undefined): string | undefined {
  return image && `${image.publisher}:${image.offer}:${image.sku}`;
}

const PUBLISHED: readonly [UbuntuRelease, UbuntuEdition, UbuntuTarget, string | undefined][] = [
  [UbuntuRelease.JAMMY_22_04, "server", X64, "Canonical:ubuntu-22_04-lts:server"],
  [UbuntuRelease.JAMMY_22_04, "server", GEN1, "Canonical:ubuntu-22_04-lts:server-gen1"],
  [UbuntuRelease.JAMMY_22_04, "server", CONFIDENTIAL, "Canonical:ubuntu-22_04-lts:cvm"],
  [UbuntuRelease.JAMMY_22_04, "minimal", X64, "Canonical:ubuntu-22_04-lts:ubuntu-minimal"],
  [UbuntuRelease.JAMMY_22_04, "minimal", ARM64, undefined],
  [UbuntuRelease.JAMMY_22_04, "pro-minimal", X64, undefined],
  [UbuntuRelease.NOBLE_24_04, "server", X64, "Canonical:ubuntu-24_04-lts:server"],
  [UbuntuRelease.NOBLE_24_04, "server", ARM64, "Canonical:ubuntu-24_04-lts:server-arm64"],
  [UbuntuRelease.NOBLE_24_04, "minimal", GEN1, "Canonical:ubuntu-24_04-lts:minimal-gen1"],
  [UbuntuRelease.NOBLE_24_04, "pro", CONFIDENTIAL, "Canonical:ubuntu-24_04-lts:ubuntu-pro-cvm"],
  [UbuntuRelease.NOBLE_24_04, "pro-minimal", ARM64, "Canonical:ubuntu-24_04-lts:ubuntu-pro-minimal-arm64"],
  [UbuntuRelease.RESOLUTE_26_04, "server", CONFIDENTIAL, "Canonical:ubuntu-26_04-lts:server-cvm"],
  [UbuntuRelease.RESOLUTE_26_04, "pro", X64, "Canonical:ubuntu-pro-26_04-lts:server"],
  [UbuntuRelease.RESOLUTE_26_04, "pro-minimal", ARM64, "Canonical:ubuntu-pro-26_04-lts:minimal-arm64"],
];

test.each(PUBLISHED)("%p %s is published as Canonical lists it", (release, edition, target, expected) => {
  expect(urn(release.marketplaceImage(edition, target))).toBe(expected);
});

test("every image of a release is in an offer with the release's own number", () => {
  for (const release of RELEASES) {
    for (const edition of EDITIONS) {
      for (const target of [X64, GEN1, ARM64, CONFIDENTIAL]) {
        const offer = release.marketplaceImage(edition, target)?.offer;
        if (offer !== undefined) expect(offer).toContain(release.version.replace(".", "_"));
      }
    }
  }
});

test("the editions for a target are those that are published", () => {
  expect(UbuntuRelease.JAMMY_22_04.editionsFor(ARM64)).toEqual(["server", "pro"]);
});

test("a custom release is one image, whatever the target", () => {
  const release = UbuntuRelease.custom("24.04", { publisher: "acme", offer: "ubuntu", sku: "hardened" });

  expect(urn(release.marketplaceImage("server", ARM64))).toBe("acme:ubuntu:hardened");
});
