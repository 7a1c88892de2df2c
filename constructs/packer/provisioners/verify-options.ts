import type { FirewallEntry } from "./firewall-rule";
import type { ProvisionerOptions } from "./provisioner";

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
