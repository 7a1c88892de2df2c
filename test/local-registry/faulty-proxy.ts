import { type IncomingMessage, type ServerResponse, createServer, request as forward } from "node:http";
import type { AddressInfo } from "node:net";
import type { RegistryServer } from "../../local-registry/registry-server";

/** What can go wrong between a client and a registry. */
export const FAULTS = ["429", "500", "slow", "cut", "half an answer"] as const;
export type Fault = (typeof FAULTS)[number];

/** Long enough for a person to notice, short enough for no client to give up. */
const SLOW_MILLISECONDS = 2000;

export interface FaultyProxy {
  /** What sends a client of `server` through this proxy. */
  environmentOf(server: Pick<RegistryServer, "port" | "environment">): Readonly<Record<string, string>>;
  /** Every route that was asked for so far. */
  readonly routes: Set<string>;
  /** Has every request of a route go wrong from now on; nothing does without. */
  breakRoute(route?: string, fault?: Fault): void;
  stop(): Promise<void>;
}

/** Stands between a client and a registry, and has one route go wrong. */
export async function startFaultyProxy(port: number): Promise<FaultyProxy> {
  const routes = new Set<string>();
  let broken: { readonly route?: string; readonly fault?: Fault } = {};
  const server = createServer((incoming, outgoing) => {
    const route = routeOf(incoming);
    routes.add(route);
    const fault = route === broken.route ? broken.fault : undefined;
    if (fault === "cut") return void incoming.socket.destroy();
    if (fault === "429" || fault === "500") return refuse(outgoing, Number(fault));
    const answer = () => passOn(incoming, outgoing, port, fault === "half an answer");
    if (fault === "slow") setTimeout(answer, SLOW_MILLISECONDS);
    else answer();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    environmentOf: ({ environment }) =>
      Object.fromEntries(
        Object.entries(environment).map(([name, value]) => [
          name,
          value.replace(`127.0.0.1:${port}`, address),
        ]),
      ),
    routes,
    breakRoute: (route, fault) => void (broken = { route, fault }),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Method and path, with a star for what differs from run to run. */
function routeOf({ method, url = "/" }: IncomingMessage): string {
  const [path = ""] = url.split("?");
  const place = path.replace(/^.*\/projects\/[^/]+(?=\/)/, "");
  return `${method} ${place.replace(/\/(?=[^/]*\d)[0-9A-Za-z-]{20,}/g, "/*")}`;
}

function refuse(outgoing: ServerResponse, status: number): void {
  const body = JSON.stringify({ code: status === 429 ? 8 : 13, message: `injected ${status}`, details: [] });
  outgoing.writeHead(status, { "content-type": "application/json" }).end(body);
}

function passOn(incoming: IncomingMessage, outgoing: ServerResponse, port: number, half: boolean): void {
  const { method, url, headers } = incoming;
  const onward = forward({ host: "127.0.0.1", port, method, path: url, headers }, (answer) => {
    const received: Buffer[] = [];
    answer.on("data", (chunk: Buffer) => received.push(chunk));
    answer.on("end", () => {
      const body = Buffer.concat(received);
      const length = { "content-type": "application/json", "content-length": body.length };
      outgoing.writeHead(answer.statusCode ?? 500, length);
      if (!half) return void outgoing.end(body);
      outgoing.write(body.subarray(0, body.length / 2), () => outgoing.destroy());
    });
  });
  onward.on("error", () => outgoing.destroy());
  incoming.pipe(onward);
}
