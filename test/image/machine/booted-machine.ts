import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Machine } from "./machine";
import { type Outcome, run } from "./program";

const BOOT = join(__dirname, "root", "boot.sh");
const NAMESPACES = ["--mount", "--pid", "--fork", "--kill-child", "--net", "--uts", "--ipc", "--cgroup"];
const SECONDS_TO_BOOT = 90;

/** A machine whose systemd runs. */
export class BootedMachine {
  private constructor(
    private readonly unshare: ChildProcess,
    private readonly init: string,
  ) {}

  /** @throws Error if systemd does not come up in `cgroup`, which has to be there, and empty */
  static async boot(machine: Machine, cgroup: string): Promise<BootedMachine> {
    const own = join(cgroup, machine.name);
    mkdirSync(own);
    const enter = `echo $$ > "$1/cgroup.procs"; shift; exec unshare "$@"`;
    const boot = [...NAMESPACES, "--propagation", "private", "bash", BOOT, machine.root];
    const unshare = spawn("bash", ["-c", enter, "boot", own, ...boot], {
      stdio: ["ignore", "ignore", "inherit"],
    });
    const booted = new BootedMachine(unshare, await firstChild(unshare));
    for (let second = 0; second < SECONDS_TO_BOOT; second++) {
      const { output } = await booted.run("systemctl is-system-running");
      if (/^(running|degraded)$/m.test(output)) return booted;
      await sleep(1000);
    }
    const { output } = await booted.run("systemctl list-jobs --no-pager; systemctl --failed --no-pager");
    await booted.powerOff();
    throw new Error(`${machine.name} does not come up in ${SECONDS_TO_BOOT} s: ${output.slice(-3000)}`);
  }

  /** A shell command as root, or as another user. */
  async run(command: string, user = "root"): Promise<Outcome> {
    const enter = [
      "--target",
      this.init,
      "--mount",
      "--pid",
      "--net",
      "--uts",
      "--ipc",
      "--cgroup",
      "--root",
      "--wd",
    ];
    return run("nsenter", [...enter, "--", "runuser", "-u", user, "--", "/bin/sh", "-c", command], {
      env: { PATH: "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", HOME: "/root" },
    });
  }

  async powerOff(): Promise<void> {
    const ended = new Promise((resolve) => this.unshare.once("exit", resolve));
    this.unshare.kill("SIGKILL");
    await ended;
  }
}

/** The number of the first process in the namespaces, seen from here. */
async function firstChild({ pid }: ChildProcess): Promise<string> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim();
    if (children !== "") return children.split(" ")[0]!;
    await sleep(50);
  }
  throw new Error("unshare starts nothing");
}
