import { ORGANIZATION, PROJECT } from "../../local-registry/identity";

export const BASE = `/packer/2023-01-01/organizations/${ORGANIZATION}/projects/${PROJECT}`;

/** What an answer may hold, as far as a test reads it: what it does not hold, or holds as null, fails the test. */
export interface ApiBody {
  readonly code: number;
  readonly message: string;
  readonly channel: { readonly version: ShownVersion };
  readonly version: ShownVersion;
  readonly versions: readonly ShownVersion[];
  readonly artifact: { readonly build: ShownVersion["builds"][number] };
  readonly build: { readonly id: string };
  readonly builds: readonly { readonly component_type: string }[];
  readonly buckets: readonly { readonly name: string }[];
  readonly relations: readonly object[];
  readonly total_count: number;
  readonly history: readonly { readonly version: ShownVersion | null; readonly assigned_at: string }[];
  readonly pagination: { readonly next_page_token: string; readonly previous_page_token: string };
}

export interface ShownVersion {
  readonly id: string;
  readonly name: string;
  readonly fingerprint: string;
  readonly status: string;
  readonly builds: readonly {
    readonly artifacts: readonly { readonly external_identifier: string }[];
  }[];
}

export interface ApiAnswer {
  readonly status: number;
  readonly body: ApiBody;
}

type Send = (path: string, init: RequestInit) => Promise<Response> | Response;

/** Speaks the API as the real clients do, over the network or in-process. */
export class ApiClient {
  constructor(
    private readonly send: Send,
    private readonly token: string,
  ) {}

  /** Speaks to the registry at `url`. */
  static at(url: string, token: string): ApiClient {
    return new ApiClient((path, init) => fetch(`${url}${path}`, init), token);
  }

  /** `path` is below the project, unless it is whole. */
  async call(method: string, path: string, body?: unknown): Promise<ApiAnswer> {
    const whole = /^\/(packer|resource-manager)\//.test(path) ? path : `${BASE}${path}`;
    const headers = { authorization: `Bearer ${this.token}`, host: "127.0.0.1" };
    const response = await this.send(whole, {
      method,
      headers,
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as ApiBody };
  }

  /**
   * Publishes one complete version, with one file as its artifact; returns its id.
   *
   * @param done what the build reports otherwise
   * @param componentType what built it
   */
  async publish(
    bucket: string,
    fingerprint: string,
    done: object = {},
    componentType = "file.x",
  ): Promise<string> {
    const artifacts = [{ external_identifier: `${bucket}-${fingerprint}.txt`, region: "." }];
    const report = { platform: "packer.file", artifacts, ...done };
    return this.publishAll(bucket, fingerprint, { [componentType]: report });
  }

  /** Publishes one complete version with several builds; returns its id. `reports` is by component type. */
  async publishAll(
    bucket: string,
    fingerprint: string,
    reports: Readonly<Record<string, object>>,
  ): Promise<string> {
    await this.call("PUT", "/buckets", { name: bucket });
    const versions = `/buckets/${bucket}/versions`;
    const made = await this.call("POST", versions, { fingerprint, template_type: "HCL2" });
    const builds = `${versions}/${fingerprint}/builds`;
    const begun: [string, object][] = [];
    for (const [component_type, report] of Object.entries(reports)) {
      const build = await this.call("POST", builds, { component_type, status: "BUILD_UNSET" });
      begun.push([build.body.build.id, report]);
    }
    for (const [id, report] of begun) {
      const end = await this.call("PATCH", `${builds}/${id}`, { status: "BUILD_DONE", ...report });
      if (end.status !== 200) throw new Error(JSON.stringify(end.body));
    }
    return made.body.version.id;
  }
}
