import { requireForm } from "../../image/given-text";
import type { ImageComponent } from "../image-component";
import { verify } from "../provisioners/verify";
import { componentStep } from "./component-step";

/** What is said before and after a login. */
export interface BannerOptions {
  /**
   * The text. No backslash in it: a terminal's login would put the system's name and version there.
   * @default "This system is for authorized users only. Use is monitored and recorded; whoever continues consents to
   * that. Unauthorized access is prohibited and may be prosecuted by law."
   */
  readonly text?: string;
}

/** Says before and after a login whose machine this is, and nothing about its system. */
export function banner({ text }: BannerOptions = {}): ImageComponent {
  const step = componentStep({
    script: "banner",
    environment: { TEXT: text },
    check(problems, property) {
      if (text === undefined) return;
      requireForm(problems, `${property}.text`, text, {
        code: "component-text",
        pattern: /^[^\\]*[^\\\s][^\\]*$/,
        rule: "must be a text without backslashes",
        example: "Authorized users only.",
      });
    },
  });
  const files = ["/etc/issue", "/etc/issue.net", "/etc/motd"].map((path) => ({
    path,
    mode: "0644",
    owner: "root",
  }));
  return { name: "Banner", slots: { harden: [step], verify: [verify({ files })] } };
}
