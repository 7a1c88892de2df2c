import { GalleryArtifactProps } from "../../../constructs/image";
import { brokenRules, refusal } from "./refusal";
import { sampleArtifact, untyped } from "./sample";

const HERE = "[GoldenImage ubuntu-base] artifacts[0]";
const managedImage = { resourceGroup: "rg-golden-images" };

/** Everything that decides, and the rules that are broken then. */
const TRUTH = `
  security type          | arch  | gen | managed | specialised | broken rules
  TrustedLaunch          | x64   | V2  | no      | no          |
  TrustedLaunch          | x64   | V2  | no      | yes         |
  TrustedLaunch          | x64   | V2  | yes     | no          | security-managed-image
  TrustedLaunch          | x64   | V2  | yes     | yes         | security-managed-image managed-image-specialized
  TrustedLaunch          | x64   | V1  | no      | no          | security-generation
  TrustedLaunch          | x64   | V1  | no      | yes         | security-generation
  TrustedLaunch          | x64   | V1  | yes     | no          | security-generation security-managed-image
  TrustedLaunch          | x64   | V1  | yes     | yes         | security-generation security-managed-image managed-image-specialized
  TrustedLaunch          | Arm64 | V2  | no      | no          |
  TrustedLaunch          | Arm64 | V2  | no      | yes         |
  TrustedLaunch          | Arm64 | V2  | yes     | no          | security-managed-image arm64-managed-image
  TrustedLaunch          | Arm64 | V2  | yes     | yes         | security-managed-image arm64-managed-image managed-image-specialized
  TrustedLaunch          | Arm64 | V1  | no      | no          | arm64-generation
  TrustedLaunch          | Arm64 | V1  | no      | yes         | arm64-generation
  TrustedLaunch          | Arm64 | V1  | yes     | no          | arm64-generation security-managed-image arm64-managed-image
  TrustedLaunch          | Arm64 | V1  | yes     | yes         | arm64-generation security-managed-image arm64-managed-image managed-image-specialized
  TrustedLaunchSupported | x64   | V2  | no      | no          | security-managed-image
  TrustedLaunchSupported | x64   | V2  | no      | yes         | security-specialized
  TrustedLaunchSupported | x64   | V2  | yes     | no          |
  TrustedLaunchSupported | x64   | V2  | yes     | yes         | managed-image-specialized
  TrustedLaunchSupported | x64   | V1  | no      | no          | security-generation security-managed-image
  TrustedLaunchSupported | x64   | V1  | no      | yes         | security-generation security-specialized
  TrustedLaunchSupported | x64   | V1  | yes     | no          | security-generation
  TrustedLaunchSupported | x64   | V1  | yes     | yes         | security-generation managed-image-specialized
  TrustedLaunchSupported | Arm64 | V2  | no      | no          | security-architecture security-managed-image
  TrustedLaunchSupported | Arm64 | V2  | no      | yes         | security-architecture security-specialized
  TrustedLaunchSupported | Arm64 | V2  | yes     | no          | security-architecture arm64-managed-image
  TrustedLaunchSupported | Arm64 | V2  | yes     | yes         | security-architecture arm64-managed-image managed-image-specialized
  TrustedLaunchSupported | Arm64 | V1  | no      | no          | arm64-generation security-architecture security-managed-image
  TrustedLaunchSupported | Arm64 | V1  | no      | yes         | arm64-generation security-architecture security-specialized
  TrustedLaunchSupported | Arm64 | V1  | yes     | no          | arm64-generation security-architecture arm64-managed-image
  TrustedLaunchSupported | Arm64 | V1  | yes     | yes         | arm64-generation security-architecture arm64-managed-image managed-image-specialized
  ConfidentialVM         | x64   | V2  | no      | no          |
  ConfidentialVM         | x64   | V2  | no      | yes         |
  ConfidentialVM         | x64   | V2  | yes     | no          | security-managed-image
  ConfidentialVM         | x64   | V2  | yes     | yes         | security-managed-image managed-image-specialized
  ConfidentialVM         | x64   | V1  | no      | no          | security-generation
  ConfidentialVM         | x64   | V1  | no      | yes         | security-generation
  ConfidentialVM         | x64   | V1  | yes     | no          | security-generation security-managed-image
  ConfidentialVM         | x64   | V1  | yes     | yes         | security-generation security-managed-image managed-image-specialized
  ConfidentialVM         | Arm64 | V2  | no      | no          | security-architecture
  ConfidentialVM         | Arm64 | V2  | no      | yes         | security-architecture
  ConfidentialVM         | Arm64 | V2  | yes     | no          | security-architecture security-managed-image arm64-managed-image
  ConfidentialVM         | Arm64 | V2  | yes     | yes         | security-architecture security-managed-image arm64-managed-image managed-image-specialized
  ConfidentialVM         | Arm64 | V1  | no      | no          | arm64-generation security-architecture
  ConfidentialVM         | Arm64 | V1  | no      | yes         | arm64-generation security-architecture
  ConfidentialVM         | Arm64 | V1  | yes     | no          | arm64-generation security-architecture security-managed-image arm64-managed-image
  ConfidentialVM         | Arm64 | V1  | yes     | yes         | arm64-generation security-architecture security-managed-image arm64-managed-image managed-image-specialized
  Standard               | x64   | V2  | no      | no          |
  Standard               | x64   | V2  | no      | yes         |
  Standard               | x64   | V2  | yes     | no          |
  Standard               | x64   | V2  | yes     | yes         | managed-image-specialized
  Standard               | x64   | V1  | no      | no          |
  Standard               | x64   | V1  | no      | yes         |
  Standard               | x64   | V1  | yes     | no          |
  Standard               | x64   | V1  | yes     | yes         | managed-image-specialized
  Standard               | Arm64 | V2  | no      | no          |
  Standard               | Arm64 | V2  | no      | yes         |
  Standard               | Arm64 | V2  | yes     | no          | arm64-managed-image
  Standard               | Arm64 | V2  | yes     | yes         | arm64-managed-image managed-image-specialized
  Standard               | Arm64 | V1  | no      | no          | arm64-generation
  Standard               | Arm64 | V1  | no      | yes         | arm64-generation
  Standard               | Arm64 | V1  | yes     | no          | arm64-generation arm64-managed-image
  Standard               | Arm64 | V1  | yes     | yes         | arm64-generation arm64-managed-image managed-image-specialized
`;

