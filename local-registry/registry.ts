import { monotonicFactory } from "ulid";
import { Ledger } from "./domain/ledger";
import { type Source, Unit } from "./domain/unit";
import type { Store } from "./store/store";

/** The clock of this machine, and ids that sort by the time they were made. */
export function systemSource(): Source {
  return { now: () => new Date(), newId: monotonicFactory() };
}

/**
 * The registry: one request after the other, each wholly or not at all, and none answered before its store has kept
 * it and everything that it may have seen.
 */
export class Registry {
  private readonly ledger = new Ledger();
  private kept: Promise<void> = Promise.resolve();

  constructor(
    private readonly store: Store,
    private readonly source: Source = systemSource(),
  ) {
    this.ledger.apply(store.load());
  }

  /**
   * Runs one request. `request` is synchronous, so nothing can come between what it reads and what it writes.
   *
   * After a write that failed every request fails: memory is then ahead of the store, and only a restart mends that.
   */
  async run<Result>(request: (unit: Unit) => Result): Promise<Result> {
    const unit = new Unit(this.ledger, this.source);
    const result = request(unit);
    const changes = unit.changes;
    if (changes !== undefined) {
      this.ledger.apply(changes);
      const before = this.kept;
      this.kept = Promise.all([before, this.store.keep(changes)]).then(() => undefined);
      // Whoever waits for it hears of a failure; this keeps the process alive until somebody does.
      this.kept.catch(() => undefined);
    }
    await this.kept;
    return result;
  }

  /** Waits for what is under way, and closes the store. */
  async close(): Promise<void> {
    await this.kept.catch(() => undefined);
    await this.store.close();
  }
}
