import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/** What the proof starts, and the package of Debian that has it. */
const PROGRAMS: Readonly<Record<string, string>> = {
  "apt-get": "apt",
  debootstrap: "debootstrap",
  ip: "iproute2",
  nsenter: "util-linux",
  setpriv: "util-linux",
  sysctl: "procps",
  unshare: "util-linux",
};

export interface Surroundings {
  readonly platform: string;
  readonly user: number | undefined;
  /** As PATH has it. */
  readonly path: string;
  /** Whether the pinned Packer is there. */
  readonly packer: boolean;
}

/** What keeps the proof from starting here, each as a sentence. */
export function obstacles({ platform, user, path, packer }: Surroundings): readonly string[] {
  if (platform !== "linux") return [`test:image needs Linux with Debian's packages, not ${platform}`];
  const folders = path.split(delimiter);
  const missing = Object.keys(PROGRAMS).filter(
    (name) => !folders.some((folder) => isProgram(join(folder, name))),
  );
  const packages = [...new Set(missing.map((name) => PROGRAMS[name]))];
  return [
    ...(user === 0 ? [] : ["test:image needs root, for namespaces of its own: sudo npm run test:image"]),
    ...(missing.length === 0
      ? []
      : [`test:image needs ${missing.join(", ")}: apt-get install ${packages.join(" ")}`]),
    ...(packer ? [] : ["test:image needs the pinned Packer, for the bill of materials: npm run tools"]),
  ];
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
