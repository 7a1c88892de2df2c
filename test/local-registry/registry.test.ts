import { createBucket } from "../../local-registry/domain/buckets";
import type { Unit } from "../../local-registry/domain/unit";
import { Registry } from "../../local-registry/registry";
import { MemoryStore } from "../../local-registry/store/memory-store";

/** A store that keeps nothing until the test says so. */
class SlowStore extends MemoryStore {
  private readonly waiting: { readonly resolve: () => void; readonly reject: (error: Error) => void }[] = [];

  override keep(): Promise<void> {
    return new Promise((resolve, reject) => this.waiting.push({ resolve, reject }));
  }

  finish(error?: Error): void {
    for (const { resolve, reject } of this.waiting.splice(0))
      if (error) reject(error);
      else resolve();
  }
}

const names = (unit: Unit): string[] => unit.bucketNames();
const soon = (): Promise<string> => new Promise((resolve) => setTimeout(() => resolve("waits"), 20));

it("answers neither a write nor a read of it before it is kept", async () => {
  const store = new SlowStore();
  const registry = new Registry(store);
  const written = registry.run((unit) => createBucket(unit, "web", {}));
  const read = registry.run(names);
  expect(await Promise.race([written, read, soon()])).toBe("waits");
  store.finish();
  expect(await read).toEqual(["web"]);
  expect((await written).name).toBe("web");
});

it("keeps nothing of a request that fails half way", async () => {
  const registry = new Registry(new MemoryStore());
  const failing = registry.run((unit) => {
    createBucket(unit, "web", {});
    throw new Error("half way");
  });
  await expect(failing).rejects.toThrow("half way");
  expect(await registry.run(names)).toEqual([]);
});

it("rejects every request after a write that failed, since memory is ahead of the disk", async () => {
  const store = new SlowStore();
  const registry = new Registry(store);
  const written = registry.run((unit) => createBucket(unit, "web", {}));
  store.finish(new Error("disk full"));
  await expect(written).rejects.toThrow("disk full");
  await expect(registry.run(names)).rejects.toThrow("disk full");
});
