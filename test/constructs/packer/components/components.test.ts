import { readFileSync } from "node:fs";
import {
  GoldenImageTemplate,
  ImageComponent,
  PackerApp,
  ProvisionerStep,
} from "../../../../constructs/packer";
import { BaseImage, Component, UbuntuRelease } from "../../../../constructs/packer";
import { libraryScript } from "../../../../constructs/packer/library-script";
import { image } from "../images";
import { hclOf } from "../provisioners/rendered-step";
import { renderApp } from "../render";

/** The files and the text of a template that has these components and nothing else. */
function templateWith(...components: readonly ImageComponent[]): { text: string; files: readonly string[] } {
  const app = appWith(...components);
  return { text: renderApp(app), files: app.render()[0]!.files.map(({ path }) => path) };
}

function appWith(...components: readonly ImageComponent[]): PackerApp {
  const app = new PackerApp();
  new GoldenImageTemplate(app, "Image", {
    image: image("web"),
    base: BaseImage.fromMarketplace(UbuntuRelease.NOBLE_24_04),
    vmSize: "Standard_D2s_v5",
    components,
  });
  return app;
}

/** What each script of a component is told, by the script's name. */
function toldTo(component: ImageComponent): Readonly<Record<string, string>> {
  const { text } = templateWith(component);
  const blocks = text.split('provisioner "shell" {').slice(1);
  return Object.fromEntries(
    blocks.flatMap((block) => {
      const [, name] = /scripts\/([a-z-]+)\.sh/.exec(block) ?? [];
      const [, told] = /env = \{([^}]*)\}/.exec(block) ?? [];
      return name === undefined ? [] : [[name, (told ?? "").replace(/\s+/g, " ").trim()]];
    }),
  );
}

const EVERY = {
  update: Component.update(),
  unattendedUpgrades: Component.unattendedUpgrades(),
  firewall: Component.firewall({ allow: ["ssh"] }),
  sshServer: Component.sshServer(),
  kernelSettings: Component.kernelSettings(),
  kernelModules: Component.kernelModules(),
  filePermissions: Component.filePermissions(),
  audit: Component.audit(),
  accounts: Component.accounts(),
  timeSync: Component.timeSync(),
  banner: Component.banner(),
  azureDatasource: Component.azureDatasource(),
  cleanUp: Component.cleanUp(),
} satisfies Partial<Record<keyof typeof Component, ImageComponent>>;

test("all components together make a template", () => {
  const { text, files } = templateWith(...Object.values(EVERY));

  expect(text).toContain("# Component: SSH server");
  expect(files).toContain("web/scripts/ssh-server.sh");
});

test.each(Object.entries(EVERY).filter(([name]) => !["update", "cleanUp"].includes(name)))(
  "%s checks what it promises before the capture",
  (_name, { slots }) => {
    expect(slots.harden).not.toEqual([]);
    expect(slots.verify).not.toEqual([]);
  },
);

test("the clean-up is checked after it, and not before", () => {
  const { text } = templateWith(Component.cleanUp());

  expect(text.indexOf("clean-up-check.sh")).toBeGreaterThan(text.indexOf("scripts/clean-up.sh"));
});

/** Each script that a component runs, and what it is told, in order. */
function runBy({ slots }: ImageComponent): readonly string[] {
  return Object.entries(slots).flatMap(([slot, steps]) =>
    steps.map((step: ProvisionerStep) => {
      const hcl = hclOf(step);
      const [, name = "inline"] = /scripts\/([a-z-]+)\.sh/.exec(hcl) ?? [];
      const told = [...hcl.matchAll(/ ([A-Z_]+) += "(.*)"/g)].map(
        ([, variable, value]) => ` ${variable}=${value}`,
      );
      return `${slot}: ${name}${told.join("")}`;
    }),
  );
}

