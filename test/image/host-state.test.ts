import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { type HostState, differences, hostState } from "./host-state";

const isRoot = process.getuid?.() === 0;
const asRoot = isRoot ? it : it.skip;
if (!isRoot) console.warn("skipped: what the state of a machine shows can be tested by root only");

const ROOT = join(__dirname, "..", "..");

/** What a process sees that starts with `commands` in namespaces of its own. */
function stateAfter(...commands: readonly string[]): HostState {
  const tell = `node --import tsx -e 'console.log(JSON.stringify(require("./test/image/host-state").hostState()))'`;
  const bash = ["bash", "-euc", ["ip link set lo up", ...commands, tell].join("\n")];
  const settings = { cwd: ROOT, encoding: "utf8" as const, maxBuffer: 1 << 28 };
  const { status, stdout, stderr } = spawnSync(
    "unshare",
    ["--mount", "--net", "--uts", "--ipc", ...bash],
    settings,
  );
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as HostState;
}

it("says what is gone, and what is new", () => {
  const before = { "a mount": ["/a", "/b"], "a route": ["default"] };
  expect(differences(before, { "a mount": ["/b", "/c"], "a route": ["default"] })).toEqual([
    "a mount was: /a",
    "a mount is now: /c",
  ]);
});

asRoot("finds no difference where nothing was done", () => {
  expect(differences(hostState(), hostState())).toEqual([]);
});

// A proof that the machine was not changed is worth what this finds.
describe("changes", () => {
  const CHANGES: readonly (readonly [string, string, RegExp])[] = [
    [
      "a kernel setting",
      "sysctl -qw net.ipv4.conf.lo.accept_redirects=0",
      /a kernel setting is now: net\.ipv4\.conf\.lo\.accept_redirects = 0/,
    ],
    ["a mount", "mount -t tmpfs tmpfs /mnt", /a mount is now: tmpfs \/mnt tmpfs/],
    [
      "an account",
      "(cat /etc/passwd; echo x) > /mnt/passwd; mount --bind /mnt/passwd /etc/passwd",
      /an account is now: \/etc\/passwd/,
    ],
    [
      "a file of /etc",
      "mount -t tmpfs tmpfs /etc/default; touch /etc/default/x",
      /a file of \/etc is now: \/etc\/default\/x /,
    ],
    [
      "a network interface",
      "ip link add one type veth peer name two",
      /a network interface is now: .*\bone@two/,
    ],
    ["an address", "ip address add 10.9.8.7/32 dev lo", /an address is now: .*10\.9\.8\.7/],
    ["a route", "ip route add 10.9.8.0/24 dev lo", /a route is now: 10\.9\.8\.0\/24/],
    [
      "a program",
      "mount -t tmpfs tmpfs /usr/local/bin; touch /usr/local/bin/x",
      /a program in \/usr is now: \/usr\/local\/bin\/x/,
    ],
  ];
  let found = "";
  beforeAll(() => {
    if (!isRoot) return;
    const commands = CHANGES.map(([, command]) => command);
    found = differences(stateAfter(), stateAfter(...commands)).join("\n");
  });

  asRoot.each(CHANGES)("of %s are seen", (_what, _command, difference) => expect(found).toMatch(difference));
});
