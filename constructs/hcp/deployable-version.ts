import type { IResolvable } from "cdktf";
import type { LookUp } from "./channel-image-props";

/**
 * The version that a plan would deploy, as its look-ups say it. All text may be references of Terraform; what is
 * no reference was checked and needs no escape.
 */
export interface DeployableVersion extends LookUp {
  /** What a resource is made from. */
  readonly imageId: string;
  readonly fingerprint: string;
  /** How messages call it: bucket, version and fingerprint. */
  readonly title: string;
  /** When the artifact was built, as RFC 3339. */
  readonly createdAt: string;
  /** When it is revoked: null or "" for never. */
  readonly revokeAt: string;
  /** The build's labels. */
  readonly labels: IResolvable;
}
