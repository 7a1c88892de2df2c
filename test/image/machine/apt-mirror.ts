import { execFile } from "node:child_process";
import { existsSync, mkdirSync, renameSync, rmSync, statSync, createReadStream } from "node:fs";
import { createServer, type Server, type ServerResponse } from "node:http";
import { dirname, join } from "node:path";
import { type AptSource, PACKAGES_URL } from "./apt-sources";

/** Fetches a file. Resolves to what went wrong, if something did. */
type Download = (uri: string, file: string) => Promise<string | undefined>;

/** How long an index counts as new. Everything else on a mirror never changes. */
const INDEX_HOURS = 12;
const INDEX = /\/dists\/(?!.*\/by-hash\/)/;
const SAFE_PATH = /^(?:\/[\w%+:~-][\w.%+:~-]*)+$/;

/**
 * Hands out packages to machines without a network, by a socket, and keeps them: a second run downloads nothing.
 * What is on it is what the sources of this machine's own apt have; whoever installs checks signatures as always.
 */
export class AptMirror {
  private readonly server: Server;
  private readonly running = new Map<string, Promise<string | undefined>>();

  constructor(
    private readonly cache: string,
    private readonly sources: readonly AptSource[],
    private readonly download: Download = downloadWithApt,
  ) {
    this.server = createServer((request, response) => {
      void this.answer(new URL(request.url ?? "/", PACKAGES_URL).pathname, response);
    });
  }

  async listen(socket: string): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(socket, resolve));
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  private async answer(path: string, response: ServerResponse): Promise<void> {
    const source = this.sources.find(({ path: prefix }) => path.startsWith(prefix));
    if (source === undefined || !SAFE_PATH.test(path)) return void response.writeHead(404).end();
    const file = join(this.cache, path);
    const problem = await this.provide(source.uri + path.slice(source.path.length), file);
    if (problem !== undefined)
      return void response.writeHead(/\b404\b/.test(problem) ? 404 : 502).end(problem);
    response.writeHead(200, { "content-length": statSync(file).size });
    createReadStream(file).pipe(response);
  }

  /** An index that can not be asked for again is better old than not there. */
  private async provide(uri: string, file: string): Promise<string | undefined> {
    if (isNew(file)) return undefined;
    const running = this.running.get(file) ?? this.fetch(uri, file);
    this.running.set(file, running);
    const problem = await running;
    this.running.delete(file);
    return existsSync(file) ? undefined : problem;
  }

  private async fetch(uri: string, file: string): Promise<string | undefined> {
    const partial = `${file}.${process.pid}`;
    mkdirSync(dirname(file), { recursive: true });
    const problem = await this.download(uri, partial);
    if (problem === undefined) renameSync(partial, file);
    else rmSync(partial, { force: true });
    return problem;
  }
}

function isNew(file: string): boolean {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined) return false;
  return !INDEX.test(file) || Date.now() - found.mtimeMs < INDEX_HOURS * 3_600_000;
}

/** apt knows the proxies and certificates of this machine. It keeps the server's time, which is no use here. */
async function downloadWithApt(uri: string, file: string): Promise<string | undefined> {
  const options = ["-o", "APT::Sandbox::User=root", "-o", "Acquire::Retries=5"];
  const asOfNow = ["-o", "Acquire::http::LastModified=false"];
  return new Promise((resolve) => {
    const args = [...options, ...asOfNow, "download-file", uri, file];
    execFile("/usr/lib/apt/apt-helper", args, (error, stdout, stderr) =>
      resolve(error === null ? undefined : `${stdout}${stderr}` || error.message),
    );
  });
}
