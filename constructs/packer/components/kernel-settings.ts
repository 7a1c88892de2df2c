import { requireForms } from "../../image/given-text";
import type { ImageComponent } from "../image-component";
import { componentStep } from "./component-step";
import { joined } from "./option-rules";

/** What the kernel is told at each boot. */
export interface KernelSettingsOptions {
  /**
   * Settings that replace or join those of the component, by their names with dots: `{ "net.ipv4.ip_forward": 1 }` for
   * a router or containers, `{ "net.ipv4.conf.all.rp_filter": 2 }` where answers leave by another interface.
   * @default - none
   */
  readonly settings?: Readonly<Record<string, string | number>>;
}

const SETTING = /^[a-z][a-z0-9_-]*(?:\.[A-Za-z0-9_-]+)+=[^\s=][^\n=]*$/;

/** Hardens the kernel and the network by sysctl.d, from the next boot on, and turns core dumps off. */
export function kernelSettings({ settings = {} }: KernelSettingsOptions = {}): ImageComponent {
  const lines = Object.entries(settings).map(([name, value]) => `${name}=${value}`);
  const step = componentStep({
    script: "kernel-settings",
    environment: { SETTINGS: joined(lines, "\n") },
    check: (problems, property) =>
      requireForms(problems, `${property}.settings`, lines, {
        code: "component-text",
        pattern: SETTING,
        rule: "must be a setting's name with dots and its value",
        example: "net.ipv4.ip_forward=1",
      }),
  });
  return {
    name: "Kernel settings",
    slots: { harden: [step], verify: [componentStep({ script: "kernel-settings-check" })] },
  };
}
