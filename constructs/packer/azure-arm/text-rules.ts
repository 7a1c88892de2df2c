import { Problems } from "../../errors";
import { architectureOfVmSize } from "../../image/architecture";

/*
 * What Azure and the plugin ask of single texts. Names that other parts of the contract need as well are in
 * image/azure-names.ts; here is what the builder alone asks for. Patterns spell out `\w`, which is not the
 * same in Go, and most of what they refuse the plugin would accept.
 */

/** Notes what is wrong with a literal text; an expression is Packer's to judge. */
export type TextRule = (problems: Problems, property: string, text: string) => void;

const VM_SIZE_SERIES_A = /^(?:Basic|Standard)_A[0-9]+$/i;
const VERSION = /^[0-9]+\.[0-9]+\.[0-9]+$/;
const INT32 = 2 ** 31 - 1;

/** A gallery's name. The plugin checks nothing of it, Azure refuses the dash before the build starts. */
export const requireGalleryName = matching(
  "gallery-name",
  /^[A-Za-z0-9](?:[A-Za-z0-9._]{0,78}[A-Za-z0-9_])?$/,
  {
    rule: "must be 1 to 80 letters, digits, dots and underscores, without a dash",
    fix: 'use a name such as "golden_images"',
  },
);

/** The name of an OS disk's snapshot. */
export const requireSnapshotName = matching("snapshot-name", /^[A-Za-z0-9_]{1,79}$/, {
  rule: "must be 1 to 79 letters, digits and underscores",
  fix: 'use a name such as "ubuntu_base_os"',
});

/** The start of the names of data disks' snapshots. */
export const requireSnapshotPrefix = matching("snapshot-prefix", /^[A-Za-z0-9_]{1,59}$/, {
  rule: "must be 1 to 59 letters, digits and underscores",
  fix: 'use a prefix such as "ubuntu_base_data_"',
});

/** A container of a storage account. */
export const requireContainerName = matching("container-name", /^(?=.{3,63}$)[a-z0-9]+(?:-[a-z0-9]+)*$/, {
  rule: "must be 3 to 63 lower-case letters, digits and single inner dashes",
  fix: 'use a name such as "images"',
});

/** A storage account, by its name alone. */
export const requireStorageAccountName = matching("storage-account-name", /^[a-z0-9]{3,24}$/, {
  rule: "must be a storage account's name, 3 to 24 lower-case letters and digits, not its URL",
  fix: 'use a name such as "goldenimages"',
});

/** The start of the names of everything temporary. */
export const requireBuildPrefix = matching("build-prefix", /^[A-Za-z0-9][A-Za-z0-9-]{0,9}$/, {
  rule: "must be 1 to 10 letters, digits and dashes, starting with a letter or digit",
  fix: 'use a prefix such as "gi"',
});

/** The name of a temporary disk or network interface. */
export const requireResourceName = matching(
  "resource-name",
  /^[A-Za-z0-9](?:[A-Za-z0-9_.-]{0,78}[A-Za-z0-9_])?$/,
  {
    rule: "must be 1 to 80 letters, digits, dots, dashes and underscores, starting with a letter or digit and not ending in a dot or dash",
    fix: 'use a name such as "golden-image-build"',
  },
);

/** The build VM's name. The plugin makes it the host name of the public address too, which is stricter. */
export const requireComputeName = matching("compute-name", /^[a-z][a-z0-9-]{1,61}[a-z0-9]$/, {
  rule: "must be 3 to 63 lower-case letters, digits and inner dashes, starting with a letter: it becomes the public address's host name",
  fix: 'use a name such as "golden-image-build"',
});

/** A managed identity that the build VM can be given. */
export const requireIdentityId = matching(
  "identity-id",
  /^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+\/providers\/Microsoft\.ManagedIdentity\/userAssignedIdentities\/[^/]+$/i,
  {
    rule: "must be the full id of a user-assigned managed identity",
    fix: 'write it like "/subscriptions/<id>/resourceGroups/<group>/providers/Microsoft.ManagedIdentity/userAssignedIdentities/<name>"',
  },
);

/** An image in a community gallery. */
export const requireCommunityImageId = matching(
  "community-image-id",
  /^\/CommunityGalleries\/[^/]+\/Images\/[^/]+(?:\/Versions\/[^/]+)?$/i,
  {
    rule: "must be the id of an image, or of a version of it, in a community gallery",
    fix: 'write it like "/CommunityGalleries/<public name>/Images/<image>/Versions/<version>"',
  },
);

/** An image in a gallery that is shared with this subscription or tenant. */
export const requireDirectSharedImageId = matching(
  "direct-shared-image-id",
  /^\/SharedGalleries\/[^/]+\/Images\/[^/]+(?:\/Versions\/[^/]+)?$/i,
  {
    rule: "must be the id of an image, or of a version of it, in a directly shared gallery",
    fix: 'write it like "/SharedGalleries/<unique name>/Images/<image>/Versions/<version>"',
  },
);

/** Where a VHD is. What follows a question mark is a signature, which is not shown. */
export const requireVhdUrl: TextRule = (problems, property, url) => {
  problems.require(/^https?:\/\/[^/\s?]+\/[^/\s?]+\/[^\s?]+$/.test(url), {
    code: "vhd-url",
    property,
    rule: "must be the URL of a VHD in a storage account, without a signature",
    got: url.replace(/\?.*/s, "?..."),
    fix: 'write it like "https://<account>.blob.core.windows.net/<container>/<name>.vhd"',
  });
};

/** A host that describes a cloud. Without its scheme the plugin falls back to public Azure without a word. */
export const requireMetadataHost = matching("metadata-host", /^https?:\/\/\S*[^\s/]$/, {
  rule: "must be a URL with its scheme: without it the plugin logs in to public Azure instead",
  fix: 'write it like "https://management.azure.com"',
});

/** A port that is forwarded. */
export const requireTunnel = matching("ssh-tunnel", /^[0-9]{1,5}:[^:\s]+:[0-9]{1,5}$/, {
  rule: "must be a port, a host and that host's port",
  fix: 'write it like "8080:localhost:80"',
});

/** A VM size that exists no longer is what the plugin itself falls back to. */
export function requireVmSize(problems: Problems, property: string, size: string): void {
  problems.require(architectureOfVmSize(size) !== undefined, {
    code: "vm-size",
    property,
    rule: "must be an Azure VM size",
    got: size,
    fix: 'use a size such as "Standard_D2s_v5"',
  });
  problems.require(!VM_SIZE_SERIES_A.test(size), {
    code: "vm-size-retired",
    property,
    rule: "is a size of the first A series, which Azure has retired",
    got: size,
    fix: 'use a size such as "Standard_D2s_v5"',
  });
}

/** Three numbers of 32 bits. The plugin looks at the dots only, Azure at the numbers, after the whole build. */
export function requireImageVersion(problems: Problems, property: string, version: string): void {
  const fits = VERSION.test(version) && version.split(".").every((part) => Number(part) <= INT32);
  problems.require(fits, {
    code: "image-version",
    property,
    rule: `must be three whole numbers with dots between, each up to ${INT32}`,
    got: version,
    fix: 'use a version such as "2026.0131.0915"',
  });
}

/** A rule that a pattern says. */
function matching(
  code: string,
  pattern: RegExp,
  message: { readonly rule: string; readonly fix: string },
): TextRule {
  return (problems, property, text) => {
    problems.require(pattern.test(text), { code, property, got: text, ...message });
  };
}
