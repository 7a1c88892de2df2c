import { realpathSync } from "node:fs";
import { StateError } from "./state-error";

const claimed = new Set<string>();

/**
 * Takes a folder for one registry of this process: two that write one state wait for each other's transactions, for
 * ever. The function that it answers with gives the folder back.
 *
 * @throws StateError when another registry of this process has it
 */
export function claim(folder: string): () => void {
  const path = realpathSync(folder);
  if (claimed.has(path))
    throw new StateError(
      `the state in ${folder} is in use by another registry of this process: stop that one, or use another folder`,
    );
  claimed.add(path);
  return () => void claimed.delete(path);
}
