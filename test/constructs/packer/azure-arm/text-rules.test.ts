import * as rules from "../../../../constructs/packer/azure-arm/text-rules";
import { codesOf, verdict } from "./text-verdict";

/** Texts at the edge of each rule: those that it takes, those that it refuses, and with which words. */
interface Edge {
  readonly rule: rules.TextRule;
  readonly code: string;
  readonly takes: readonly string[];
  readonly refuses: readonly string[];
  readonly says: string;
}

const IDENTITY =
  "/subscriptions/s-1/resourceGroups/rg-1/providers/Microsoft.ManagedIdentity/userAssignedIdentities/build-1";
const COMMUNITY = "/CommunityGalleries/ubuntu-1/Images/noble-1";
const SHARED = "/SharedGalleries/ubuntu-1/Images/noble-1";
const VHD = "https://images.blob.core.windows.net/vhds/a/ubuntu.vhd";

const EDGES: Readonly<Record<string, Edge>> = {
  "a gallery's name": {
    rule: rules.requireGalleryName,
    code: "gallery-name",
    takes: ["a", "Z9", "golden_images", "a.b", "a_", "x".repeat(80)],
    refuses: ["", "a-b", "_a", ".a", "a.", "é", "x".repeat(81)],
    says: "must be 1 to 80 letters, digits, dots and underscores, without a dash",
  },
  "a snapshot's name": {
    rule: rules.requireSnapshotName,
    code: "snapshot-name",
    takes: ["a", "Z_9", "x".repeat(79)],
    refuses: ["", "a-b", "a.b", "-a", "a ", "x".repeat(80)],
    says: "must be 1 to 79 letters, digits and underscores",
  },
  "a snapshot's prefix": {
    rule: rules.requireSnapshotPrefix,
    code: "snapshot-prefix",
    takes: ["a", "Z_9", "x".repeat(59)],
    refuses: ["", "a-b", "-a", "a ", "x".repeat(60)],
    says: "must be 1 to 59 letters, digits and underscores",
  },
  "a container's name": {
    rule: rules.requireContainerName,
    code: "container-name",
    takes: ["abc", "1-b-c", "ab-cd", "x".repeat(63)],
    refuses: ["ab", "a--b", "-ab", "ab-", "aBc", "a_b", "a.b", "x".repeat(64)],
    says: "must be 3 to 63 lower-case letters, digits and single inner dashes",
  },
  "a storage account's name": {
    rule: rules.requireStorageAccountName,
    code: "storage-account-name",
    takes: ["abc", "1b2", "x".repeat(24)],
    refuses: ["ab", "a-b", "aBc", " abc", "abc ", "x".repeat(25)],
    says: "must be a storage account's name, 3 to 24 lower-case letters and digits, not its URL",
  },
  "a build's prefix": {
    rule: rules.requireBuildPrefix,
    code: "build-prefix",
    takes: ["g", "G1-", "9", "x".repeat(10)],
    refuses: ["", "-g", "g_1", "_g", "x".repeat(11)],
    says: "must be 1 to 10 letters, digits and dashes, starting with a letter or digit",
  },
  "a resource's name": {
    rule: rules.requireResourceName,
    code: "resource-name",
    takes: ["a", "9", "a_", "a.b-c_D9", "x".repeat(80)],
    refuses: ["", "_a", "-a", "a-", "a.", "a b", "x".repeat(81)],
    says: "must be 1 to 80 letters, digits, dots, dashes and underscores, starting with a letter or digit and not ending in a dot or dash",
  },
  "a build VM's name": {
    rule: rules.requireComputeName,
    code: "compute-name",
    takes: ["abc", "a-9", "a--b", "x".repeat(63)],
    refuses: ["ab", "1bc", "-bc", "ab-", "aBc", "abC", "a_b", "x".repeat(64)],
    says: "must be 3 to 63 lower-case letters, digits and inner dashes, starting with a letter: it becomes the public address's host name",
  },
  "a managed identity": {
    rule: rules.requireIdentityId,
    code: "identity-id",
    takes: [IDENTITY, IDENTITY.toLowerCase()],
    refuses: [
      "",
      `x${IDENTITY}`,
      `${IDENTITY}/x`,
      IDENTITY.replace("s-1", ""),
      IDENTITY.replace("rg-1", "a/b"),
    ],
    says: "must be the full id of a user-assigned managed identity",
  },
  "a community gallery's image": {
    rule: rules.requireCommunityImageId,
    code: "community-image-id",
    takes: [COMMUNITY, `${COMMUNITY}/Versions/1.0.0`, COMMUNITY.toLowerCase()],
    refuses: [
      "",
      `x${COMMUNITY}`,
      `${COMMUNITY}/x`,
      `${COMMUNITY}/Versions/`,
      `${COMMUNITY}/Versions/1/2`,
      SHARED,
    ],
    says: "must be the id of an image, or of a version of it, in a community gallery",
  },
  "a directly shared gallery's image": {
    rule: rules.requireDirectSharedImageId,
    code: "direct-shared-image-id",
    takes: [SHARED, `${SHARED}/Versions/1.0.0`, SHARED.toLowerCase()],
    refuses: ["", `x${SHARED}`, `${SHARED}/x`, `${SHARED}/Versions/`, `${SHARED}/Versions/1/2`, COMMUNITY],
    says: "must be the id of an image, or of a version of it, in a directly shared gallery",
  },
  "a VHD's URL": {
    rule: rules.requireVhdUrl,
    code: "vhd-url",
    takes: [VHD, VHD.replace("https", "http")],
    refuses: [
      "",
      ` ${VHD}`,
      `${VHD} `,
      "https://host/container",
      "https://host//ubuntu.vhd",
      "https://h x/c/u.vhd",
    ],
    says: "must be the URL of a VHD in a storage account, without a signature",
  },
  "a metadata host": {
    rule: rules.requireMetadataHost,
    code: "metadata-host",
    takes: ["https://m", "http://management.azure.com", "https://host:8443/path"],
    refuses: [
      "",
      "management.azure.com",
      "https://",
      "https://m/",
      "https://m ",
      "https://a b",
      "x https://m",
    ],
    says: "must be a URL with its scheme: without it the plugin logs in to public Azure instead",
  },
  "a tunnel": {
    rule: rules.requireTunnel,
    code: "ssh-tunnel",
    takes: ["1:h:2", "12345:db.example.com:65535"],
    refuses: ["", ":h:2", "1::2", "1:h:", "x:h:2", "1:h:x", "123456:h:2", "1:h:123456", "1:a b:2", "1:a:b:2"],
    says: "must be a port, a host and that host's port",
  },
  "an image version": {
    rule: rules.requireImageVersion,
    code: "image-version",
    takes: ["1.2.3", "0.0.0", "2026.0131.0915", "2147483647.2147483647.2147483647"],
    refuses: ["", "1.2", "1.2.3.4", "a.2.3", "1.2.x", "v1.2.3", "1-2-3", "1.2.2147483648"],
    says: "must be three whole numbers with dots between, each up to 2147483647",
  },
};

