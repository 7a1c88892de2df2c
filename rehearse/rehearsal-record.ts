import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CHANNEL, WANTED_FILE } from "./app/contract";
import type { ImageName, Wanted } from "./app/contract";
import type { BuiltVersion } from "./clients/packer";
import { StepFailure } from "./step-failure";

const FILE = "record.json";

/** What one step hands to the next: the versions that Packer has built, and what the stacks are to make true. */
export class RehearsalRecord {
  private constructor(
    private readonly folder: string,
    private readonly versions: Readonly<{ base: BuiltVersion[]; web: BuiltVersion[] }>,
    private wanted: Wanted,
  ) {}

  /** The record in `folder`, or an empty one. */
  static in(folder: string): RehearsalRecord {
    const file = join(folder, FILE);
    const empty = { versions: { base: [], web: [] }, wanted: { [CHANNEL]: {} } };
    const { versions, wanted } = existsSync(file)
      ? (JSON.parse(readFileSync(file, "utf8")) as typeof empty)
      : empty;
    return new RehearsalRecord(folder, versions, wanted);
  }

  /** The number that the next build of an image gets. */
  next(image: ImageName): number {
    return this.versions[image].length + 1;
  }

  add(image: ImageName, version: BuiltVersion): void {
    this.versions[image].push(version);
    this.save();
  }

  /** @throws StepFailure when there is no n-th version */
  version(image: ImageName, n: number): BuiltVersion {
    const version = this.versions[image][n - 1];
    if (version === undefined) throw new StepFailure(`there is no version ${n} of the ${image} image`);
    return version;
  }

  /** Writes into the table that the channel of an image holds its n-th version. */
  assign(image: ImageName, n: number): void {
    const production = { ...this.wanted.production, [image]: this.version(image, n).fingerprint };
    this.wanted = { ...this.wanted, production };
    this.save();
  }

  /** Writes down which version of the web image one machine is pinned to. */
  pin(n: number): void {
    this.wanted = { ...this.wanted, pinned: this.version("web", n).fingerprint };
    this.save();
  }

  /** How findings call a version: `web v1 (...K4N6R1)`; the end of a fingerprint differs most. */
  name(image: ImageName, n: number): string {
    return `${image} v${n} (...${this.version(image, n).fingerprint.slice(-6)})`;
  }

  private save(): void {
    writeFileSync(join(this.folder, FILE), JSON.stringify({ versions: this.versions, wanted: this.wanted }));
    writeFileSync(join(this.folder, WANTED_FILE), JSON.stringify(this.wanted));
  }
}
