import { mkdtempSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ServerType, serve } from "@hono/node-server";
import { registryApp } from "./http/app";
import { Registry } from "./registry";
import { StateFolder } from "./state-folder";
import { LmdbStore } from "./store/lmdb-store";
import { MemoryStore } from "./store/memory-store";

export interface RegistryServerOptions {
  /**
   * Where everything is kept.
   * @default nowhere: what it holds ends with it
   */
  readonly stateFolder?: string;
  /** @default one that is free */
  readonly port?: number;
  /** @default 127.0.0.1, so that nobody else can reach it */
  readonly host?: string;
  /** Gets a line for every request. */
  readonly log?: (line: string) => void;
}

/** A registry that answers. */
export interface RegistryServer {
  readonly url: string;
  readonly port: number;
  readonly token: string;
  /** What a Packer or Terraform that shall use it is started with. */
  readonly environment: Record<string, string>;
  /** Finishes what is under way, and ends. */
  stop(): Promise<void>;
}

const LOOPBACK: readonly string[] = ["127.0.0.1", "localhost", "::1"];

/** How long requests that are under way may take when the registry stops. */
const PATIENCE_MS = 5_000;

/**
 * Starts a registry.
 *
 * @throws StateError for a state that can not be used
 */
export async function startRegistry(options: RegistryServerOptions = {}): Promise<RegistryServer> {
  const { stateFolder, host = "127.0.0.1" } = options;
  const folder = new StateFolder(stateFolder ?? mkdtempSync(join(tmpdir(), "local-registry-")));
  const store = stateFolder === undefined ? new MemoryStore() : await LmdbStore.open(stateFolder);
  const registry = new Registry(store);
  const end = async (): Promise<void> => {
    await registry.close();
    if (stateFolder === undefined) rmSync(folder.path, { recursive: true, force: true });
  };
  try {
    const token = folder.token();
    const app = registryApp(registry, { token, isLoopback: LOOPBACK.includes(host), log: options.log });
    const server = await listen(app.fetch, host, options.port ?? 0);
    const port = (server.address() as AddressInfo).port;
    const address = `${reachable(host)}:${port}`;
    folder.lastAddress = address;
    const environment = folder.clientEnvironment(address);
    const stop = (): Promise<void> => close(server).then(end);
    return { url: `http://${address}`, port, token, environment, stop };
  } catch (error) {
    await end();
    throw error;
  }
}

/** How clients on this machine write a host that is listened on. */
function reachable(host: string): string {
  if (host === "0.0.0.0" || host === "::") return "127.0.0.1";
  return host.includes(":") ? `[${host}]` : host;
}

type Fetch = Parameters<typeof serve>[0]["fetch"];

function listen(fetch: Fetch, hostname: string, port: number): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, hostname, port }, () => resolve(server));
    server.once("error", reject);
  });
}

async function close(server: ServerType): Promise<void> {
  const impatience = setTimeout(() => {
    if ("closeAllConnections" in server) server.closeAllConnections();
  }, PATIENCE_MS);
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    if ("closeIdleConnections" in server) server.closeIdleConnections();
  });
  clearTimeout(impatience);
}
