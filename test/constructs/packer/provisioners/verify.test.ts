import type { VerifyOptions } from "../../../../constructs/packer";
import { Provisioner } from "../../../../constructs/packer/provisioners/provisioner";
import { hclOf, problemsOf, rendered } from "./rendered-step";

test("each promise is a line of its list", () => {
  const step = Provisioner.verify({
    services: ["nginx", "ssh.socket"],
    listeningPorts: [80, "53/udp"],
    packages: ["nginx"],
    absentPackages: ["telnet"],
    files: [{ path: "/etc/ssh/sshd_config", mode: "0600", owner: "root" }, { path: "/etc/motd" }],
    absentFiles: ["/etc/nginx/sites-enabled/default"],
    http: [{ url: "http://127.0.0.1/" }, { url: "http://127.0.0.1/admin", status: 404 }],
    firewallAllows: ["ssh", { port: 5432, from: "10.0.0.0/8" }],
    waitSeconds: 60,
  });
  const hcl = hclOf(step);

  for (const line of [
    'SERVICES *= "nginx\\\\nssh.socket"',
    'LISTENING *= "tcp 80\\\\nudp 53"',
    'PACKAGES *= "nginx"',
    'ABSENT_PACKAGES *= "telnet"',
    'FILES *= "0600 root - /etc/ssh/sshd_config\\\\n- - - /etc/motd"',
    'ABSENT_FILES *= "/etc/nginx/sites-enabled/default"',
    'HTTP *= "200 http://127.0.0.1/\\\\n404 http://127.0.0.1/admin"',
    'FIREWALL *= "22/tcp\\\\n5432/tcp 10.0.0.0/8"',
    'WAIT_SECONDS *= "60"',
  ])
    expect(hcl).toMatch(new RegExp(line));
  expect(rendered(step).files).toEqual(["scripts/verify.sh"]);
});

test.each<[string, VerifyOptions, string]>([
  [
    "nothing",
    {},
    '[Web] install[1] must check something; give it services, files or another promise, as { services: ["nginx"] }',
  ],
  [
    "a service",
    { services: ["a b"] },
    '[Web] install[1].services[0] must be the name of a unit, got "a b"; write it like "nginx"',
  ],
  [
    "a port",
    { listeningPorts: [0] },
    '[Web] install[1].listeningPorts[0] must be a port from 1 to 65535, got 0; write it like 80 or "53/udp"',
  ],
  [
    "a package",
    { packages: ["Nginx"] },
    '[Web] install[1].packages[0] must be the name of a package, got "Nginx"; write it like "nginx" or "nginx=1.24.0-2ubuntu7"',
  ],
  [
    "a path",
    { files: [{ path: "motd" }] },
    '[Web] install[1].files[0].path must be an absolute path without spaces, got "motd"; write it like "/etc/nginx/nginx.conf"',
  ],
  [
    "a mode",
    { files: [{ path: "/etc/motd", mode: "rw" }] },
    '[Web] install[1].files[0].mode must be permissions in octal, got "rw"; write it like "0644"',
  ],
  [
    "a URL",
    { http: [{ url: "localhost" }] },
    '[Web] install[1].http[0].url must be a URL of HTTP, got "localhost"; write it like "http://127.0.0.1/"',
  ],
  [
    "a status",
    { http: [{ url: "http://127.0.0.1/", status: 99 }] },
    '[Web] install[1].http[0].status must be a status of HTTP, got "99"; write it like "200"',
  ],
  [
    "a wait",
    { services: ["nginx"], waitSeconds: 601 },
    "[Web] install[1].waitSeconds must be a whole number from 0 to 600, got 601; use 30",
  ],
])("rejects %s", (_name, options, message) => {
  expect(problemsOf(Provisioner.verify(options))).toEqual([message]);
});

test("rejects a port of the firewall", () => {
  expect(problemsOf(Provisioner.verify({ firewallAllows: [0] }))).toEqual([
    expect.stringContaining(
      "install[1].firewallAllows[0] must be ssh, http, https or a port from 1 to 65535",
    ),
  ]);
});
