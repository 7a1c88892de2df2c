import { refusal } from "../image/refusal";
import { untyped } from "../image/sample";
import { vmWith } from "./sample-stack";

function refused(cloudInit: string): string {
  return refusal(() => vmWith({ cloudInit }));
}

test.each([
  "#cloud-config\n",
  "#!/bin/sh\necho hello\n",
  "#!/usr/bin/env python3\n",
  "## template: jinja\n#cloud-config\n",
  "Content-Type: multipart/mixed; boundary=x\n",
  "#cloud-config\nssh_pwauth: false\nusers:\n  - name: ops\n    lock_passwd: true\n",
  "#!/bin/sh\nsed -i 's/PasswordAuthentication yes/PasswordAuthentication no/' /etc/ssh/sshd_config\n",
  "#!/bin/sh\nexport TOKEN=$(curl -s http://169.254.169.254/metadata/identity/oauth2/token)\n",
])("cloud-init is taken: %j", (cloudInit) => {
  expect(vmWith({ cloudInit })["custom_data"]).toBe(Buffer.from(cloudInit).toString("base64"));
});

test.each([
  ["#cloud-config\nchpasswd:\n  list: root:hunter2\n", "a password"],
  ["#cloud-config\nusers:\n  - name: ops\n    passwd: $6$hunter2\n", "a password"],
  ["#cloud-config\nusers:\n  - name: ops\n    plain_text_passwd: hunter2\n", "a password"],
  ["#cloud-config\npassword: hunter2\n", "a password"],
  ["#cloud-config\nssh_pwauth: true\n", "a login by password"],
  ["#!/bin/sh\nDB_PASSWORD=hunter2 start\n", "a secret"],
  ["#!/bin/sh\nexport ARM_CLIENT_SECRET=hunter2\n", "a secret"],
  ['#cloud-config\nwrite_files:\n  - content: \'{"api_key": "hunter2"}\'\n', "a secret"],
  ["#!/bin/sh\necho 'AccountKey=hunter2hunter2=='\n", "a secret"],
  [
    "#!/bin/sh\ncurl 'https://x.blob.core.windows.net/c/b?sv=1&sig=hunter2hunter2hunter2%2B'\n",
    "a shared access",
  ],
  ["#!/bin/sh\ngit clone https://ghp_hunter2hunter2@github.com/x/y\n", "a token"],
  [
    "#cloud-config\nssh_keys:\n  rsa_private: |\n    -----BEGIN RSA PRIVATE KEY-----\n    hunter2\n",
    "a private key",
  ],
])("rejects a secret without showing it: %#", (cloudInit, what) => {
  const message = refused(cloudInit);

  expect(message).toContain(`[production/Vm] cloudInit holds what looks like ${what}`);
  expect(message).not.toContain("hunter2");
});

test.each(["", "runcmd: [ls]\n", " #cloud-config\n", "#cloud config\n"])(
  "rejects %j, which cloud-init would ignore",
  (cloudInit) => {
    expect(refused(cloudInit)).toBe(
      "[production/Vm] cloudInit must start as cloud-init expects it, or the VM boots without it; begin with a line such as #cloud-config or #!/bin/sh",
    );
  },
);

test("rejects more than Azure takes", () => {
  expect(refused(`#!/bin/sh\n${"#".repeat(65526)}`)).toContain(
    "cloudInit must be at most 65535 bytes long, is 65536",
  );
});

test("rejects half of a character, which could not be encoded", () => {
  expect(refused("#!/bin/sh\n\ud800")).toContain("cloudInit must not hold half of a surrogate pair");
});

test("rejects what is no text", () => {
  expect(refused(untyped({}))).toContain("cloudInit must be text");
});
