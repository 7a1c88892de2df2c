import type { Problems } from "../../errors";
import { requireWhole } from "../../image/given-number";
import { TextForm, requireForm, requireForms } from "../../image/given-text";
import { checkPackageNames } from "./package-name";
import type { ProvisionerContext } from "./provisioner";
import type { VerifiedFile, VerifiedUrl, VerifyOptions } from "./verify-options";

const PROMISES = [
  "services",
  "listeningPorts",
  "packages",
  "absentPackages",
  "files",
  "absentFiles",
  "http",
  "firewallAllows",
] as const satisfies readonly (keyof VerifyOptions)[];

const form = (pattern: RegExp, rule: string, example: string): TextForm => ({
  code: "verify-form",
  pattern,
  rule,
  example,
});

const UNIT = form(/^[A-Za-z0-9@][A-Za-z0-9@:._-]*$/, "must be the name of a unit", "nginx");
const FILE = form(/^\/\S+$/, "must be an absolute path without spaces", "/etc/nginx/nginx.conf");
const ABSENT_FILE = { ...FILE, pattern: /^\/\S*$/, example: "/etc/nginx/sites-enabled/default" };
const MODE = form(/^[0-7]{3,4}$/, "must be permissions in octal", "0644");
const NAME = form(/^[A-Za-z_][A-Za-z0-9_-]*$/, "must be a name", "root");
const URL_OF_HTTP = form(/^https?:\/\/\S+$/, "must be a URL of HTTP", "http://127.0.0.1/");
const STATUS = form(/^[1-5][0-9]{2}$/, "must be a status of HTTP", "200");

/** Notes each promise that the script could not judge, and the lack of any. */
export function checkVerify(options: VerifyOptions, { problems, property }: ProvisionerContext): void {
  const at = (name: keyof VerifyOptions) => `${property}.${name}`;
  requireForms(problems, at("services"), options.services, UNIT);
  requireForms(problems, at("absentFiles"), options.absentFiles, ABSENT_FILE);
  checkPackageNames(problems, at("packages"), options.packages ?? []);
  checkPackageNames(problems, at("absentPackages"), options.absentPackages ?? []);
  options.listeningPorts?.forEach((port, n) => checkPort(problems, `${at("listeningPorts")}[${n}]`, port));
  options.files?.forEach((file, n) => checkFile(problems, `${at("files")}[${n}]`, file));
  options.http?.forEach((url, n) => checkUrl(problems, `${at("http")}[${n}]`, url));
  const { waitSeconds = 0 } = options;
  requireWhole(problems, at("waitSeconds"), waitSeconds, {
    code: "verify-wait",
    least: 0,
    most: 600,
    fix: "use 30",
  });
  problems.require(
    PROMISES.some((name) => (options[name] ?? []).length > 0),
    {
      code: "verify-nothing",
      property,
      rule: "must check something",
      fix: 'give it services, files or another promise, as { services: ["nginx"] }',
    },
  );
}

function checkPort(problems: Problems, property: string, port: number | string): void {
  const [, number] = /^([1-9][0-9]{0,4})(?:\/(?:tcp|udp))?$/.exec(String(port)) ?? [];
  problems.require(number !== undefined && Number(number) <= 65535, {
    code: "verify-port",
    property,
    rule: "must be a port from 1 to 65535",
    got: port,
    fix: 'write it like 80 or "53/udp"',
  });
}

function checkUrl(problems: Problems, place: string, { url, status = 200 }: VerifiedUrl): void {
  requireForm(problems, `${place}.url`, url, URL_OF_HTTP);
  requireForm(problems, `${place}.status`, String(status), STATUS);
}

function checkFile(problems: Problems, place: string, { path, mode, owner, group }: VerifiedFile): void {
  requireForm(problems, `${place}.path`, path, FILE);
  if (mode !== undefined) requireForm(problems, `${place}.mode`, mode, MODE);
  for (const [name, value] of Object.entries({ owner, group })) {
    if (value !== undefined) requireForm(problems, `${place}.${name}`, value, NAME);
  }
}
