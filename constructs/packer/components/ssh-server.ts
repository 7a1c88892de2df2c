import type { ImageComponent } from "../image-component";
import { componentStep } from "./component-step";
import { checkNumber } from "./option-rules";

/** What the SSH server allows. Keys only, and nobody as root, in any case. */
export interface SshServerOptions {
  /**
   * Whether a session may tunnel ports. A jump host and VS Code's remote sessions need it. Off, because a server is no
   * way into its network for whoever got one of its keys.
   * @default false
   */
  readonly tcpForwardingEnabled?: boolean;
  /**
   * Whether a session may use the caller's keys. Root of the VM could then use them, too; `ssh -J` does without.
   * @default false
   */
  readonly agentForwardingEnabled?: boolean;
  /**
   * Keys that a client may offer before it is cut off, from 2 to 20. CIS asks for 4 or less; an agent with more keys
   * needs more.
   * @default 4
   */
  readonly maxAuthTries?: number;
  /**
   * Seconds, from 15 to 3600, after which an unresponsive client is asked for a sign of life; after three without one
   * the session ends.
   * @default 300
   */
  readonly idleSeconds?: number;
}

const yesNo = (value: boolean | undefined) => (value === undefined ? undefined : value ? "yes" : "no");

/**
 * Has the SSH server take keys only, nobody as root, and modern algorithms only, and checks before the capture what
 * sshd itself says of its settings.
 */
export function sshServer(options: SshServerOptions = {}): ImageComponent {
  const forwarding = {
    TCP_FORWARDING: yesNo(options.tcpForwardingEnabled),
    AGENT_FORWARDING: yesNo(options.agentForwardingEnabled),
  };
  const step = componentStep({
    script: "ssh-server",
    environment: {
      ...forwarding,
      MAX_AUTH_TRIES: options.maxAuthTries,
      IDLE_SECONDS: options.idleSeconds,
    },
    check(problems, property) {
      checkNumber(problems, `${property}.maxAuthTries`, options.maxAuthTries, 2, 20);
      checkNumber(problems, `${property}.idleSeconds`, options.idleSeconds, 15, 3600);
    },
  });
  return {
    name: "SSH server",
    slots: {
      harden: [step],
      verify: [componentStep({ script: "ssh-server-check", environment: forwarding })],
    },
  };
}
