import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pack } from "../../release/pack.mjs";

/** Packs the package that all the projects install. */
export default function packOnce() {
  process.env.GOLDEN_IMAGE_TARBALL = pack(mkdtempSync(join(tmpdir(), "golden-tarball-")));
}
