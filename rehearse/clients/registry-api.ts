import { BUCKETS } from "../app/contract";
import type { ImageName } from "../app/contract";
import { StepFailure } from "../step-failure";

/** What a version was built on, as HCP Packer's API tells it. */
export interface Parent {
  readonly fingerprint: string;
  /** `UP_TO_DATE`, `OUT_OF_DATE` or `UNDETERMINED`. */
  readonly status: string;
}

/** When a version shall be revoked, and what goes with it. */
export interface Revocation {
  /** From now: `0s`, `1h`. */
  readonly within: string;
  /** @default false */
  readonly descendants?: boolean;
}

interface Relations {
  readonly relations: readonly {
    readonly status: string;
    readonly parent: { readonly version_fingerprint: string };
  }[];
}

/**
 * HCP Packer's API, for what people do there by hand: neither Packer nor Terraform revokes, and neither of them reads
 * what HCP Packer knows of ancestry.
 */
export class RegistryApi {
  private readonly base: string;

  /** @param environment that of the registry's clients, which says organization and project */
  constructor(
    url: string,
    private readonly token: string,
    environment: Readonly<Record<string, string>>,
    private readonly signal: AbortSignal,
  ) {
    const { HCP_ORGANIZATION_ID: organization, HCP_PROJECT_ID: project } = environment;
    this.base = `${url}/packer/2023-01-01/organizations/${organization}/projects/${project}`;
  }

  /** Channels stay where they are: a channel that is rolled back would have nothing to refuse. */
  async revoke(image: ImageName, fingerprint: string, revocation: Revocation): Promise<void> {
    await this.call("PATCH", versionPath(image, fingerprint), {
      revoke_in: revocation.within,
      revocation_message: "rehearsed",
      skip_descendants_revocation: revocation.descendants !== true,
      disable_rollback_channels: true,
    });
  }

  async restore(image: ImageName, fingerprint: string): Promise<void> {
    await this.call("PATCH", versionPath(image, fingerprint), { restore: true });
  }

  async parentsOf(image: ImageName, fingerprint: string): Promise<Parent[]> {
    const query = `type=ANCESTRY_TYPE_PARENTS&version_fingerprint=${fingerprint}`;
    const { relations } = await this.call<Relations>("GET", `/buckets/${BUCKETS[image]}/ancestry?${query}`);
    return relations.map(({ status, parent }) => ({ fingerprint: parent.version_fingerprint, status }));
  }

  private async call<Answer>(method: string, path: string, body?: object): Promise<Answer> {
    const response = await fetch(`${this.base}${path}`, {
      method,
      headers: { authorization: `Bearer ${this.token}` },
      signal: this.signal,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new StepFailure(`${method} ${path}: ${response.status} ${text}`);
    return JSON.parse(text) as Answer;
  }
}

function versionPath(image: ImageName, fingerprint: string): string {
  return `/buckets/${BUCKETS[image]}/versions/${fingerprint}`;
}
