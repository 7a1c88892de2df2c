import { spawnSync } from "node:child_process";
import { brokenState } from "./state-error";

/** Keys of what a state says about itself. */
export const FORM_KEY = "form";
export const OWNER_KEY = "owner";

/** What a state says about itself. */
export interface StateDescription {
  readonly form?: string;
  readonly owner?: string;
}

const LIMIT_MS = 60_000;

/** Reads every page, only to see whether that is possible. */
const PROGRAM = `
const { open } = require(process.argv[1]);
const store = open({ path: process.argv[2], encoding: "string", readOnly: true });
for (const { value } of store.getRange()) if (typeof value !== "string") throw new Error("a value is no text");
const [form, owner] = [store.get(process.argv[3]), store.get(process.argv[4])];
process.stdout.write(JSON.stringify({ form, owner }));
`;

/**
 * Looks into a state, read-only and in a process of its own: the store maps its file into memory, and a damaged one
 * does not throw there but ends the process.
 *
 * @throws StateError when it can not be read
 */
export function inspectState(file: string): StateDescription {
  const args = ["-e", PROGRAM, require.resolve("lmdb"), file, FORM_KEY, OWNER_KEY];
  const { status, signal, stdout, stderr } = spawnSync(process.execPath, args, {
    encoding: "utf8",
    timeout: LIMIT_MS,
    env: {},
  });
  if (status === 0) return JSON.parse(stdout) as StateDescription;
  const said = /^\s*(?:\w*Error): (.+)$/m.exec(stderr)?.[1];
  throw brokenState(file, said ?? `reading it ended with ${signal ?? `exit code ${status}`}`);
}
