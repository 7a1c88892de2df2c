import { attribute } from "../../hcl/body";
import { CheckedRule, FirewallEntry, checkRule, ufwAllow } from "./firewall-rule";
import type { ProvisionerContext, ProvisionerOptions, ProvisionerStep } from "./provisioner";
import { STRICT_BASH, shellBody } from "./shell-body";

/** What a machine's firewall lets in. */
export interface FirewallOptions extends ProvisionerOptions {
  /**
   * What may be reached from outside: services, TCP ports, ports such as `53/udp`, or rules for some addresses.
   * It adds to what earlier steps and the base image allow; everything else is closed.
   */
  readonly allow: readonly FirewallEntry[];
  /**
   * Whether the firewall may be turned on while nothing lets SSH in. Otherwise the step fails: nobody could log
   * in to a VM of the image, and Packer could not connect to a build of a derived one.
   * @default false
   */
  readonly sshMayBeClosed?: boolean;
}

const SSH_PORT = 22;

const INSTALL_UFW =
  "command -v ufw > /dev/null || " +
  "{ apt-get -q update && DEBIAN_FRONTEND=noninteractive apt-get -qy -o DPkg::Lock::Timeout=600 install ufw; }";

/** `grep -q` would end the pipe early, and with `pipefail` the step. */
const REQUIRE_SSH =
  "ufw show added | grep -E '^ufw (allow|limit) (.* )?(22(/tcp)?|OpenSSH|ssh)( |$)' > /dev/null || " +
  "{ echo 'no rule of the firewall lets SSH in' >&2; exit 1; }";

/** Closes ufw, the machine's firewall, but for what is allowed, and turns it on, now and at each boot. */
export function firewall(options: FirewallOptions): ProvisionerStep {
  return {
    type: "shell",
    settings: options,
    comment: options.comment,
    body(context) {
      const rules = checkedRules(options.allow, context);
      const allowsSsh = rules.some(({ port, protocol }) => port === SSH_PORT && protocol === "tcp");
      const inline = [
        INSTALL_UFW,
        "ufw default deny incoming",
        ...rules.map(ufwAllow),
        ...(allowsSsh || options.sshMayBeClosed === true ? [] : [REQUIRE_SSH]),
        "ufw --force enable",
      ];
      return shellBody(attribute("inline", inline), STRICT_BASH, {}, context);
    },
  };
}

function checkedRules(
  allow: readonly FirewallEntry[],
  { problems, property }: ProvisionerContext,
): readonly CheckedRule[] {
  return allow.flatMap((entry, n) => checkRule(entry, problems, `${property}.allow[${n}]`) ?? []);
}
