import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { BUILD_USER, type Layers, Machine, type Workshop } from "../machine/machine";

/** Stands for every secret and every trace that a build can leave. */
export const SECRET = "PLANTED-SECRET-7f3a";

const HOME = `home/${BUILD_USER.name}`;

/** Where the traces are: keys, logins, histories, logs, leases, seeds, caches, what clouds hand over. */
const DIRTY_FILES = [
  "root/.bash_history",
  "root/.python_history",
  "root/.lesshst",
  "root/.ssh/authorized_keys",
  "root/.azure/accessTokens.json",
  "root/.config/hcp/credentials.json",
  "root/.cache/pip/token",
  `${HOME}/.bash_history`,
  `${HOME}/.ssh/authorized_keys`,
  `${HOME}/.azure/msal_token_cache.json`,
  `${HOME}/.config/hcp/credentials.json`,
  "etc/ssh/ssh_host_ed25519_key",
  "etc/machine-id",
  "etc/netplan/50-cloud-init.yaml",
  "etc/resolv.conf",
  "etc/udev/rules.d/70-persistent-net.rules",
  "var/log/auth.log",
  "var/log/auth.log.1",
  "var/log/journal/0123/system.journal",
  "var/log/cloud-init-output.log",
  "var/log/azure/extension.log",
  "var/log/wtmp",
  "var/log/btmp",
  "var/log/lastlog",
  "var/lib/dhcp/dhclient.eth0.leases",
  "var/lib/systemd/network/lease",
  "var/lib/systemd/random-seed",
  "var/lib/cloud/instance/user-data.txt",
  "var/lib/cloud/seed/nocloud/user-data",
  "var/lib/waagent/Certificates.xml",
  "var/lib/waagent/custom-settings.xml",
  "var/cache/apt/archives/secret.deb",
  "var/lib/apt/lists/secret",
  "var/crash/core",
  "tmp/token",
  "var/tmp/token",
];

/** Leaves a secret in each of these files, as if the build had. */
export async function plantDirt(
  workshop: Workshop,
  name: string,
  layers: Layers,
): Promise<{ layers: Layers; secrets: number }> {
  const machine = await Machine.open(workshop, `${name}-dirt`, layers);
  // A name server of the build's network, in a file of its own where Ubuntu has a link.
  rmSync(machine.path("etc/resolv.conf"), { force: true });
  for (const path of DIRTY_FILES) {
    mkdirSync(dirname(machine.path(path)), { recursive: true });
    writeFileSync(machine.path(path), `${SECRET}\n`, { flag: "a" });
  }
  return { layers: await machine.shutDown(), secrets: DIRTY_FILES.length };
}
