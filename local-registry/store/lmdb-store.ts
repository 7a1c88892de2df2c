import { existsSync, linkSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type RootDatabase, open } from "lmdb";
import { type Changes, versionKey } from "../domain/ledger";
import type { BucketRecord, VersionRecord } from "../domain/records";
import { claim } from "./claim";
import { FORM_KEY, inspectState, OWNER_KEY } from "./inspect-state";
import { livingOwner, newOwner, type Owner } from "./owner";
import { seal, unseal } from "./sealed-record";
import { brokenState, StateError } from "./state-error";
import type { Store } from "./store";

/** The form of the records. A change that an older program would misread makes it one more. */
const FORM = "2";
const BUCKET = "bucket/";
const VERSION = "version/";

export const STATE_FILE = "registry.mdb";

/** Keeps the records in a folder, each request in one transaction. */
export class LmdbStore implements Store {
  private constructor(
    private readonly file: string,
    private readonly database: RootDatabase<string, string>,
    private readonly owner: Owner,
    private readonly found: Changes,
    private readonly release: () => void,
  ) {}

  /**
   * Opens the state in `folder`, or begins one there.
   *
   * @throws StateError for one that is broken, newer than this program, or in use
   */
  static async open(folder: string): Promise<LmdbStore> {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const release = claim(folder);
    try {
      return await LmdbStore.openClaimed(folder, release);
    } catch (error) {
      release();
      throw error;
    }
  }

  private static async openClaimed(folder: string, release: () => void): Promise<LmdbStore> {
    const file = join(folder, STATE_FILE);
    if (!existsSync(file)) await begin(folder, file);
    const seen = checkState(file);
    const database = openFile(file);
    try {
      const found = readRecords(file, database);
      const owner = newOwner();
      await database.transaction(() => {
        if (database.get(OWNER_KEY) !== seen) throw inUse(file, "another registry");
        void database.put(OWNER_KEY, JSON.stringify(owner));
      });
      return new LmdbStore(file, database, owner, found, release);
    } catch (error) {
      await database.close();
      throw error;
    }
  }

  load(): Changes {
    return this.found;
  }

  async keep({ buckets, versions }: Changes): Promise<void> {
    // Made here, since what a transaction throws may come late.
    const entries = [...entriesOf(BUCKET, buckets), ...entriesOf(VERSION, versions)];
    await this.database.transaction(() => {
      this.checkOwner();
      for (const [key, value] of entries) {
        if (value === undefined) void this.database.remove(key);
        else void this.database.put(key, value);
      }
    });
  }

  async close(): Promise<void> {
    await this.database.transaction(() => {
      if (this.isOwner()) void this.database.remove(OWNER_KEY);
    });
    await this.database.close();
    this.release();
  }

  private checkOwner(): void {
    if (!this.isOwner())
      throw new StateError(`another local registry has taken over ${this.file}: stop this one`);
  }

  private isOwner(): boolean {
    const owner = this.database.get(OWNER_KEY);
    return owner !== undefined && (JSON.parse(owner) as Owner).id === this.owner.id;
  }
}

/** Without overlapping, a write that has resolved is on the disk, and not only with the operating system. */
function openFile(path: string): RootDatabase<string, string> {
  return open<string, string>({ path, encoding: "string", overlappingSync: false });
}

/** Makes an empty state under another name first: under its own there is only ever a whole one. */
async function begin(folder: string, file: string): Promise<void> {
  const unfinished = join(folder, `unfinished-${process.pid}.mdb`);
  const remove = (): void =>
    [unfinished, `${unfinished}-lock`].forEach((name) => rmSync(name, { force: true }));
  remove();
  const database = openFile(unfinished);
  await database.put(FORM_KEY, FORM);
  await database.close();
  try {
    linkSync(unfinished, file);
  } catch (error) {
    // Another process was faster, and may have written already.
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    remove();
  }
}

/**
 * What a state says about its last owner, who is gone.
 *
 * @throws StateError unless the state is of our form and nobody else's
 */
export function checkState(file: string): string | undefined {
  const { form, owner } = inspectState(file);
  if (form === undefined) throw brokenState(file, "it does not say which form it has");
  if (form !== FORM)
    throw new StateError(
      `the state in ${file} has form ${form}, and this program reads form ${FORM}: it was left as it is; ` +
        "use the program that wrote it, another folder with --state, or --reset to begin anew",
    );
  const living = livingOwner(owner);
  if (living !== undefined) throw inUse(file, `process ${living.pid}`);
  return owner;
}

function inUse(file: string, by: string): StateError {
  return new StateError(
    `the state in ${file} is in use by ${by}: stop it, or use another folder with --state`,
  );
}

function entriesOf(
  prefix: string,
  records: ReadonlyMap<string, object | undefined>,
): [string, string | undefined][] {
  return [...records].map(([name, record]) => {
    const key = prefix + name;
    return [key, record && seal(key, record)];
  });
}

function readRecords(file: string, database: RootDatabase<string, string>): Changes {
  const buckets = new Map<string, BucketRecord>();
  const versions = new Map<string, VersionRecord>();
  for (const { key, value } of database.getRange()) {
    if (key === FORM_KEY || key === OWNER_KEY) continue;
    if (key.startsWith(BUCKET)) buckets.set(key.slice(BUCKET.length), record(file, key, value));
    else if (key.startsWith(VERSION)) versions.set(key.slice(VERSION.length), record(file, key, value));
    else throw brokenState(file, `${key} does not belong there`);
  }
  const named = [...buckets.values()].flatMap(({ name, fingerprints }) =>
    fingerprints.map((fingerprint) => versionKey(name, fingerprint)),
  );
  const lost = named.find((key) => !versions.has(key));
  if (lost !== undefined) throw brokenState(file, `the version ${lost} is missing`);
  if (named.length !== versions.size) throw brokenState(file, "it has versions that belong to no bucket");
  return { buckets, versions };
}

function record<Kind extends object>(file: string, key: string, value: string): Kind {
  const found = unseal<Kind>(key, value);
  if (found === undefined) throw brokenState(file, `${key} is not what was written`);
  return found;
}