test.each<[string, ImageComponent, readonly string[]]>([
  ["Update", EVERY.update, ["update: update", "update: inline"]],
  ["Update", Component.update({ restartEnabled: false }), ["update: update"]],
  [
    "Unattended upgrades",
    EVERY.unattendedUpgrades,
    [
      "harden: install-packages PACKAGES=unattended-upgrades",
      "harden: unattended-upgrades",
      "verify: unattended-upgrades-check",
      "verify: verify SERVICES=apt-daily.timer\\napt-daily-upgrade.timer\\nunattended-upgrades.service",
    ],
  ],
  ["Firewall", EVERY.firewall, ["harden: inline", "verify: verify FIREWALL=22/tcp"]],
  ["SSH server", EVERY.sshServer, ["harden: ssh-server", "verify: ssh-server-check"]],
  ["Kernel settings", EVERY.kernelSettings, ["harden: kernel-settings", "verify: kernel-settings-check"]],
  [
    "Kernel modules",
    EVERY.kernelModules,
    ["harden: kernel-modules", "verify: verify FILES=0644 root - /etc/modprobe.d/60-golden-image.conf"],
  ],
  [
    "File permissions",
    EVERY.filePermissions,
    [
      "harden: file-permissions",
      "verify: file-permissions-check",
      "verify: verify FILES=0644 root root /etc/passwd\\n0640 root shadow /etc/shadow\\n0000 root root /etc/gshadow",
    ],
  ],
  [
    "Audit",
    Component.audit({ rules: ["-D", "-e 2"] }),
    [
      "harden: install-packages PACKAGES=auditd",
      "harden: audit RULES=-D\\n-e 2",
      "verify: verify SERVICES=auditd PACKAGES=auditd FILES=0640 root - /etc/audit/rules.d/60-golden-image.rules",
    ],
  ],
  [
    "Accounts",
    EVERY.accounts,
    ["harden: install-packages PACKAGES=libpam-pwquality", "harden: accounts", "verify: accounts-check"],
  ],
  [
    "Time",
    Component.timeSync({ servers: [] }),
    [
      "harden: install-packages PACKAGES=chrony",
      "harden: time-sync",
      "verify: time-sync-check",
      "verify: verify SERVICES=chrony",
    ],
  ],
  [
    "Banner",
    EVERY.banner,
    [
      "harden: banner",
      "verify: verify FILES=0644 root - /etc/issue\\n0644 root - /etc/issue.net\\n0644 root - /etc/motd",
    ],
  ],
  ["Azure datasource", EVERY.azureDatasource, ["harden: azure-datasource", "verify: azure-datasource-check"]],
  ["Clean-up", EVERY.cleanUp, ["cleanUp: clean-up", "cleanUp: clean-up-check"]],
])("%s is made of its scripts, in order", (name, component, scripts) => {
  expect(component.name).toBe(name);
  expect(runBy(component)).toEqual(scripts);
});

test("checks alone leave the steps out", () => {
  expect(Object.keys(toldTo(Component.checksOf(EVERY.sshServer)))).toEqual(["ssh-server-check"]);
});

test("without options a script is told nothing: it has the defaults", () => {
  expect(toldTo(Component.sshServer())).toEqual({ "ssh-server": "", "ssh-server-check": "" });
  expect(toldTo(Component.accounts())["accounts"]).toBe("");
});

test.each<[string, ImageComponent, string, string]>([
  [
    "SSH server",
    Component.sshServer({ tcpForwardingEnabled: true, maxAuthTries: 6, idleSeconds: 60 }),
    "ssh-server",
    'IDLE_SECONDS = "60" MAX_AUTH_TRIES = "6" TCP_FORWARDING = "yes"',
  ],
  [
    "check of the SSH server",
    Component.sshServer({ tcpForwardingEnabled: true, agentForwardingEnabled: false }),
    "ssh-server-check",
    'AGENT_FORWARDING = "no" TCP_FORWARDING = "yes"',
  ],
  [
    "unattended upgrades",
    Component.unattendedUpgrades({ restartAt: "03:30" }),
    "unattended-upgrades",
    'RESTART_AT = "03:30"',
  ],
  [
    "kernel settings",
    Component.kernelSettings({ settings: { "net.ipv4.ip_forward": 1, "vm.swappiness": "10" } }),
    "kernel-settings",
    'SETTINGS = "net.ipv4.ip_forward=1\\nvm.swappiness=10"',
  ],
  [
    "kernel modules",
    Component.kernelModules({ disable: ["squashfs", "thunderbolt"] }),
    "kernel-modules",
    'MODULES = "squashfs thunderbolt"',
  ],
  [
    "file permissions",
    Component.filePermissions({ setuidPrograms: ["/usr/bin/ping"] }),
    "file-permissions-check",
    'SETUID_PROGRAMS = "/usr/bin/ping"',
  ],
  [
    "audit",
    Component.audit({ logFileMiB: 16, logFiles: 9, rules: ["-w /srv/app -p wa -k app"] }),
    "audit",
    'LOG_FILES = "9" LOG_FILE_MIB = "16" RULES = "-w /srv/app -p wa -k app"',
  ],
  [
    "accounts",
    Component.accounts({ lockAfter: 3, idleSeconds: 0 }),
    "accounts",
    'IDLE_SECONDS = "0" LOCK_AFTER = "3"',
  ],
  [
    "time",
    Component.timeSync({ hostClockEnabled: false, servers: ["time.example.com", "192.0.2.1"] }),
    "time-sync",
    'HOST_CLOCK = "false" SERVERS = "time.example.com 192.0.2.1"',
  ],
  ["banner", Component.banner({ text: "Ours." }), "banner", 'TEXT = "Ours."'],
  ["clean-up", Component.cleanUp({ packageListsKept: true }), "clean-up", 'PACKAGE_LISTS = "keep"'],
])("%s: the options reach the script", (_name, component, script, told) => {
  const found = toldTo(component)[script]!;

  for (const part of told.split(/ (?=[A-Z_]+ = )/)) {
    const [name, value] = part.split(" = ");
    expect(found).toMatch(new RegExp(`${name} += ${escape(value!)}`));
  }
  for (const name of told.match(/[A-Z_]+(?= = )/g)!)
    expect(readFileSync(libraryScript("components", `${script}.sh`), "utf8")).toContain(`\${${name}:-`);
});

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

