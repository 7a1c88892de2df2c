import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "../../local-registry/cli/run";
import { ApiClient } from "./api-client";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "registry-cli-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the program until `whenStarted` is through, and answers with what it said. */
async function program(
  argv: readonly string[],
  whenStarted?: (said: string) => Promise<void>,
  environment: Readonly<Record<string, string>> = {},
): Promise<{ readonly exitCode: number; readonly out: string; readonly err: string }> {
  let [out, err] = ["", ""];
  let stop = (): void => undefined;
  let started: Promise<void> | undefined;
  const stopped = new Promise<void>((resolve) => (stop = resolve));
  const exitCode = await run(argv, {
    workingDirectory: folder,
    defaultState: join(folder, "default"),
    environment,
    print: (text) => {
      out += text;
      if (text.includes("?token=")) started = (whenStarted?.(out) ?? Promise.resolve()).finally(stop);
    },
    warn: (text) => (err += text),
    untilStopped: () => stopped,
  });
  await started;
  return { exitCode, out, err };
}

const clientAt = (said: string): ApiClient => {
  const [, url, token] = /(http:\/\/[\d.:]+)\/\?token=(\S+)/.exec(said)!;
  return ApiClient.at(url!, token!);
};

it("starts, says what to export, logs on demand and stops; env then prints the same address", async () => {
  const served = await program(["--port", "0", "--state", "state", "--log"], async (said) => {
    await clientAt(said).call("PUT", "/buckets", { name: "web" });
  });
  expect(served).toMatchObject({ exitCode: 0, err: "" });
  expect(served.out).toMatch(/eval "\$\(npm run -s local-registry -- env --state '.*state'\)"/);
  expect(served.out).toMatch(/^PUT \/packer\/.*\/buckets 200 [\d.]+ ms$/m);
  const address = readFileSync(join(folder, "state", "address"), "utf8");
  const { out } = await program(["env", "--state", "state"]);
  expect(out).toContain(`export HCP_API_ADDRESS='${address}'\n`);
  expect(out).toContain("export HCP_AUTH_URL='https://127.0.0.1:1'\n");
  expect(out).toContain("unset HCP_API_HOST");
});

it("keeps what it holds, and forgets it with --reset", async () => {
  const names: string[][] = [];
  const look = async (said: string): Promise<void> => {
    const { body } = await clientAt(said).call("GET", "/buckets");
    names.push(body.buckets.map(({ name }) => name));
    await clientAt(said).call("PUT", "/buckets", { name: "web" });
  };
  await program(["--port", "0"], look);
  await program(["--port", "0"], look);
  await program(["--port", "0", "--reset"], look);
  expect(names).toEqual([[], ["web"], []]);
});

it.each([
  [["--prt", "1"], "Unknown option '--prt'"],
  [["--port", "70000"], '--port must be a number from 0 to 65535, got "70000"'],
  [["--host", "example.org"], '--host must be an address of this machine like 127.0.0.1, got "example.org"'],
  [["start"], '"start" was not expected; the only command is env'],
  [["env", "--reset"], "--reset does not go with env"],
])("rejects %j", async (argv, message) => {
  const { exitCode, err } = await program(argv);
  expect(exitCode).toBe(2);
  expect(err).toContain(`local-registry: ${message}`);
});

it("rejects options that npm kept for itself", async () => {
  const environment = { npm_lifecycle_event: "local-registry", npm_config_reset: "true" };
  const { exitCode, err } = await program([], undefined, environment);
  expect([exitCode, err]).toEqual([2, expect.stringContaining("put -- before it")]);
});

it("rejects a port that is taken", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => other.once("listening", resolve));
  const { port } = other.address() as AddressInfo;
  const { exitCode, err } = await program(["--port", String(port)]);
  await new Promise((resolve) => other.close(resolve));
  expect([exitCode, err]).toEqual([
    1,
    `local-registry: port ${port} is taken: stop what uses it, or choose another with --port\n`,
  ]);
});
