import { randomBytes } from "node:crypto";
import { RESERVED_PREFIX } from "./output-path";

const TEMPORARY_NAME = new RegExp(`^\\${RESERVED_PREFIX}-[0-9a-f]{16}\\.tmp$`);

/** A new name that no other run and no other file of this run has. */
export function newTemporaryName(): string {
  return `${RESERVED_PREFIX}-${randomBytes(8).toString("hex")}.tmp`;
}

/** Whether a run of ours gave a file this name, so that a later run may clear it away. */
export function isTemporaryName(name: string): boolean {
  return TEMPORARY_NAME.test(name);
}
