import { Problems } from "../errors";
import { carriesBrand, isObject, requireOneOf } from "../image/given-value";
import { requireFingerprint } from "./fingerprint";

const BRAND = Symbol.for("cdktf-golden-image/ImagePolicy");

/** What happens when the version that a plan would deploy is revoked. */
export type RevokedImage = "refuse" | "warn";

/** What a policy that can keep a revoked image allows. */
export interface RevokedImageOptions {
  /**
   * `refuse`: a plan that would deploy a revoked version fails, with bucket, version and time. `warn`: it says so
   * and goes on, so a replacement (`-replace`, a second VM, a changed attribute that replaces) then deploys the
   * revoked version. For the time in which a pinned VM has to stay, not for good.
   * @default "refuse"
   */
  readonly revoked?: RevokedImage;
}

/**
 * Which version of a channel's image is deployed, and when a running one is replaced.
 *
 * | | deploys | when the channel moves |
 * |---|---|---|
 * | `follow` | the channel's version | the next apply replaces every VM |
 * | `pinned` | the named version | nothing, until the pin is changed |
 * | `held` | the channel's version, when created | nothing, until the VM is replaced by `-replace` |
 *
 * @see https://developer.hashicorp.com/terraform/cli/commands/plan#replace-address
 */
export class ImagePolicy {
  /** @internal */
  readonly [BRAND] = true;

  private constructor(
    /** How a deployment goes along with its channel. */
    readonly kind: "follow" | "pinned" | "held",
    /** What happens when the version that a plan would deploy is revoked. */
    readonly revoked: RevokedImage,
    /** The version that is pinned, where one is. */
    readonly fingerprint?: string,
  ) {}

  /**
   * The version that the channel holds when the plan is made. As soon as the channel moves, forwards or back, the
   * next apply replaces every VM that was made from another version. A revoked version fails the plan, always.
   */
  static follow(): ImagePolicy {
    return new ImagePolicy("follow", "refuse");
  }

  /**
   * One version, by its fingerprint, whatever the channel holds: the next apply after a change of the fingerprint
   * replaces every VM. The channel is not asked on the way to the VM; a check says when it holds another version.
   *
   * A pinned version that is revoked fails every plan from then on, also one that would leave the VM alone, until
   * another is pinned or `revoked` is "warn".
   *
   * @throws ImageError for a fingerprint that no version can have
   */
  static pinned(fingerprint: string, options: RevokedImageOptions = {}): ImagePolicy {
    const problems = new Problems("ImagePolicy.pinned");
    requireFingerprint(problems, "fingerprint", fingerprint);
    const revoked = revokedIn(problems, options);
    problems.throwIfAny();
    return new ImagePolicy("pinned", revoked, fingerprint);
  }

  /**
   * The channel's version when a VM is created, and that one from then on: no apply replaces it because the
   * channel moved, and its tags go on naming what it runs. `terraform apply -replace=<address>` replaces one VM by
   * the version that the channel holds then. A check says in every plan that the channel moved on.
   *
   * A revoked version fails the plans that would create or replace a VM from it, and those of a VM that was made
   * from this very version while the channel stays on it. With `revoked: "warn"`, none.
   */
  static held(options: RevokedImageOptions = {}): ImagePolicy {
    const problems = new Problems("ImagePolicy.held");
    const revoked = revokedIn(problems, options);
    problems.throwIfAny();
    return new ImagePolicy("held", revoked);
  }

  /** Whether `value` is a policy, of this or of any other loaded copy of the package. */
  static isImagePolicy(value: unknown): value is ImagePolicy {
    return carriesBrand(BRAND, value);
  }
}

/** A policy, and not its name: the name alone does not say which version is pinned. */
export function requireImagePolicy(
  problems: Problems,
  property: string,
  value: unknown,
): value is ImagePolicy {
  return problems.require(ImagePolicy.isImagePolicy(value), {
    code: "policy",
    property,
    rule: "must be an ImagePolicy",
    got: value,
    fix: "use ImagePolicy.follow(), .pinned(fingerprint) or .held()",
  });
}

function revokedIn(problems: Problems, options: RevokedImageOptions): RevokedImage {
  const isRecord = problems.require(isObject(options), {
    code: "policy-options",
    property: "options",
    rule: "must be an object",
    got: options,
    fix: 'write { revoked: "warn" }, or leave it out',
  });
  if (!isRecord || options.revoked === undefined) return "refuse";
  requireOneOf(problems, "revoked", options.revoked, ["refuse", "warn"]);
  return options.revoked;
}
