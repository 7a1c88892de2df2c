import type { Problems } from "../../errors";
import { libraryScript } from "../library-script";
import { FirewallEntry, checkRule } from "./firewall-rule";
import { checkPackageNames } from "./package-name";
import type { ProvisionerContext, ProvisionerOptions, ProvisionerStep } from "./provisioner";
import { script } from "./script";

/** A file as it has to be. */
export interface VerifiedFile {
  /** Its absolute path, without spaces. */
  readonly path: string;
  /**
   * Its permissions in octal: `0644`.
   * @default - any
   */
  readonly mode?: string;
  /**
   * The name of its owner.
   * @default - any
   */
  readonly owner?: string;
  /**
   * The name of its group.
   * @default - any
   */
  readonly group?: string;
}

/** A URL as it has to answer. */
export interface VerifiedUrl {
  /** What is asked for, by `curl`, which has to be installed: `http://127.0.0.1/`. */
  readonly url: string;
  /** @default 200 */
  readonly status?: number;
}

/** What has to hold of the finished machine. */
export interface VerifyOptions extends ProvisionerOptions {
  /**
   * Units that start at boot, and run now.
   * @default - none
   */
  readonly services?: readonly string[];
  /**
   * Ports that something listens on: 80, or `53/udp`.
   * @default - none
   */
  readonly listeningPorts?: readonly (number | `${number}/${"tcp" | "udp"}`)[];
  /**
   * Packages that are installed.
   * @default - none
   */
  readonly packages?: readonly string[];
  /**
   * Packages that are not.
   * @default - none
   */
  readonly absentPackages?: readonly string[];
  /**
   * Files that are there, with their permissions.
   * @default - none
   */
  readonly files?: readonly VerifiedFile[];
  /**
   * Absolute paths where nothing is.
   * @default - none
   */
  readonly absentFiles?: readonly string[];
  /**
   * URLs that answer.
   * @default - none
   */
  readonly http?: readonly VerifiedUrl[];
  /**
   * What the firewall lets in; it is on then, now and at boot, and closed to what it does not allow.
   * @default - the firewall is not looked at
   */
  readonly firewallAllows?: readonly FirewallEntry[];
  /**
   * Seconds that services, ports and URLs may take, from 0 to 600.
   * @default 30
   */
  readonly waitSeconds?: number;
}

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

/** Checks the finished machine, and fails the build with a list of all that does not hold. */
export function verify(options: VerifyOptions): ProvisionerStep {
  return {
    type: "shell",
    settings: options,
    comment: options.comment,
    body(context) {
      checkVerify(options, context);
      const path = libraryScript("provisioners", "verify.sh");
      return script({ ...options, path, environment: environmentOf(options, context) }).body(context);
    },
  };
}

function environmentOf(options: VerifyOptions, context: ProvisionerContext): Record<string, string> {
  const { files, http, listeningPorts, firewallAllows, waitSeconds } = options;
  const lists = {
    SERVICES: options.services,
    LISTENING: listeningPorts?.map((port) => portLine(port)),
    PACKAGES: options.packages,
    ABSENT_PACKAGES: options.absentPackages,
    FILES: files?.map(
      ({ path, mode = "-", owner = "-", group = "-" }) => `${mode} ${owner} ${group} ${path}`,
    ),
    ABSENT_FILES: options.absentFiles,
    HTTP: http?.map(({ url, status = 200 }) => `${status} ${url}`),
    FIREWALL: firewallAllows?.flatMap((entry, n) => firewallLine(entry, n, context)),
    WAIT_SECONDS: waitSeconds === undefined ? undefined : [String(waitSeconds)],
  };
  const given = Object.entries(lists).filter(([, list]) => list !== undefined && list.length > 0);
  return Object.fromEntries(given.map(([name, list]) => [name, list!.join("\n")]));
}

function portLine(port: number | string): string {
  const [number, protocol = "tcp"] = String(port).split("/");
  return `${protocol} ${number}`;
}

function firewallLine(
  entry: FirewallEntry,
  n: number,
  { problems, property }: ProvisionerContext,
): readonly string[] {
  const rule = checkRule(entry, problems, `${property}.firewallAllows[${n}]`);
  if (rule === undefined) return [];
  const { port, protocol, from } = rule;
  return [from === undefined ? `${port}/${protocol}` : `${port}/${protocol} ${from}`];
}

function checkVerify(options: VerifyOptions, { problems, property }: ProvisionerContext): void {
  const at = (name: keyof VerifyOptions) => `${property}.${name}`;
  const each = (name: "services" | "absentFiles", pattern: RegExp, rule: string, example: string) =>
    (options[name] ?? []).forEach((value, n) =>
      requireForm(problems, `${at(name)}[${n}]`, value, pattern, rule, example),
    );
  each("services", /^[A-Za-z0-9@][A-Za-z0-9@:._-]*$/, "must be the name of a unit", "nginx");
  each(
    "absentFiles",
    /^\/\S*$/,
    "must be an absolute path without spaces",
    "/etc/nginx/sites-enabled/default",
  );
  checkPackageNames(problems, at("packages"), options.packages ?? []);
  checkPackageNames(problems, at("absentPackages"), options.absentPackages ?? []);
  (options.listeningPorts ?? []).forEach((port, n) => {
    const [, number] = /^([1-9][0-9]{0,4})(?:\/(?:tcp|udp))?$/.exec(String(port)) ?? [];
    problems.require(number !== undefined && Number(number) <= 65535, {
      code: "verify-port",
      property: `${at("listeningPorts")}[${n}]`,
      rule: "must be a port from 1 to 65535",
      got: port,
      fix: 'write it like 80 or "53/udp"',
    });
  });
  (options.files ?? []).forEach((file, n) => checkFile(problems, `${at("files")}[${n}]`, file));
  (options.http ?? []).forEach(({ url, status = 200 }, n) => {
    const place = `${at("http")}[${n}]`;
    requireForm(
      problems,
      `${place}.url`,
      url,
      /^https?:\/\/\S+$/,
      "must be a URL of HTTP",
      "http://127.0.0.1/",
    );
    requireForm(
      problems,
      `${place}.status`,
      String(status),
      /^[1-5][0-9]{2}$/,
      "must be a status of HTTP",
      "200",
    );
  });
  const { waitSeconds = 0 } = options;
  problems.require(Number.isInteger(waitSeconds) && waitSeconds >= 0 && waitSeconds <= 600, {
    code: "verify-wait",
    property: at("waitSeconds"),
    rule: "must be a whole number from 0 to 600",
    got: waitSeconds,
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

function checkFile(problems: Problems, place: string, { path, mode, owner, group }: VerifiedFile): void {
  requireForm(
    problems,
    `${place}.path`,
    path,
    /^\/\S+$/,
    "must be an absolute path without spaces",
    "/etc/nginx/nginx.conf",
  );
  if (mode !== undefined)
    requireForm(problems, `${place}.mode`, mode, /^[0-7]{3,4}$/, "must be permissions in octal", "0644");
  for (const [name, value] of Object.entries({ owner, group })) {
    if (value !== undefined)
      requireForm(problems, `${place}.${name}`, value, /^[A-Za-z_][A-Za-z0-9_-]*$/, "must be a name", "root");
  }
}

function requireForm(
  problems: Problems,
  property: string,
  value: string,
  pattern: RegExp,
  rule: string,
  example: string,
): void {
  problems.require(typeof value === "string" && pattern.test(value), {
    code: "verify-form",
    property,
    rule,
    got: value,
    fix: `write it like ${JSON.stringify(example)}`,
  });
}
