import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CLIENT_ID, ORGANIZATION, PROJECT } from "./identity";

/**
 * Makes `home` a home folder in which Packer and Terraform find this registry's token, so that they ask nobody for
 * one. The user's own home stays out of it: there the clients would rewrite the cache of their real tokens.
 *
 * The token is read-only. With each request a client empties its cache and writes it anew, and another one that reads in
 * between finds no token, and writes that. Only root's clients still can.
 */
export function writeClientHome(home: string, token: string): void {
  const folder = join(home, ".config", "hcp");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const entry = { access_token: token, access_token_expiry: "2099-01-01T00:00:00Z", geography: "us" };
  const cache = JSON.stringify({ "service-principals": { [CLIENT_ID]: entry } });
  const file = join(folder, "creds-cache.json");
  writeFileSync(`${file}.${process.pid}`, cache, { mode: 0o400 });
  renameSync(`${file}.${process.pid}`, file);
}

/**
 * What makes Packer and Terraform talk to the registry at `address` and to nothing else. A token that is missing would
 * be asked for at a port where nobody listens: when something is wrong they fail, and never reach the real HCP.
 */
export function clientEnvironment(address: string, home: string): Record<string, string> {
  return {
    HOME: home,
    USERPROFILE: home,
    HCP_API_ADDRESS: address,
    HCP_API_TLS: "disabled",
    HCP_AUTH_URL: "https://127.0.0.1:1",
    HCP_CLIENT_ID: CLIENT_ID,
    HCP_CLIENT_SECRET: "local",
    HCP_ORGANIZATION_ID: ORGANIZATION,
    HCP_PROJECT_ID: PROJECT,
    HCP_SKIP_STATUS_CHECK: "true",
  };
}

/** Variables that would lead the clients somewhere else. */
export const UNSET_VARIABLES: readonly string[] = [
  "HCP_API_HOST",
  "HCP_AUTH_TLS",
  "HCP_CRED_FILE",
  "HCP_GEOGRAPHY",
  "HCP_PACKER_REGISTRY",
];
