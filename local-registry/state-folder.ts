import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { clientEnvironment, writeClientHome } from "./client-environment";
import { claim } from "./store/claim";
import { checkState, STATE_FILE } from "./store/lmdb-store";
import { livingOwner } from "./store/owner";
import { inspectState } from "./store/inspect-state";
import { StateError } from "./store/state-error";

/** Where a registry keeps what it holds, its token, and the home folder of those who use it. */
export class StateFolder {
  constructor(readonly path: string) {}

  /** What every request has to bring: made once, so that an environment that was exported outlives a restart. */
  token(): string {
    const file = join(this.path, "token");
    if (!existsSync(file)) {
      mkdirSync(this.path, { recursive: true, mode: 0o700 });
      writeFileSync(file, randomBytes(24).toString("base64url"), { mode: 0o600, flag: "wx" });
    }
    const token = readFileSync(file, "utf8").trim();
    if (!/^[\w-]{32,}$/.test(token))
      throw new StateError(`${file} does not hold a token: remove it, and a new one is made`);
    return token;
  }

  /** What a client of the registry at `address` is started with. */
  clientEnvironment(address: string): Record<string, string> {
    const home = join(this.path, "client-home");
    writeClientHome(home, this.token());
    return clientEnvironment(address, home);
  }

  /** Where the registry listened last, if it did. */
  get lastAddress(): string | undefined {
    const file = join(this.path, "address");
    return existsSync(file) ? readFileSync(file, "utf8") : undefined;
  }

  set lastAddress(address: string) {
    writeFileSync(join(this.path, "address"), address);
  }

  /**
   * Forgets what the registry holds, also when that is broken; not the token.
   *
   * @throws StateError when a registry uses it
   */
  reset(): void {
    const file = join(this.path, STATE_FILE);
    if (!existsSync(file)) return;
    const release = claim(this.path);
    try {
      const owner = ownerOf(file);
      if (owner !== undefined && livingOwner(owner) !== undefined) checkState(file);
      for (const name of [file, `${file}-lock`]) rmSync(name, { force: true });
    } finally {
      release();
    }
  }
}

function ownerOf(file: string): string | undefined {
  try {
    return inspectState(file).owner;
  } catch (error) {
    if (StateError.isStateError(error)) return undefined;
    throw error;
  }
}
