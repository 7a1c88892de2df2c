import { deepStrictEqual, strictEqual } from "node:assert/strict";
import fc from "fast-check";
import { parentsOf } from "../../local-registry/domain/ancestry";
import { createBucket } from "../../local-registry/domain/buckets";
import { createBuild, updateBuild } from "../../local-registry/domain/builds";
import { assign, channelOf, createChannel, upToNow, versionIn } from "../../local-registry/domain/channels";
import { Ledger } from "../../local-registry/domain/ledger";
import type { Assignment, BucketRecord, VersionRecord } from "../../local-registry/domain/records";
import { RegistryError } from "../../local-registry/domain/registry-error";
import { restore, revoke } from "../../local-registry/domain/revocation";
import { Unit } from "../../local-registry/domain/unit";
import { createVersion, isComplete, isRevoked } from "../../local-registry/domain/versions";

/** In the order in which they are built on each other: `web` on both that come before it, `app` on `web`. */
const BUCKETS = ["base", "tools", "web", "app"] as const;
const PARENTS: Readonly<Record<string, readonly string[]>> = { web: ["base", "tools"], app: ["web"] };
const bucket = fc.constantFrom(...BUCKETS);
/** Which of the versions that there are by then. */
const number = fc.nat(9);
/** Whether the last of its builds ends. */
const ends = fc.constantFrom(true, true, true, false);
const step = fc.oneof(
  fc.record({ kind: fc.constant("build" as const), bucket, builds: fc.integer({ min: 1, max: 3 }), ends }),
  fc.record({ kind: fc.constant("assign" as const), bucket, number }),
  fc.record({
    ...{ kind: fc.constant("revoke" as const), bucket, number },
    ...{ minutes: fc.constantFrom(0, 0, 30), skips: fc.constantFrom(false, false, true) },
  }),
  fc.record({ kind: fc.constant("restore" as const), bucket, number }),
  fc.record({ kind: fc.constant("wait" as const), minutes: fc.nat(40) }),
);
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

class History {
  readonly ledger = new Ledger();
  time = Date.UTC(2026, 0, 1);
  private ids = 0;
  /** What was acknowledged: every registered build, and the ones that ended. */
  readonly builds: { readonly bucket: string; readonly fingerprint: string; readonly id: string }[] = [];
  readonly done = new Set<string>();
  /** By version, why it is revoked: for each version whose revocation that is, when it takes effect. */
  private readonly reasons = new Map<string, Map<string, number>>();
  /** What was seen of the history of `latest`, by bucket. */
  private readonly seen = new Map<string, readonly Assignment[]>();

  run<Result>(request: (unit: Unit) => Result): Result | undefined {
    this.time += 1;
    const unit = new Unit(this.ledger, {
      now: () => new Date(this.time),
      newId: () => `id-${(this.ids += 1)}`,
    });
    try {
      const result = request(unit);
      if (unit.changes !== undefined) this.ledger.apply(unit.changes);
      return result;
    } catch (error) {
      if (RegistryError.isRegistryError(error)) return undefined;
      throw error;
    }
  }

  take(one: Step): void {
    if (one.kind === "wait") return void (this.time += one.minutes * 60_000);
    if (one.kind === "build") return this.build(one.bucket, one.builds, one.ends);
    const fingerprints = this.ledger.bucket(one.bucket)!.fingerprints;
    const fingerprint = fingerprints[one.number % Math.max(fingerprints.length, 1)] ?? "none";
    if (one.kind === "assign") this.run((unit) => assign(unit, one.bucket, "production", fingerprint));
    if (one.kind === "restore") this.restore(one.bucket, fingerprint);
    if (one.kind === "revoke") this.revoke(one.bucket, fingerprint, one.minutes, one.skips);
  }

  private build(name: string, builds: number, ends: boolean): void {
    const fingerprint = `f${this.ledger.bucket(name)!.fingerprints.length}`;
    const components = Array.from({ length: builds }, (_, index) => `file.${index}`);
    this.run((unit) => createVersion(unit, name, fingerprint, "HCL2"));
    const registered = components.map((component) =>
      this.run((unit) => createBuild(unit, name, fingerprint, component, {})),
    );
    for (const build of registered) this.builds.push({ bucket: name, fingerprint, id: build!.id });
    registered.forEach((build, index) => {
      const parents = PARENTS[name] ?? [];
      if (ends || index > 0) this.end(name, fingerprint, build!.id, parents[index % parents.length]);
    });
  }

  private end(name: string, fingerprint: string, id: string, parentBucket: string | undefined): void {
    this.run((unit) => {
      const bucketOfParent = unit.bucket(parentBucket ?? name);
      const channel = channelOf(bucketOfParent, "production");
      const parent = parentBucket === undefined ? undefined : versionIn(unit, bucketOfParent, channel);
      updateBuild(unit, name, fingerprint, id, {
        status: "BUILD_DONE",
        artifacts: [{ externalIdentifier: `image of ${id}`, region: "." }],
        ...(parent && { parentVersionId: parent.id, parentChannelId: channel.id }),
      });
      this.done.add(id);
    });
  }

