import { ImageComponent, Component } from "../../../../constructs/packer";
import { problemsOf } from "../provisioners/rendered-step";

/** What is said about any step of a component, without the place. */
function said({ slots }: ImageComponent): readonly string[] {
  const steps = Object.values(slots).flat();
  return steps.flatMap(problemsOf).map((message) => message.replace("[Web] install[1].", ""));
}

/** A number that a component takes, and its least and greatest value. */
const NUMBERS: readonly [
  name: string,
  component: (value: number) => ImageComponent,
  least: number,
  most: number,
][] = [
  ["maxAuthTries", (maxAuthTries) => Component.sshServer({ maxAuthTries }), 2, 20],
  ["idleSeconds", (idleSeconds) => Component.sshServer({ idleSeconds }), 15, 3600],
  ["logFileMiB", (logFileMiB) => Component.audit({ logFileMiB }), 1, 1024],
  ["logFiles", (logFiles) => Component.audit({ logFiles }), 2, 99],
  ["passwordMinLength", (passwordMinLength) => Component.accounts({ passwordMinLength }), 8, 128],
  ["passwordMaxDays", (passwordMaxDays) => Component.accounts({ passwordMaxDays }), 1, 99_999],
  ["passwordHistory", (passwordHistory) => Component.accounts({ passwordHistory }), 1, 400],
  ["lockAfter", (lockAfter) => Component.accounts({ lockAfter }), 2, 50],
  ["unlockSeconds", (unlockSeconds) => Component.accounts({ unlockSeconds }), 60, 86_400],
  ["idleSeconds", (idleSeconds) => Component.accounts({ idleSeconds }), 0, 86_400],
];

describe.each(NUMBERS)("%s", (name, component, least, most) => {
  test.each([least, most])("can be %d", (value) => expect(said(component(value))).toEqual([]));

  test.each([least - 1, most + 1])("rejects %d", (value) => {
    expect(said(component(value))).toEqual([
      `${name} must be a whole number from ${least} to ${most}, got ${value}; use ${least}, or leave it out`,
    ]);
  });
});

/** A text that a component takes, at the edges of its form. */
interface TextOption {
  readonly component: (text: string) => ImageComponent;
  readonly takes: readonly string[];
  readonly refuses: readonly string[];
  readonly says: string;
}

const TEXTS: Readonly<Record<string, TextOption>> = {
  restartAt: {
    component: (restartAt) => Component.unattendedUpgrades({ restartAt }),
    takes: ["00:00", "09:59", "19:00", "20:00", "23:59"],
    refuses: ["", "3:00", "24:00", "30:00", "03:60", "03:0", "03:000", "103:00", "03.00", "03:00 "],
    says: "must be a time of day",
  },
  "setuidPrograms[0]": {
    component: (program) => Component.filePermissions({ setuidPrograms: [program] }),
    takes: ["/a", "/usr/bin/ping"],
    refuses: ["", "/", "ping", "./ping", "/a b", "/a "],
    says: "must be the absolute path of a program, without spaces",
  },
  "disable[0]": {
    component: (module) => Component.kernelModules({ disable: [module] }),
    takes: ["a", "8021q", "usb-storage", "usb_storage", "overlayfs", "xfs2", "my_ext4"],
    refuses: ["", "-a", "_a", "A", "a.ko", "a b", "é"],
    says: "must be the name of a module",
  },
  "servers[0]": {
    component: (server) => Component.timeSync({ servers: [server] }),
    takes: ["a", "0.pool.ntp.org", "192.0.2.1", "2001:db8::1", "time-1.Example.com"],
    refuses: ["", "-a", ".a", ":a", "a b", "a_b", "a "],
    says: "must be a name or an address",
  },
  "rules[0]": {
    component: (rule) => Component.audit({ rules: [rule] }),
    takes: ["-D", "-w /srv/app -p wa -k app"],
    refuses: ["", "-", "w /srv", " -D", "-D\n-e 0", "-D\r"],
    says: "must be a rule of one line",
  },
  text: {
    component: (text) => Component.banner({ text }),
    takes: ["x", " Ours. ", "two\nlines", "é"],
    refuses: ["", " ", "\n", "\\", "a\\b", "\\a", "a\\"],
    says: "must be a text without backslashes",
  },
};

describe.each(Object.entries(TEXTS))("%s", (name, { component, takes, refuses, says }) => {
  test.each(takes)("can be %j", (text) => expect(said(component(text))).toEqual([]));

  test.each(refuses)("rejects %j", (text) => {
    expect(said(component(text))[0]).toContain(`${name} ${says}, got ${JSON.stringify(text)}; `);
  });
});

test.each([
  ["net.ipv4.ip_forward", 1],
  ["kernel.core_pattern", "|/bin/false %p"],
  ["net.ipv4.conf.eth0-1.rp_filter", 0],
  ["vm.A", "x"],
])("a kernel setting can be %s=%s", (name, value) => {
  expect(said(Component.kernelSettings({ settings: { [name]: value } }))).toEqual([]);
});

test.each([
  ["ip_forward", 1],
  [".ip_forward", 1],
  ["net.", 1],
  ["net..x", 1],
  ["Net.x", 1],
  ["0net.x", 1],
  ["net.x y", 1],
  ["net.x", ""],
  ["net.x", " 1"],
  ["net.x", "1\n"],
  ["net.x", "1\nkernel.y=2"],
  ["net.x", "=1"],
])("rejects the kernel setting %j=%j", (name, value) => {
  expect(said(Component.kernelSettings({ settings: { [name]: value } }))).toEqual([
    `settings[0] must be a setting's name with dots and its value, got ${JSON.stringify(`${name}=${value}`)}; write it like "net.ipv4.ip_forward=1"`,
  ]);
});

test.each(
  "udf isofs cdrom sr_mod sr-mod ext4 xfs vfat fat nls_utf8 nls-utf8 hv_netvsc hv-netvsc hyperv_keyboard hyperv-drm pci_hyperv pci-hyperv mlx4_core mlx5_core mlx5-core mana nvme nvme-core overlay".split(
    " ",
  ),
)("rejects the module %s, without which a VM does not start, in either spelling", (module) => {
  expect(said(Component.kernelModules({ disable: ["squashfs", module] }))).toEqual([
    `disable[1] must not be a module that Azure needs in order to start a VM, got "${module}"; leave it out`,
  ]);
});
