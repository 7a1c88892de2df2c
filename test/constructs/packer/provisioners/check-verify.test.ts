import { Provisioner, VerifyOptions } from "../../../../constructs/packer";
import { problemsOf } from "./rendered-step";

/** Values of one promise at the edges of its form. */
interface Form {
  readonly promise: (value: never) => VerifyOptions;
  readonly takes: readonly unknown[];
  readonly refuses: readonly unknown[];
  readonly says: string;
}

const FORMS: Readonly<Record<string, Form>> = {
  "services[0]": {
    promise: (unit) => ({ services: [unit] }),
    takes: ["a", "nginx", "getty@tty1.service", "a:b_c-d.timer", "@x"],
    refuses: ["", "-a", ".a", "a b", "a\n", "a/b", 7],
    says: 'must be the name of a unit, got GOT; write it like "nginx"',
  },
  "absentFiles[0]": {
    promise: (path) => ({ absentFiles: [path] }),
    takes: ["/", "/a", "/etc/nginx/sites-enabled/default"],
    refuses: ["", "a", "./a", "a/b", "/a b", "/a "],
    says: 'must be an absolute path without spaces, got GOT; write it like "/etc/nginx/sites-enabled/default"',
  },
  "files[0].path": {
    promise: (path) => ({ files: [{ path }] }),
    takes: ["/a", "/etc/motd"],
    refuses: ["", "/", "a", "a/b", "/a b", "/a "],
    says: 'must be an absolute path without spaces, got GOT; write it like "/etc/nginx/nginx.conf"',
  },
  "files[0].mode": {
    promise: (mode) => ({ files: [{ path: "/a", mode }] }),
    takes: ["644", "0644", "7777"],
    refuses: ["", "64", "00644", "0688", "u644", "644 ", 644],
    says: 'must be permissions in octal, got GOT; write it like "0644"',
  },
  "files[0].owner": {
    promise: (owner) => ({ files: [{ path: "/a", owner }] }),
    takes: ["root", "_apt", "www-data", "U1"],
    refuses: ["", "1a", "-a", "a b", "a:b", 0],
    says: 'must be a name, got GOT; write it like "root"',
  },
  "files[0].group": {
    promise: (group) => ({ files: [{ path: "/a", group }] }),
    takes: ["root", "systemd-journal"],
    refuses: ["", "1a", "a b"],
    says: 'must be a name, got GOT; write it like "root"',
  },
  "http[0].url": {
    promise: (url) => ({ http: [{ url }] }),
    takes: ["http://a", "https://127.0.0.1:8443/x?y"],
    refuses: ["", "127.0.0.1", "ftp://a", "http://", " http://a", "http://a b", "xhttp://a"],
    says: 'must be a URL of HTTP, got GOT; write it like "http://127.0.0.1/"',
  },
  "listeningPorts[0]": {
    promise: (port) => ({ listeningPorts: [port] }),
    takes: [1, 22, 65535, "443/tcp", "53/udp"],
    refuses: [0, 65536, -1, 1.5, "022", "53/sctp", "x53", "53/udpx", "", "100000"],
    says: 'must be a port from 1 to 65535, got GOT; write it like 80 or "53/udp"',
  },
};

describe.each(Object.entries(FORMS))("%s", (name, { promise, takes, refuses, says }) => {
  test.each(takes.map((value) => [value]))("can be %j", (value) => {
    expect(problemsOf(Provisioner.verify(promise(value as never)))).toEqual([]);
  });

  test.each(refuses.map((value) => [value]))("rejects %j", (value) => {
    expect(problemsOf(Provisioner.verify(promise(value as never)))).toEqual([
      `[Web] install[1].${name} ${says.replace("GOT", () => JSON.stringify(value))}`,
    ]);
  });
});

test.each([100, 404, 599])("the status %d is one", (status) => {
  expect(problemsOf(Provisioner.verify({ http: [{ url: "http://a", status }] }))).toEqual([]);
});

test.each([0, 99, 600, 2000, 1200, 200.5])("rejects the status %d", (status) => {
  expect(problemsOf(Provisioner.verify({ http: [{ url: "http://a", status }] }))).toEqual([
    `[Web] install[1].http[0].status must be a status of HTTP, got "${status}"; write it like "200"`,
  ]);
});

test("rejects a package that is to be absent by a wrong name", () => {
  expect(problemsOf(Provisioner.verify({ absentPackages: ["Telnet"] }))).toEqual([
    expect.stringContaining(
      '[Web] install[1].absentPackages[0] must be the name of a package, got "Telnet"; ',
    ),
  ]);
});

test.each<VerifyOptions>([
  { services: ["a"] },
  { listeningPorts: [1] },
  { packages: ["ab"] },
  { absentPackages: ["ab"] },
  { files: [{ path: "/a" }] },
  { absentFiles: ["/a"] },
  { http: [{ url: "http://a" }] },
  { firewallAllows: ["ssh"] },
])("%j is something to check", (options) => {
  expect(problemsOf(Provisioner.verify(options))).toEqual([]);
});

test("rejects lists that hold nothing", () => {
  expect(problemsOf(Provisioner.verify({ services: [], waitSeconds: 600 }))).toEqual([
    expect.stringContaining("[Web] install[1] must check something; "),
  ]);
});
