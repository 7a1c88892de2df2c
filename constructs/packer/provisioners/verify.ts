import { libraryScript } from "../library-script";
import { checkVerify } from "./check-verify";
import { FirewallEntry, checkRule } from "./firewall-rule";
import type { ProvisionerContext, ProvisionerStep } from "./provisioner";
import { script } from "./script";
import type { VerifyOptions } from "./verify-options";

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
