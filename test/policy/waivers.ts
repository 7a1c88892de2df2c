/** A rule that is not followed, and why. */
export interface Waiver {
  /** The rule, as its scanner calls it. */
  readonly id: string;
  readonly reason: string;
}

/** How many rules of a scanner may go unfollowed. */
export const MOST_WAIVERS = 3;

/** Every rule of checkov that is not followed: for all stacks, so there is no other place to look. */
export const checkovWaivers: readonly Waiver[] = [
  {
    id: "CKV_AZURE_93",
    reason:
      "A key of one's own (diskEncryptionSetId) is an option: it needs a key vault, which an organisation has or has not. Disks are encrypted with Azure's keys and on the host without it.",
  },
];

/** Every rule for the build VM and its versions that the templates of this organisation do not follow. */
export const buildWaivers: readonly Waiver[] = [
  {
    id: "APRL CG-1",
    reason:
      "One copy in each region is enough for the few VMs that start at once here; the contract's `replicas: 3` follows the rule.",
  },
  {
    id: "APRL CG-2",
    reason:
      'A version is built anew within the hour; `imageStorageAccountType: "Standard_ZRS"` follows the rule.',
  },
  {
    id: "Packer: reachable build VM",
    reason:
      "Where Packer runs is not known here; `allowedInboundIpAddresses`, or a network of one's own, follows the rule.",
  },
];
