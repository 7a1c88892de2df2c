import type { Changes } from "../domain/ledger";

/** Where the records outlive the process. */
export interface Store {
  /** Everything that was ever kept. */
  load(): Changes;
  /** Resolves when all of `changes` are kept, whatever happens to the process afterwards; or none of them is. */
  keep(changes: Changes): Promise<void>;
  close(): Promise<void>;
}
