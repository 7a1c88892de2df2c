import { createHash } from "node:crypto";
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** What of the machine that runs the proof must be the same before and after, each as lines. */
export type HostState = Readonly<Record<string, readonly string[]>>;

/** Settings that count or measure, and so change by themselves. */
const COUNTERS =
  /^(fs\.(dentry-state|inode-nr|inode-state|file-nr|aio-nr|epoll\.|quota\.)|kernel\.(random\.|ns_last_pid|pty\.nr|sched_domain)|net\.netfilter\.nf_conntrack_count)/;

export function hostState(): HostState {
  return {
    "a kernel setting": lines("sysctl", "-a").filter((line) => !COUNTERS.test(line)),
    "a mount": lines("cat", "/proc/self/mounts"),
    "an account": ["passwd", "shadow", "group", "gshadow", "subuid", "subgid"].map(
      (name) => `/etc/${name} ${digest(join("/etc", name))}`,
    ),
    "a file of /etc": lines("find", "/etc", "-printf", "%p %y %m %U %G %s %T@\n"),
    "a network interface": lines("ip", "-o", "link").map((line) => line.replace(/ (state|qlen) .*/, "")),
    "an address": lines("ip", "-o", "address").map((line) => line.replace(/valid_lft.*/, "")),
    "a route": lines("ip", "route", "show", "table", "all"),
    "a firewall rule": [
      ...lines("nft", "list", "ruleset"),
      ...lines("iptables-save"),
      ...lines("ip6tables-save"),
    ].map((line) => line.replace(/\[\d+:\d+\]|^#.*/, "")),
    "a network namespace": lines("ip", "netns", "list"),
    "a kernel module": existsSync("/proc/modules")
      ? readFileSync("/proc/modules", "utf8")
          .split("\n")
          .map((line) => line.split(" ")[0]!)
      : [],
    "a program in /usr": lines("find", "/usr/bin", "/usr/sbin", "/usr/local", "-printf", "%p %y %m %s %T@\n"),
  };
}

/** What is in one state, and not in the other. */
export function differences(before: HostState, after: HostState): readonly string[] {
  return Object.keys(before).flatMap((kind) => {
    const [old, now] = [new Set(before[kind]), new Set(after[kind])];
    const gone = [...old].filter((line) => !now.has(line)).map((line) => `${kind} was: ${line}`);
    return [...gone, ...[...now].filter((line) => !old.has(line)).map((line) => `${kind} is now: ${line}`)];
  });
}

function lines(program: string, ...args: readonly string[]): readonly string[] {
  const { stdout } = spawnSync(program, args, { encoding: "utf8", maxBuffer: 1 << 28 });
  return (stdout ?? "").split("\n").filter((line) => line !== "");
}

function digest(path: string): string {
  if (!existsSync(path)) return "-";
  const { uid, gid, mode } = statSync(path);
  return `${uid} ${gid} ${mode} ${createHash("sha256").update(readFileSync(path)).digest("hex")}`;
}
