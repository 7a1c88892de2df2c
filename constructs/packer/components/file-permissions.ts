import { requireForms } from "../../image/given-text";
import type { ImageComponent } from "../image-component";
import { verify } from "../provisioners/verify";
import { componentStep } from "./component-step";
import { joined } from "./option-rules";

/** Which programs may run with rights that their caller has not. */
export interface FilePermissionsOptions {
  /**
   * Absolute paths of programs with the SUID or SGID bit, beside those that Ubuntu's server comes with. Any other
   * stops the build.
   * @default - none
   */
  readonly setuidPrograms?: readonly string[];
}

/**
 * Closes what says which jobs run as root, and what holds password hashes; mounts /dev/shm so that nothing in it can be
 * run, from the next boot on; checks for programs with others' rights.
 */
export function filePermissions({ setuidPrograms }: FilePermissionsOptions = {}): ImageComponent {
  const files = [
    { path: "/etc/passwd", mode: "0644", owner: "root", group: "root" },
    { path: "/etc/shadow", mode: "0640", owner: "root", group: "shadow" },
    { path: "/etc/gshadow", mode: "0000", owner: "root", group: "root" },
  ];
  const check = componentStep({
    script: "file-permissions-check",
    environment: { SETUID_PROGRAMS: joined(setuidPrograms) },
    check: (problems, property) =>
      requireForms(problems, `${property}.setuidPrograms`, setuidPrograms, {
        code: "component-text",
        pattern: /^\/\S+$/,
        rule: "must be the absolute path of a program, without spaces",
        example: "/usr/bin/ping",
      }),
  });
  return {
    name: "File permissions",
    slots: {
      harden: [componentStep({ script: "file-permissions" })],
      verify: [check, verify({ files })],
    },
  };
}
