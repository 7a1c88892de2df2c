import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { TOOL_CACHE } from "./tool-cache";

/** A home for Packer: it and its plugins read and write below HOME, and the caller's stays out of it. */
export const PACKER_HOME = join(TOOL_CACHE, "home");

/** What a program needs to start at all. */
const KEPT = ["PATH", "TMPDIR", "TEMP", "TMP", "SystemRoot"];

/**
 * The whole environment of a Packer that only checks.
 *
 * It is built from nothing: a template that validates only because an `ARM_*` or `HCP_*` variable happens to
 * be set would fail on the next machine, and a check must not reach for anyone's credentials.
 */
export function isolatedEnvironment(extra: Readonly<Record<string, string>> = {}): Record<string, string> {
  mkdirSync(PACKER_HOME, { recursive: true });
  const environment: Record<string, string> = {};
  for (const name of KEPT) {
    const value = process.env[name];
    if (value !== undefined) environment[name] = value;
  }
  return {
    ...environment,
    HOME: PACKER_HOME,
    PACKER_CONFIG_DIR: PACKER_HOME,
    PACKER_CACHE_DIR: join(PACKER_HOME, "packer-cache"),
    PACKER_NO_COLOR: "1",
    CHECKPOINT_DISABLE: "1",
    AWS_EC2_METADATA_DISABLED: "true",
    ...extra,
  };
}
