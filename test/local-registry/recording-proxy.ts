import { createServer, request as forward } from "node:http";
import type { AddressInfo } from "node:net";

/** One request of a real client, with what it was answered. */
export interface Recorded {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly status: number;
  readonly answer: unknown;
}

/** Stands between a client and a registry, and writes down what passes. */
export async function startRecordingProxy(port: number): Promise<{
  readonly address: string;
  readonly recorded: Recorded[];
  stop(): Promise<void>;
}> {
  const recorded: Recorded[] = [];
  const server = createServer((incoming, outgoing) => {
    const { method = "GET", url: path = "/", headers } = incoming;
    const chunks: Buffer[] = [];
    incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
    incoming.on("end", () => {
      const sent = Buffer.concat(chunks);
      const onward = forward({ host: "127.0.0.1", port, method, path, headers }, (answer) => {
        const status = answer.statusCode ?? 0;
        const body: unknown = sent.length === 0 ? null : JSON.parse(sent.toString());
        const received: Buffer[] = [];
        answer.on("data", (chunk: Buffer) => received.push(chunk));
        answer.on("end", () => {
          const text = Buffer.concat(received);
          recorded.push({ method, path, body, status, answer: JSON.parse(text.toString()) });
          outgoing.writeHead(status, { "content-type": "application/json" }).end(text);
        });
      });
      onward.on("error", () => outgoing.destroy());
      onward.end(sent);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const stop = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { address: `127.0.0.1:${(server.address() as AddressInfo).port}`, recorded, stop };
}
