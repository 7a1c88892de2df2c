import type { Store } from "./store";

/** A store that forgets: for tests, and for a registry that is thrown away. */
export class MemoryStore implements Store {
  load(): ReturnType<Store["load"]> {
    return { buckets: new Map(), versions: new Map() };
  }

  keep(): Promise<void> {
    return Promise.resolve();
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
