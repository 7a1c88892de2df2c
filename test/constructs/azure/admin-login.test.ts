import { generateKeyPairSync } from "node:crypto";
import { refusal } from "../image/refusal";
import { untyped } from "../image/sample";
import { SSH_KEY, vmWith } from "./sample-stack";

const FIX = "; give the one line of a .pub file, such as that of `ssh-keygen -t ed25519`";

function refusedKey(adminSshKey: string): string {
  return refusal(() => vmWith({ adminSshKey }));
}

/** Something like an RSA public key as OpenSSH writes it: nobody computes with it here. */
function rsaKey(bits: number): string {
  const field = (bytes: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    return Buffer.concat([length, bytes]);
  };
  const modulus = Buffer.concat([Buffer.of(0), Buffer.alloc(bits / 8, 0xc5)]);
  const data = Buffer.concat([Buffer.from("ssh-rsa"), Buffer.of(1, 0, 1), modulus].map(field));
  return `ssh-rsa ${data.toString("base64")} me`;
}

const PRIVATE_KEY = String(
  generateKeyPairSync("ed25519").privateKey.export({ format: "pem", type: "pkcs8" }),
);

test.each([SSH_KEY, `${SSH_KEY}\n`, rsaKey(2048), rsaKey(3072)])(
  "a public key is taken: %#",
  (adminSshKey) => {
    expect(vmWith({ adminSshKey })["admin_ssh_key"]).toMatchObject([
      { public_key: adminSshKey.trim().split(" ").slice(0, 2).join(" ") },
    ]);
  },
);

test.each([
  PRIVATE_KEY,
  PRIVATE_KEY.replaceAll("PRIVATE", "RSA PRIVATE"),
  "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAA\n-----END OPENSSH PRIVATE KEY-----\n",
  "PuTTY-User-Key-File-3: ssh-ed25519\nPrivate-Lines: 1\nAAAAIO\n",
])("rejects a private key without showing any of it: %#", (key) => {
  const secret = String(key).split("\n")[1]!;
  const message = refusedKey(String(key));

  expect(message).toBe(
    `[production/Vm] adminSshKey is a private key, which must not leave its owner's machine; it is not shown here${FIX}`,
  );
  expect(message).not.toContain(secret);
});

test.each([
  ["", "must be a public key as OpenSSH writes it"],
  ["ssh-ed25519", "must be a public key as OpenSSH writes it"],
  ["ssh-ed25519 AAAA", "must be a public key as OpenSSH writes it"],
  [
    "ssh-rsa AAAAC3NzaC1lZDI1NTE5AAAAIEOAqy3Rgq0YpWbE9Jr5xV3dA0PzhXl1xGkq1v0bq8mN",
    "must be a public key as OpenSSH",
  ],
  ["ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAABA==", "must be a public key as OpenSSH writes it"],
  [`${SSH_KEY}\n${SSH_KEY}`, "must be one public key, on one line"],
  ["~/.ssh/id_ed25519.pub", "must be a public key as OpenSSH writes it"],
  [rsaKey(1024), "must have at least 2048 bits as an RSA key, has 1024"],
  [
    `ecdsa-sha2-nistp256 ${Buffer.concat([Buffer.of(0, 0, 0, 19), Buffer.from("ecdsa-sha2-nistp256")]).toString("base64")}`,
    "must be an RSA or Ed25519 key, the only ones that Azure takes",
  ],
])("rejects the key %#", (key, rule) => {
  expect(refusedKey(key)).toContain(`[production/Vm] adminSshKey ${rule}`);
});

test("rejects a key that is no text", () => {
  expect(refusedKey(untyped(undefined))).toBe(`[production/Vm] adminSshKey must be text${FIX}`);
});

test.each(["admin", "Administrator", "root", "test", "user1"])(
  "rejects %s as a user, which Azure reserves",
  (name) => {
    expect(refusal(() => vmWith({ adminUsername: name }))).toBe(
      `[production/Vm] adminUsername is a name that Azure refuses for an administrator, got "${name}"; use "azureuser", or leave it out`,
    );
  },
);

test.each(["", "Ops", "1ops", "o ps", "x".repeat(33), "ops.team"])("rejects %j as a user", (name) => {
  expect(refusal(() => vmWith({ adminUsername: name }))).toContain(
    "adminUsername must be 1 to 32 lower-case letters, digits, dashes and underscores",
  );
});
