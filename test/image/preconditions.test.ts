import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { obstacles } from "./preconditions";

const folder = mkdtempSync(join(tmpdir(), "programs-"));
afterAll(() => rmSync(folder, { recursive: true }));

beforeAll(() => {
  for (const name of ["apt-get", "ip", "nsenter", "setpriv", "unshare", "debootstrap"]) {
    writeFileSync(join(folder, name), "");
    chmodSync(join(folder, name), name === "debootstrap" ? 0o644 : 0o755);
  }
});

it("names all that is missing, and how to get it", () => {
  const path = `/nowhere${delimiter}${folder}`;

  expect(obstacles({ platform: "linux", user: 1000, path, packer: false })).toEqual([
    "test:image needs root, for namespaces of its own: sudo npm run test:image",
    "test:image needs debootstrap, sysctl: apt-get install debootstrap procps",
    "test:image needs the pinned Packer, for the bill of materials: npm run tools",
  ]);
});

it("says of another system only that it is another", () => {
  expect(obstacles({ platform: "darwin", user: 501, path: "", packer: false })).toEqual([
    "test:image needs Linux with Debian's packages, not darwin",
  ]);
});
