import { requireForms } from "../../image/given-text";
import type { ImageComponent } from "../image-component";
import { packages } from "../provisioners/packages";
import { verify } from "../provisioners/verify";
import { componentStep } from "./component-step";
import { checkNumber, joined } from "./option-rules";

/** What the kernel records, and how much of it is kept. */
export interface AuditOptions {
  /**
   * MiB of one file of records, from 1 to 1024.
   * @default 8
   */
  readonly logFileMiB?: number;
  /**
   * How many files are kept, from 2 to 99. The oldest makes room: a full disk of records stops no VM.
   * @default 5
   */
  readonly logFiles?: number;
  /**
   * Further rules, as auditctl(8) takes them: `-w /srv/app -p wa -k app`.
   * @default - none
   */
  readonly rules?: readonly string[];
}

/** Has the kernel record who changes accounts, rights, the clock and the audit itself. */
export function audit(options: AuditOptions = {}): ImageComponent {
  const { logFileMiB, logFiles, rules } = options;
  const step = componentStep({
    script: "audit",
    environment: { LOG_FILE_MIB: logFileMiB, LOG_FILES: logFiles, RULES: joined(rules, "\n") },
    check(problems, property) {
      checkNumber(problems, `${property}.logFileMiB`, logFileMiB, 1, 1024);
      checkNumber(problems, `${property}.logFiles`, logFiles, 2, 99);
      requireForms(problems, `${property}.rules`, rules, {
        code: "component-text",
        pattern: /^-[^\n\r]+$/,
        rule: "must be a rule of one line",
        example: "-w /srv/app -p wa -k app",
      });
    },
  });
  const files = [{ path: "/etc/audit/rules.d/60-golden-image.rules", mode: "0640", owner: "root" }];
  return {
    name: "Audit",
    slots: {
      harden: [packages(["auditd"]), step],
      verify: [verify({ packages: ["auditd"], services: ["auditd"], files })],
    },
  };
}
