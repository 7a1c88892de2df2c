import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What the stand-in's OIDC endpoint hands out. */
export const MINTED_TOKEN = "minted.by.the-stand-in";

/**
 * A loopback Azure that knows nothing but how one logs in to it, and lets nobody in: enough to see which way the
 * plugin chose. As the proxy of the plugin it also stands for the metadata service of a machine in Azure.
 */
export class AzureStandIn {
  /** Every request: the method, the URL and, of a login, its form. */
  readonly requests: string[] = [];
  private readonly server: Server;
  private port = 0;

  private constructor() {
    this.server = createServer((request, response) => void this.answer(request, response));
  }

  static async start(): Promise<AzureStandIn> {
    const standIn = new AzureStandIn();
    await new Promise<void>((resolve) => standIn.server.listen(0, "127.0.0.1", resolve));
    standIn.port = (standIn.server.address() as AddressInfo).port;
    return standIn;
  }

  stop(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** The environment in which the plugin takes this for Azure, and reaches nothing else. */
  get environment(): Readonly<Record<string, string>> {
    return { ARM_METADATA_URL: this.url, HTTP_PROXY: this.url, HTTPS_PROXY: this.url };
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const url = request.url ?? "";
    this.requests.push(`${request.method} ${url} ${Buffer.concat(chunks).toString()}`);
    response.setHeader("Content-Type", "application/json");
    if (url.includes("/metadata/endpoints")) return send(response, 200, this.cloud());
    if (url.includes("/oidc-request")) return send(response, 200, { value: MINTED_TOKEN });
    if (url.includes("/oauth2/v2.0/token")) return send(response, 400, { error: "invalid_client" });
    // Whoever does not know the tenant of a subscription is told one of the same name.
    const tenant = /\/subscriptions\/([0-9a-f-]+)/.exec(url)?.[1];
    response.setHeader("WWW-Authenticate", `Bearer authorization_uri="${this.url}/login/${tenant}"`);
    send(response, 401, { error: { code: "Unauthorized", message: "the stand-in lets nobody in" } });
  }

  private cloud(): object {
    return {
      name: "StandIn",
      portal: this.url,
      authentication: {
        loginEndpoint: `${this.url}/login`,
        audiences: [`${this.url}/`],
        tenant: "common",
        identityProvider: "AAD",
      },
      resourceManager: this.url,
      microsoftGraphResourceId: `${this.url}/graph`,
      suffixes: { storage: "core.stand-in.test", keyVaultDns: "vault.stand-in.test" },
    };
  }
}

function send(response: ServerResponse, status: number, body: object): void {
  response.statusCode = status;
  response.end(JSON.stringify(body));
}
