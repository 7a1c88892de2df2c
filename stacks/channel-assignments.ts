/**
 * What each channel holds: the one place where a version is promoted, and rolled back by writing the earlier
 * fingerprint again. A change here is reviewed like any other, and takes effect with `cdktf deploy channels`.
 *
 * Fingerprints are shown by HCP Packer and by the build itself ("Tracking build on HCP Packer with fingerprint").
 */
import { assignmentsOf, BucketAssignments, UNASSIGNED } from "../constructs/hcp";
import { ubuntuBase, ubuntuWeb } from "../packer/golden-images";

export const CHANNEL_ASSIGNMENTS: readonly BucketAssignments[] = [
  assignmentsOf(ubuntuBase, {
    development: UNASSIGNED,
    staging: UNASSIGNED,
    production: UNASSIGNED,
  }),
  assignmentsOf(ubuntuWeb, {
    development: UNASSIGNED,
    staging: UNASSIGNED,
    production: UNASSIGNED,
  }),
];
