import { Token } from "cdktf";
import { Problems } from "../../errors";
import { asText, expression } from "../../hcp/expression";

/** How everything starts that cloud-init reads. It ignores the rest, and the VM boots without it. */
const STARTS =
  /^(?:#cloud-config|#!|#include|#cloud-boothook|#cloud-config-archive|#part-handler|## template: *jinja|content-type: *multipart\/|mime-version:)/i;

const MAX_BYTES = 65535;
const HALF_CHARACTER = /\p{Cs}/u;

/**
 * What looks like a secret. Whoever is on the VM can read custom data, and everyone who can read the state: it
 * stays there for as long as the VM lives.
 */
const SECRETS: readonly { readonly pattern: RegExp; readonly what: string }[] = [
  { pattern: /-----BEGIN [A-Z ]*PRIVATE KEY-----/, what: "a private key" },
  {
    pattern: /^[\s-]*(?:plain_text_passwd|hashed_passwd|passwd|chpasswd|password)["']?\s*:/im,
    what: "a password",
  },
  { pattern: /\bssh_pwauth["']?\s*:\s*["']?(?:true|yes|1)\b/i, what: "a login by password" },
  {
    pattern:
      /(?:pass(?:word|wd)|secret|token|api_?key|access_?key|account_?key)["']?\s*[=:]\s*["']?(?!true\b|false\b|yes\b|no\b|null\b)[^\s"'$]/i,
    what: "a secret",
  },
  { pattern: /[?&]sig=[A-Za-z0-9%]{20}/, what: "a shared access signature" },
  { pattern: /\b(?:ghp_|github_pat_|xox[abp]-|AKIA)[A-Za-z0-9_-]{10}/, what: "a token" },
];

/** Notes cloud-init that would be ignored, cut off, or that holds a secret. It is never shown. */
export function checkCloudInit(problems: Problems, property: string, text: unknown): void {
  const isText = problems.require(typeof text === "string", {
    code: "cloud-init",
    property,
    rule: "must be text",
    fix: "read it from a file, or write it in quotes",
  });
  if (!isText || typeof text !== "string") return;
  problems.require(Token.isUnresolved(text) || STARTS.test(text), {
    code: "cloud-init",
    property,
    rule: "must start as cloud-init expects it, or the VM boots without it",
    fix: "begin with a line such as #cloud-config or #!/bin/sh",
  });
  problems.require(!HALF_CHARACTER.test(text), {
    code: "cloud-init",
    property,
    rule: "must not hold half of a surrogate pair",
    fix: "repair the text where it was cut apart",
  });
  const bytes = Buffer.byteLength(text);
  problems.require(bytes <= MAX_BYTES, {
    code: "cloud-init-size",
    property,
    rule: `must be at most ${MAX_BYTES} bytes long, is ${bytes}`,
    fix: "put large files into the image, or download them",
  });
  const found = SECRETS.find(({ pattern }) => pattern.test(text));
  if (found === undefined) return;
  problems.add({
    code: "cloud-init-secret",
    property,
    rule: `holds what looks like ${found.what}, and everyone who can read the state could read it`,
    fix: "keep secrets in a key vault, and let the VM fetch them with its managed identity",
  });
}

/** As Azure takes it. Text is encoded here, so that nothing in it means anything to Terraform. */
export function customData(text: string): string {
  if (!Token.isUnresolved(text)) return Buffer.from(text).toString("base64");
  return asText(expression`base64encode(${text})`);
}