  private revoke(name: string, fingerprint: string, minutes: number, skipDescendants: boolean): void {
    const time = this.time + 1 + minutes * 60_000;
    const request = { at: new Date(time).toISOString(), message: "", skipDescendants, keepChannels: false };
    const revoked = this.run((unit) => revoke(unit, name, fingerprint, request));
    if (revoked === undefined) return;
    const ids = new Set([revoked.id]);
    this.run((unit) => {
      const versions = BUCKETS.flatMap((one) => unit.versionsOf(unit.bucket(one)));
      for (const one of skipDescendants ? [] : versions)
        if (one.builds.some(({ parentVersionId }) => ids.has(parentVersionId ?? ""))) ids.add(one.id);
      for (const id of ids) this.reasons.set(id, (this.reasons.get(id) ?? new Map()).set(revoked.id, time));
      if (minutes > 0) return;
      for (const other of BUCKETS) {
        const bucketNow = unit.bucket(other);
        const held = versionIn(unit, bucketNow, channelOf(bucketNow, "production"));
        strictEqual(ids.has(held?.id ?? ""), false);
      }
    });
  }

  private restore(name: string, fingerprint: string): void {
    const held = this.run((unit) => this.productionIds(unit));
    const restored = this.run((unit) => restore(unit, name, fingerprint));
    const { id } = restored ?? this.run((unit) => unit.version(name, fingerprint)) ?? { id: "none" };
    strictEqual(restored !== undefined, this.reasons.get(id)?.has(id) ?? false);
    if (restored !== undefined) for (const reasons of this.reasons.values()) reasons.delete(id);
    deepStrictEqual(
      this.run((unit) => this.productionIds(unit)),
      held,
    );
  }

  private productionIds(unit: Unit): (string | undefined)[] {
    return BUCKETS.map((name) => {
      const current = unit.bucket(name);
      return versionIn(unit, current, channelOf(current, "production"))?.id;
    });
  }

  /** What has to hold at any time. */
  check(): void {
    this.run((unit) => {
      for (const name of BUCKETS) {
        const current = unit.bucket(name);
        const usable = unit.versionsOf(current).filter((one) => isComplete(one) && !isRevoked(one, unit.now));
        const newest = usable.sort((a, b) => b.number - a.number)[0];
        strictEqual(versionIn(unit, current, channelOf(current, "latest"))?.id, newest?.id);
        this.checkHistory(unit, current, newest);
        for (const version of unit.versionsOf(current)) {
          const reasons = [...(this.reasons.get(version.id)?.values() ?? [])];
          strictEqual(
            isRevoked(version, unit.now),
            reasons.some((time) => time <= this.time),
          );
          for (const { status, parent, channel } of parentsOf(unit, version)) {
            const isCurrent = channel?.version?.id === parent.id;
            const expected = isCurrent ? "UP_TO_DATE" : "OUT_OF_DATE";
            strictEqual(status, channel?.version === undefined ? "UNDETERMINED" : expected);
          }
        }
      }
      for (const { bucket: name, fingerprint, id } of this.builds) {
        const version = unit.version(name, fingerprint);
        const image = version.builds.find((one) => one.id === id)!.artifacts[0]?.externalIdentifier;
        strictEqual(image, this.done.has(id) ? `image of ${id}` : undefined);
        const isAllDone = version.builds.every((one) => this.done.has(one.id));
        strictEqual(isComplete(version), isAllDone);
      }
    });
  }

  /** The history of `latest` is in the order of time, ends with what it holds, and only grows. */
  private checkHistory(unit: Unit, current: BucketRecord, newest: VersionRecord | undefined): void {
    const { history } = upToNow(unit, current, channelOf(current, "latest"));
    strictEqual(history.at(-1)?.fingerprint ?? undefined, newest?.fingerprint);
    const times = history.map(({ assignedAt }) => assignedAt);
    deepStrictEqual(times, [...times].sort());
    const before = this.seen.get(current.name) ?? [];
    deepStrictEqual(history.slice(0, before.length), before);
    this.seen.set(current.name, history);
  }
}

it("keeps `latest`, channels, ancestry and builds right in any history", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40, size: "max" }), (steps) => {
      const history = new History();
      for (const name of BUCKETS) {
        history.run((unit) => createBucket(unit, name, {}));
        history.run((unit) => createChannel(unit, name, "production", false));
      }
      for (const one of steps) {
        history.take(one);
        history.check();
      }
    }),
    { numRuns: 500, interruptAfterTimeLimit: 4000 },
  );
});