describe.each(Object.entries(EDGES))("%s", (_, { rule, code, takes, refuses, says }) => {
  test.each(takes)("can be %j", (text) => expect(verdict(rule, text)).toEqual([]));

  test.each(refuses)("rejects %j", (text) => {
    expect(verdict(rule, text)).toEqual([expect.stringContaining(`${says}, got ${JSON.stringify(text)}; `)]);
    expect(codesOf(rule, text)).toEqual([code]);
  });
});

test("rejects a VHD's URL over plain text with a signature of several lines, and shows nothing of that", () => {
  expect(verdict(rules.requireVhdUrl, `${VHD}?sig=a\nb?c`)).toEqual([
    `must be the URL of a VHD in a storage account, without a signature, got "${VHD}?..."; write it like "https://<account>.blob.core.windows.net/<container>/<name>.vhd"`,
  ]);
});

test.each(["Standard_A0", "Standard_A11", "basic_a1"])("rejects the retired size %s", (size) => {
  expect(verdict(rules.requireVmSize, size)).toEqual([
    `is a size of the first A series, which Azure has retired, got "${size}"; use a size such as "Standard_D2s_v5"`,
  ]);
});

test.each(["Standard_A1_v2", "Standard_DA1", "Standard_D2s_v5"])("%s is not retired", (size) => {
  expect(verdict(rules.requireVmSize, size)).toEqual([]);
});