test.each<[string, ImageComponent, string]>([
  [
    "a time",
    Component.unattendedUpgrades({ restartAt: "3 am" }),
    '[Image] components[0].harden[1].restartAt must be a time of day, got "3 am"; write it like "03:00"',
  ],
  [
    "tries of SSH",
    Component.sshServer({ maxAuthTries: 0 }),
    "[Image] components[0].harden[0].maxAuthTries must be a whole number from 2 to 20, got 0; use 2, or leave it out",
  ],
  [
    "an idle time",
    Component.sshServer({ idleSeconds: 1.5 }),
    "[Image] components[0].harden[0].idleSeconds must be a whole number from 15 to 3600, got 1.5; use 15, or leave it out",
  ],
  [
    "a kernel setting",
    Component.kernelSettings({ settings: { "a b": 1 } }),
    '[Image] components[0].harden[0].settings[0] must be a setting\'s name with dots and its value, got "a b=1"; write it like "net.ipv4.ip_forward=1"',
  ],
  [
    "a module's name",
    Component.kernelModules({ disable: ["a b"] }),
    '[Image] components[0].harden[0].disable[0] must be the name of a module, got "a b"; write it like "squashfs"',
  ],
  [
    "a module that Azure needs",
    Component.kernelModules({ disable: ["squashfs", "udf"] }),
    '[Image] components[0].harden[0].disable[1] must not be a module that Azure needs in order to start a VM, got "udf"; leave it out',
  ],
  [
    "a program",
    Component.filePermissions({ setuidPrograms: ["ping"] }),
    '[Image] components[0].verify[0].setuidPrograms[0] must be the absolute path of a program, without spaces, got "ping"; write it like "/usr/bin/ping"',
  ],
  [
    "a rule of the audit",
    Component.audit({ rules: ["watch this"] }),
    '[Image] components[0].harden[1].rules[0] must be a rule of one line, got "watch this"; write it like "-w /srv/app -p wa -k app"',
  ],
  [
    "a size of records",
    Component.audit({ logFileMiB: 0 }),
    "[Image] components[0].harden[1].logFileMiB must be a whole number from 1 to 1024, got 0; use 1, or leave it out",
  ],
  [
    "a short password",
    Component.accounts({ passwordMinLength: 4 }),
    "[Image] components[0].harden[1].passwordMinLength must be a whole number from 8 to 128, got 4; use 8, or leave it out",
  ],
  [
    "a lock after one mistake",
    Component.accounts({ lockAfter: 1 }),
    "[Image] components[0].harden[1].lockAfter must be a whole number from 2 to 50, got 1; use 2, or leave it out",
  ],
  [
    "a time server",
    Component.timeSync({ servers: ["a b"] }),
    '[Image] components[0].harden[1].servers[0] must be a name or an address, got "a b"; write it like "time.example.com"',
  ],
  [
    "a banner that tells the version",
    Component.banner({ text: "\\r \\v" }),
    '[Image] components[0].harden[0].text must be a text without backslashes, got "\\\\r \\\\v"; write it like "Authorized users only."',
  ],
])("rejects %s", (_name, component, message) => {
  expect(renderApp(appWith(component))).toBe(message);
});
