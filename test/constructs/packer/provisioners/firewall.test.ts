import type { FirewallEntry } from "../../../../constructs/packer/provisioners/firewall-rule";
import { Provisioner } from "../../../../constructs/packer/provisioners/provisioner";
import { hclOf, problemsOf } from "./rendered-step";

/** The ufw commands that allow something. */
function allowed(...allow: FirewallEntry[]): readonly string[] {
  return [
    ...hclOf(Provisioner.firewall({ allow, sshMayBeClosed: true })).matchAll(/"(ufw allow [^"]*)"/g),
  ].map((match) => match[1]!);
}

const SSH_CHECK = "ufw show added | grep";

test("everything but what is allowed is closed, and the firewall is turned on last", () => {
  expect(hclOf(Provisioner.firewall({ allow: ["ssh"] }))).toBe(
    `provisioner "shell" {
  inline = [
    "command -v ufw > /dev/null || { apt-get -q update && DEBIAN_FRONTEND=noninteractive apt-get -qy -o DPkg::Lock::Timeout=600 install ufw; }",
    "ufw default deny incoming",
    "ufw allow 22/tcp",
    "ufw --force enable",
  ]
  execute_command = "sudo -n bash -euo pipefail {{ .Path }}"
}
`,
  );
});

test.each<[FirewallEntry, string]>([
  ["http", "ufw allow 80/tcp"],
  ["https", "ufw allow 443/tcp"],
  [1, "ufw allow 1/tcp"],
  [8080, "ufw allow 8080/tcp"],
  [65535, "ufw allow 65535/tcp"],
  ["53/udp", "ufw allow 53/udp"],
  ["5432/tcp", "ufw allow 5432/tcp"],
  [{ port: "https" }, "ufw allow 443/tcp"],
  [{ port: 53, protocol: "udp" }, "ufw allow 53/udp"],
  [{ port: 5432, from: "10.0.0.0/8" }, "ufw allow proto tcp from 10.0.0.0/8 to any port 5432"],
  [{ port: "ssh", from: "192.0.2.7" }, "ufw allow proto tcp from 192.0.2.7 to any port 22"],
  [{ port: 22, from: "0.0.0.0/0" }, "ufw allow proto tcp from 0.0.0.0/0 to any port 22"],
  [{ port: 22, from: "10.0.0.1/32" }, "ufw allow proto tcp from 10.0.0.1/32 to any port 22"],
  [{ port: 22, from: "fd00::1/128" }, "ufw allow proto tcp from fd00::1/128 to any port 22"],
  [{ port: 123, protocol: "udp", from: "fd00::/8" }, "ufw allow proto udp from fd00::/8 to any port 123"],
])("%j is %s", (entry, command) => {
  expect(allowed(entry)).toEqual([command]);
});

test("what is allowed without SSH needs SSH to be allowed already", () => {
  const hcl = hclOf(Provisioner.firewall({ allow: ["http"] }));

  expect(hcl.indexOf("ufw allow 80/tcp")).toBeLessThan(hcl.indexOf(SSH_CHECK));
  expect(hcl.indexOf(SSH_CHECK)).toBeLessThan(hcl.indexOf("ufw --force enable"));
});

test("UDP on port 22 is not SSH", () => {
  expect(hclOf(Provisioner.firewall({ allow: ["22/udp"] }))).toContain(SSH_CHECK);
});

test.each<FirewallEntry>([22, "22/tcp", { port: "ssh", from: "10.0.0.0/8" }])("%j is SSH", (entry) => {
  expect(hclOf(Provisioner.firewall({ allow: [entry] }))).not.toContain(SSH_CHECK);
});

test("SSH may be closed on purpose", () => {
  expect(hclOf(Provisioner.firewall({ allow: [], sshMayBeClosed: true }))).not.toContain(SSH_CHECK);
});

test.each([
  0,
  65536,
  -1,
  1.5,
  NaN,
  "ftp",
  "toString",
  "70000/tcp",
  "80",
  "80/sctp",
  "http; rm -rf /",
  "53/udp\n",
  "x53/udp",
  "53/udpx",
  "100000/tcp",
])("rejects the port %j", (entry) => {
  expect(problemsOf(Provisioner.firewall({ allow: ["ssh", entry as FirewallEntry] }))).toEqual([
    expect.stringContaining(
      "[Web] install[1].allow[1] must be ssh, http, https or a port from 1 to 65535, got",
    ),
  ]);
});

test.each([
  "10.0.0.0/33",
  "10.0.0/8",
  "10.0.0.0/8/8",
  "10.0.0.0/",
  "fd00::/129",
  "10.0.0.0/8x",
  "10.0.0.0/x8",
  "10.0.0.0/08",
  "10.0.0.0/1x",
  "10.0.0.0/-1",
  "/8",
  "any",
  "fe80::1%eth0",
  "",
  "::1; id",
])("rejects the addresses %j", (from) => {
  expect(problemsOf(Provisioner.firewall({ allow: [{ port: "ssh", from }] }))).toEqual([
    `[Web] install[1].allow[0].from must be an IP address or a range of them, got ${JSON.stringify(from)}; write it like "10.0.0.0/8"`,
  ]);
});

test("rejects every mistake of a rule at once", () => {
  const rule = { port: 0, protocol: "icmp", from: "x" } as unknown as FirewallEntry;

  expect(problemsOf(Provisioner.firewall({ allow: [rule] }))).toEqual([
    expect.stringContaining("install[1].allow[0].port must be ssh, http, https or a port"),
    '[Web] install[1].allow[0].protocol must be tcp or udp, got "icmp"; use "tcp"',
    expect.stringContaining("install[1].allow[0].from must be an IP address"),
  ]);
});
