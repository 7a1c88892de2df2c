import { IncomingMessage, Server, createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A version of a bucket, as far as Terraform looks at it. */
export interface StubVersion {
  readonly name: string;
  readonly fingerprint: string;
  readonly createdAt: string;
  /** When it is revoked: left out for never. */
  revokeAt?: string;
  readonly componentType: string;
  readonly region: string;
  readonly imageId: string;
  readonly labels: Readonly<Record<string, string>>;
}

interface StubChannel {
  fingerprint?: string;
  restricted: boolean;
}

export const ORGANIZATION = "11111111-1111-4111-8111-111111111111";
export const PROJECT = "22222222-2222-4222-8222-222222222222";

const TIME = "2026-01-01T00:00:00.000Z";

/** An answer with a status of its own. */
class Answer {
  constructor(
    readonly status: number,
    readonly body: unknown,
  ) {}
}

/**
 * So much of HCP Packer, on loopback, that the real provider reads, assigns and imports. Tests change what it holds
 * directly, as Packer and other people would between two plans.
 */
export class HcpStub {
  private readonly buckets = new Map<string, Map<string, StubVersion>>();
  private readonly channels = new Map<string, StubChannel>();
  /** Every request that changed or read the registry: `PATCH ubuntu-web/channels/production`. */
  readonly requests: string[] = [];

  private constructor(private readonly server: Server) {}

  static async start(): Promise<HcpStub> {
    const server = createServer();
    const stub = new HcpStub(server);
    server.on("request", (request, response) => {
      void stub.answer(request).then(({ status, body }) => {
        response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return stub;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  get address(): string {
    return `127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Adds a version, and its bucket with it. */
  addVersion(bucket: string, version: StubVersion): StubVersion {
    const versions = this.buckets.get(bucket) ?? new Map<string, StubVersion>();
    this.buckets.set(bucket, versions.set(version.fingerprint, version));
    return version;
  }

  /** Moves a channel, or makes it; without a fingerprint it holds nothing. */
  assign(bucket: string, channel: string, fingerprint?: string): void {
    const key = `${bucket}/${channel}`;
    const before = this.channels.get(key) ?? { restricted: false };
    this.channels.set(key, { ...before, fingerprint });
  }

  channel(bucket: string, name: string): Readonly<StubChannel> | undefined {
    return this.channels.get(`${bucket}/${name}`);
  }

  private async answer(request: IncomingMessage): Promise<Answer> {
    const path = new URL(request.url ?? "/", "http://stub").pathname;
    if (path.startsWith("/resource-manager/")) {
      return new Answer(200, {
        project: { id: PROJECT, parent: { id: ORGANIZATION, type: "ORGANIZATION" } },
      });
    }
    const body = await bodyOf(request);
    const [bucket, kind, name] = path.split("/buckets")[1]?.split("/").slice(1) ?? [];
    const method = request.method ?? "GET";
    this.requests.push(`${method} ${[bucket, kind, name].filter(Boolean).join("/")}`);
    if (bucket === undefined) return this.putBucket(String(body["name"]));
    const versions = this.buckets.get(bucket);
    if (versions === undefined) return notFound("bucket", bucket);
    if (kind === undefined) return new Answer(200, { bucket: bucketJson(bucket) });
    if (kind === "versions") return this.getVersion(bucket, name ?? "");
    if (name === undefined)
      return method === "POST" ? this.postChannel(bucket, body) : this.listChannels(bucket);
    return this.oneChannel(method, bucket, name, body);
  }

  private putBucket(name: string): Answer {
    if (this.buckets.has(name)) return failure(409, 6, `The bucket ${name} already exists.`);
    this.buckets.set(name, new Map());
    return new Answer(200, { bucket: bucketJson(name) });
  }

  private getVersion(bucket: string, fingerprint: string): Answer {
    const version = this.buckets.get(bucket)?.get(fingerprint);
    if (version === undefined) return failure(409, 10, `Version with fingerprint ${fingerprint} not found`);
    return new Answer(200, { version: versionJson(bucket, version) });
  }

  private postChannel(bucket: string, body: Readonly<Record<string, unknown>>): Answer {
    const name = String(body["name"]);
    if (this.channel(bucket, name) !== undefined)
      return failure(409, 6, `The channel ${name} already exists.`);
    this.channels.set(`${bucket}/${name}`, { restricted: body["restricted"] === true });
    return new Answer(200, { channel: this.channelJson(bucket, name) });
  }

  private listChannels(bucket: string): Answer {
    const names = [...this.channels.keys()].filter((key) => key.startsWith(`${bucket}/`));
    return new Answer(200, { channels: names.map((key) => this.channelJson(bucket, key.split("/")[1]!)) });
  }

  private oneChannel(
    method: string,
    bucket: string,
    name: string,
    body: Readonly<Record<string, unknown>>,
  ): Answer {
    const channel = this.channels.get(`${bucket}/${name}`);
    if (channel === undefined) return notFound("channel", name);
    if (method === "DELETE") this.channels.delete(`${bucket}/${name}`);
    if (method === "PATCH" && body["update_mask"] === "restricted")
      channel.restricted = body["restricted"] === true;
    if (method === "PATCH" && body["update_mask"] === "versionFingerprint") {
      const fingerprint = body["version_fingerprint"];
      channel.fingerprint = typeof fingerprint === "string" && fingerprint !== "" ? fingerprint : undefined;
    }
    return new Answer(200, { channel: method === "DELETE" ? undefined : this.channelJson(bucket, name) });
  }

  private channelJson(bucket: string, name: string): unknown {
    const channel = this.channels.get(`${bucket}/${name}`);
    const version = this.buckets.get(bucket)?.get(channel?.fingerprint ?? "");
    return {
      ...{ id: ulid(`C${bucket}${name}`), name, bucket_name: bucket, managed: false },
      ...{ restricted: channel?.restricted, author_id: "local", created_at: TIME, updated_at: TIME },
      version: version === undefined ? null : versionJson(bucket, version),
    };
  }
}

function versionJson(bucket: string, version: StubVersion): unknown {
  const { name, fingerprint, createdAt, revokeAt, componentType, region, imageId, labels } = version;
  const id = ulid(`V${fingerprint}`);
  const times = { created_at: createdAt, updated_at: createdAt };
  return {
    ...{ id, bucket_name: bucket, name, fingerprint, status: "VERSION_ACTIVE", template_type: "HCL2" },
    ...{ author_id: "local", ...times, revoke_at: revokeAt ?? null },
    builds: [
      {
        ...{ id: ulid(`B${fingerprint}`), version_id: id, component_type: componentType, platform: "azure" },
        ...{
          status: "BUILD_DONE",
          packer_run_uuid: "7c0c4c52-4b1e-4a6e-9a53-0a0b5b1f7a11",
          labels,
          ...times,
        },
        artifacts: [
          { id: ulid(`A${fingerprint}`), external_identifier: imageId, region, created_at: createdAt },
        ],
      },
    ],
  };
}

function bucketJson(name: string): unknown {
  return {
    ...{ id: ulid(`K${name}`), name, created_at: TIME, updated_at: TIME },
    location: { organization_id: ORGANIZATION, project_id: PROJECT },
    resource_name: `packer/project/${PROJECT}/bucket/${name}`,
  };
}

/** 26 characters that the provider takes for an id. */
function ulid(text: string): string {
  const letters = text.toUpperCase().replace(/[^0-9A-HJKMNP-TV-Z]/g, "0");
  return `0${letters.slice(-25).padStart(25, "0")}`;
}

function notFound(kind: string, name: string): Answer {
  return failure(404, 5, `Error: The ${kind} with identifier ${name} does not exist.`);
}

function failure(status: number, code: number, message: string): Answer {
  return new Answer(status, { code, message, details: [] });
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  return text === "" ? {} : (JSON.parse(text) as Record<string, unknown>);
}