const ROWS = TRUTH.trim()
  .split("\n")
  .slice(1)
  .map((line) => line.split("|").map((cell) => cell.trim()));

test("the table holds every combination once", () => {
  expect(new Set(ROWS.map((row) => row.slice(0, 5).join())).size).toBe(4 * 2 * 2 * 2 * 2);
});

test.each(ROWS)(
  "%s, %s, %s, managed image: %s, specialised: %s",
  (securityType, architecture, generation, managed, specialised, broken) => {
    const given = {
      securityType,
      architecture,
      generation,
      specialized: specialised === "yes",
      managedImage: managed === "yes" ? managedImage : undefined,
    };
    expect(brokenRules(() => sampleArtifact(untyped<GalleryArtifactProps>(given))).join(" ")).toBe(broken);
  },
);

test("rejects Trusted Launch in generation V1", () => {
  expect(refusal(() => sampleArtifact({ generation: "V1" }))).toBe(
    `${HERE}.generation must be V2 with TrustedLaunch, got "V1"; use "V2", or securityType "Standard"`,
  );
});

test("rejects Arm64 in generation V1", () => {
  expect(
    refusal(() => sampleArtifact({ architecture: "Arm64", generation: "V1", securityType: "Standard" })),
  ).toBe(`${HERE}.generation must be V2 with Arm64, got "V1"; use "V2"`);
});

test("rejects a confidential VM of Arm64", () => {
  expect(refusal(() => sampleArtifact({ architecture: "Arm64", securityType: "ConfidentialVM" }))).toBe(
    `${HERE}.architecture must be x64 with ConfidentialVM, got "Arm64"; use "x64", or securityType "TrustedLaunch"`,
  );
});

test("rejects a managed image with Trusted Launch", () => {
  expect(refusal(() => sampleArtifact({ managedImage }))).toBe(
    `${HERE}.managedImage is not possible with TrustedLaunch: Azure makes no managed image of such a VM; leave it out, or use securityType "TrustedLaunchSupported"`,
  );
});

test("rejects a managed image of Arm64", () => {
  expect(
    refusal(() => sampleArtifact({ architecture: "Arm64", securityType: "Standard", managedImage })),
  ).toBe(
    `${HERE}.managedImage is not possible with Arm64: Azure makes no managed image of such a VM; leave it out`,
  );
});

test("rejects a managed image of a specialised image", () => {
  expect(refusal(() => sampleArtifact({ securityType: "Standard", specialized: true, managedImage }))).toBe(
    `${HERE}.managedImage can not be made of a specialised image; leave out managedImage or specialized`,
  );
});

test("rejects TrustedLaunchSupported without a managed image", () => {
  expect(refusal(() => sampleArtifact({ securityType: "TrustedLaunchSupported" }))).toBe(
    `${HERE}.managedImage is needed with TrustedLaunchSupported: Azure refuses a VM as the source of such a version; add managedImage: { resourceGroup: "rg-golden-images" }, or use securityType "TrustedLaunch"`,
  );
});

test("rejects TrustedLaunchSupported of a specialised image", () => {
  expect(refusal(() => sampleArtifact({ securityType: "TrustedLaunchSupported", specialized: true }))).toBe(
    `${HERE}.specialized is not possible with TrustedLaunchSupported, whose versions come from a managed image, got true; leave it out, or use securityType "TrustedLaunch"`,
  );
});
