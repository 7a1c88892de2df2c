import { Token } from "cdktf";
import { Problems } from "../../errors";
import { asText, expression } from "../../hcp/expression";
import { isLinuxUsername, isReservedUsername } from "../../image/vm-username";

/** Who administrators are on a VM, unless it says otherwise. */
export const ADMIN_USERNAME = "azureuser";

/** The least length of an RSA key that Azure takes. */
const MIN_RSA_BITS = 2048;

/** @see https://learn.microsoft.com/azure/virtual-machines/linux/faq */
export function requireAdminUsername(problems: Problems, property: string, name: unknown): void {
  const isReserved = typeof name === "string" && isReservedUsername(name);
  problems.require(!isReserved, {
    code: "admin-username-reserved",
    property,
    rule: "is a name that Azure refuses for an administrator",
    got: name,
    fix: `use "${ADMIN_USERNAME}", or leave it out`,
  });
  problems.require(isReserved || (typeof name === "string" && isLinuxUsername(name)), {
    code: "admin-username",
    property,
    rule: "must be 1 to 32 lower-case letters, digits, dashes and underscores, starting with a letter or underscore",
    got: name,
    fix: `use "${ADMIN_USERNAME}", or leave it out`,
  });
}

/**
 * An SSH public key that Azure takes, or a reference to one. The key is never shown: what is refused here may be
 * the private one.
 */
export function requireSshPublicKey(problems: Problems, property: string, key: unknown): void {
  if (Token.isUnresolved(key)) return;
  const mistake = typeof key === "string" ? mistakeIn(key) : "must be text";
  if (mistake === undefined) return;
  problems.add({
    code: "ssh-public-key",
    property,
    rule: mistake,
    fix: "give the one line of a .pub file, such as that of `ssh-keygen -t ed25519`",
  });
}

/**
 * The key without its comment, because Azure takes another comment for another key, and then azurerm replaces the
 * VM.
 */
export function sshPublicKey(key: string): string {
  if (!Token.isUnresolved(key)) return key.trim().split(/\s+/).slice(0, 2).join(" ");
  // The two empty words keep Terraform from failing, and from showing the value, when there are too few.
  return asText(expression`join(" ", slice(concat(regexall("[^[:space:]]+", ${key}), ["", ""]), 0, 2))`);
}

function mistakeIn(key: string): string | undefined {
  if (/PRIVATE KEY|^PuTTY-User-Key-File/im.test(key)) {
    return "is a private key, which must not leave its owner's machine; it is not shown here";
  }
  const [type = "", data = ""] = key.trim().split(/\s+/);
  if (/[\r\n]/.test(key.trim())) return "must be one public key, on one line";
  const fields = fieldsOf(data);
  if (fields === undefined || String(fields[0]) !== type) return "must be a public key as OpenSSH writes it";
  if (type === "ssh-ed25519") return fields[1]?.length === 32 ? undefined : "must be a complete public key";
  if (type !== "ssh-rsa") return "must be an RSA or Ed25519 key, the only ones that Azure takes";
  const bits = bitsOf(fields[2]);
  return bits >= MIN_RSA_BITS
    ? undefined
    : `must have at least ${MIN_RSA_BITS} bits as an RSA key, has ${bits}`;
}

/** The parts of a key's binary form, each with its length in front; `undefined` when it is cut short. */
function fieldsOf(data: string): readonly Buffer[] | undefined {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(data)) return undefined;
  const bytes = Buffer.from(data, "base64");
  const fields: Buffer[] = [];
  for (let at = 0; at < bytes.length;) {
    if (at + 4 > bytes.length) return undefined;
    const end = at + 4 + bytes.readUInt32BE(at);
    if (end > bytes.length) return undefined;
    fields.push(bytes.subarray(at + 4, end));
    at = end;
  }
  return fields;
}

function bitsOf(modulus: Buffer | undefined): number {
  const hex = (modulus ?? Buffer.of()).toString("hex").replace(/^0+/, "");
  return hex === "" ? 0 : BigInt(`0x${hex}`).toString(2).length;
}
