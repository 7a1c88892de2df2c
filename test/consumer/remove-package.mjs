import { rmSync } from "node:fs";
import { dirname } from "node:path";

export default function removePackage() {
  rmSync(dirname(process.env.GOLDEN_IMAGE_TARBALL), { recursive: true });
}
