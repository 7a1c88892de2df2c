import type { ImageComponent } from "../image-component";
import { FirewallOptions, firewall as firewallStep } from "../provisioners/firewall";
import { verify } from "../provisioners/verify";

/** Closes ufw but for what is allowed, and checks before the capture that it is. */
export function firewall(options: FirewallOptions): ImageComponent {
  return {
    name: "Firewall",
    slots: { harden: [firewallStep(options)], verify: [verify({ firewallAllows: options.allow })] },
  };
}
