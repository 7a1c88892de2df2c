import { Component } from "../constructs/packer";

/** What every image of this organisation is hardened by, in the order in which it happens. */
export const baseline = [
  Component.azureDatasource(),
  Component.unattendedUpgrades(),
  Component.firewall({ allow: ["ssh"] }),
  Component.sshServer(),
  Component.kernelSettings(),
  Component.kernelModules(),
  Component.audit(),
  Component.accounts(),
  Component.timeSync(),
  Component.banner(),
  Component.filePermissions(),
];
