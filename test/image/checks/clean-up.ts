import { existsSync, lstatSync, readFileSync, readdirSync, readlinkSync } from "node:fs";
import { SECRET } from "./dirt";
import { BUILD_USER, type Layers, Machine, type Workshop } from "../machine/machine";
import { must, run } from "../machine/program";

export interface CleanUpReport {
  /** By promise: whether it holds of what is captured. */
  readonly promises: Readonly<Record<string, boolean>>;
  /** How many files got a secret before the clean-up. */
  readonly planted: number;
  /** Files that still have one. */
  readonly survivors: readonly string[];
}

/** Looks at a captured image. /run is not in it: a VM has it in memory. */
export async function inspectCleanUp(
  workshop: Workshop,
  name: string,
  captured: Layers,
  planted: number,
): Promise<CleanUpReport> {
  const machine = await Machine.open(workshop, name, captured);
  const image = new CapturedImage(machine);
  const promises: Record<string, boolean> = {};
  for (const [promise, holds] of Object.entries(PROMISES)) promises[promise] = await holds(image);
  const survivors = await image.filesWith(SECRET);
  await machine.discard();
  return { promises, planted, survivors };
}

class CapturedImage {
  constructor(private readonly machine: Machine) {}

  absent(...paths: readonly string[]): boolean {
    return paths.every((path) => lstatSync(this.machine.path(path), { throwIfNoEntry: false }) === undefined);
  }

  empty(...folders: readonly string[]): boolean {
    return folders.every((path) => this.absent(path) || readdirSync(this.machine.path(path)).length === 0);
  }

  read(path: string): string {
    return existsSync(this.machine.path(path)) ? readFileSync(this.machine.path(path), "utf8") : "";
  }

  link(path: string): string | undefined {
    const isLink = lstatSync(this.machine.path(path), { throwIfNoEntry: false })?.isSymbolicLink();
    return isLink === true ? readlinkSync(this.machine.path(path)) : undefined;
  }

  list(folder: string): readonly string[] {
    return readdirSync(this.machine.path(folder)).sort();
  }

  /** Regular files below some folders, by their paths in the image. */
  async find(folders: readonly string[], ...tests: readonly string[]): Promise<readonly string[]> {
    const there = folders.map((path) => this.machine.path(path)).filter((path) => existsSync(path));
    if (there.length === 0) return [];
    const found = await must("find", [...there, "-xdev", "-type", "f", ...tests]);
    return this.inImage(found);
  }

  async filesWith(text: string): Promise<readonly string[]> {
    const folders = this.list("").filter((name) => !["run", "proc", "sys", "dev"].includes(name));
    const options = ["-rlaF", "--devices=skip", text, ...folders.map((name) => this.machine.path(name))];
    // 1: nothing was found. 2: a broken link, which holds no secret.
    const { output } = await run("grep", ["--no-messages", ...options]);
    return this.inImage(output);
  }

  private inImage(found: string): readonly string[] {
    const paths = found.split("\n").filter((path) => path !== "");
    return paths.map((path) => path.slice(this.machine.root.length)).sort();
  }
}

/** SUID and SGID programs that Ubuntu's server image comes with. */
const UBUNTUS_SUID =
  /\/(chage|chfn|chsh|crontab|dbus-daemon-launch-helper|expiry|fusermount3|gpasswd|mount|newgrp|passwd|pam_extrausers_chkpwd|pkexec|polkit-agent-helper-1|snap-confine|ssh-agent|ssh-keysign|su|sudo|umount|unix_chkpwd|wall|write|write\.ul)$/;

const { name: USER } = BUILD_USER;

/** What holds of an image that is ready for capture. */
const PROMISES: Readonly<Record<string, (image: CapturedImage) => boolean | Promise<boolean>>> = {
  "1 cloud-init runs as on a first boot": (image) =>
    image.absent("var/lib/cloud/instance") && image.empty("var/lib/cloud/seed"),
  "2 machine-id is empty, and D-Bus follows it": (image) =>
    !image.absent("etc/machine-id") &&
    image.read("etc/machine-id") === "" &&
    (image.absent("var/lib/dbus/machine-id") || image.link("var/lib/dbus/machine-id") === "/etc/machine-id"),
  "3 no SSH host key": async (image) => none(await image.find(["etc/ssh"], "-name", "ssh_host_*")),
  "4 the agent has deprovisioned": (image) => image.absent("var/lib/waagent/ovf-env.xml"),
  // The agent and sudo still write while the last step runs.
  "5 logs and the journal are empty": async (image) =>
    none(await image.find(["var/log"], "-size", "+0", "!", "-name", "waagent.log", "!", "-name", "sudo.log")),
  "6 temporary folders and apt's are empty": async (image) =>
    image.empty("tmp", "var/tmp", "var/lib/apt/lists") &&
    none(await image.find(["var/cache/apt/archives"], "-name", "*.deb")),
  "7 no authorised key, history or cloud login": async (image) =>
    none(
      await image.find(["root", "home"], "(", "-name", "authorized_keys", "-o", "-name", "*_history", ")"),
    ) && none(await image.find(["root", "home"], "(", "-path", "*/.azure/*", "-o", "-path", "*/hcp/*", ")")),
  "8 no random seed": (image) => image.absent("var/lib/systemd/random-seed"),
  "9 no lease, network plan or persistent interface": (image) =>
    image.absent("etc/netplan/50-cloud-init.yaml", "etc/udev/rules.d/70-persistent-net.rules") &&
    image.empty("var/lib/dhcp", "var/lib/systemd/network"),
  "10 no resolver is baked in": (image) =>
    image.link("etc/resolv.conf")?.endsWith("stub-resolv.conf") === true,
  "11 root is locked, and the build's user is gone": (image) =>
    /^root:[!*]/m.test(image.read("etc/shadow")) &&
    ["etc/passwd", "etc/shadow", "etc/group", "etc/subuid"].every(
      (path) => !image.read(path).includes(USER),
    ) &&
    image.list("etc/sudoers.d").every((name) => !image.read(`etc/sudoers.d/${name}`).includes(USER)) &&
    image.absent(`home/${USER}`),
  "12 no SUID program but Ubuntu's": async (image) =>
    (await image.find(["usr", "opt", "srv"], "-perm", "/6000")).every((path) => UBUNTUS_SUID.test(path)),
  "13 security updates are a decision": (image) =>
    image.read("etc/apt/apt.conf.d/20auto-upgrades").includes('Unattended-Upgrade "1"'),
  "14 the firewall starts closed, but for SSH": (image) =>
    /^ENABLED=yes/m.test(image.read("etc/ufw/ufw.conf")) &&
    /^DEFAULT_INPUT_POLICY="DROP"/m.test(image.read("etc/default/ufw")) &&
    /--dport 22 /.test(image.read("etc/ufw/user.rules")),
  // The last file counts; the package's own has a list of all clouds.
  "15 cloud-init looks for Azure alone": (image) => {
    const files = image.list("etc/cloud/cloud.cfg.d").filter((name) => name.endsWith(".cfg"));
    const texts = files.map((name) => image.read(`etc/cloud/cloud.cfg.d/${name}`));
    const lists = texts.flatMap((text) => [...text.matchAll(/^datasource_list:\s*(.*)$/gm)]);
    return lists.at(-1)?.[1] === "[ Azure ]";
  },
  "16 no secret in what agents keep": async (image) =>
    none(await image.find(["var/lib/waagent"], "-name", "*.xml")) &&
    image.absent("var/lib/cloud/instance/user-data.txt", "root/.bash_history"),
};

function none(found: readonly string[]): boolean {
  return found.length === 0;
}
