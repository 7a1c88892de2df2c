import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { OutputFolder } from "../../../../constructs/packer/output/output-folder";
import { MANIFEST_FILE } from "../../../../constructs/packer/output/output-manifest";
import { contentsOf, image, imageFilesOf, inNewFolder, messageOf } from "./output-fixture";

const base = image("base", { "base.pkr.hcl": "base 1\n", "scripts/a.sh": "a 1\n" });
const changed = image("base", {
  "base.pkr.hcl": "base 2\n",
  "scripts/a.sh": "a 2\n",
  "scripts/b.sh": "b 2\n",
});
const isRoot = process.getuid?.() === 0;

/** Runs `body` in a file system of `kilobytes`; only root can make one. */
function inSmallDisk(kilobytes: number, body: (folder: string) => void): void {
  inNewFolder((folder) => {
    const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", `size=${kilobytes}k`, "tmpfs", folder]);
    if (mounted.status !== 0) return console.warn("skipped: this system lets no tmpfs be mounted");
    try {
      body(folder);
    } finally {
      spawnSync("umount", ["-l", folder]);
    }
  });
}

describe("a run that fails", () => {
  test("rejects an output folder that is a file", () =>
    inNewFolder((folder) => {
      writeFileSync(join(folder, "out"), "mine");
      expect(messageOf(() => new OutputFolder(join(folder, "out")))).toBe(
        `[${folder}/out] output folder has the name of a file, nothing was changed; ` +
          "choose another output folder, or move that file away",
      );
      expect(messageOf(() => new OutputFolder(join(folder, "out", "deeper")))).toBe(
        `[${folder}/out/deeper] output could not be read because a part of its path is a file, not a folder (ENOTDIR), ` +
          "nothing was changed; choose another output folder, or move what is there out of the way",
      );
      expect(contentsOf(folder)).toEqual({ out: "mine" });
    }));

  test("rejects a place where no folder can be made", () => {
    expect(messageOf(() => new OutputFolder("/proc/golden-images").write([base]))).toMatch(
      /^\[\/proc\/golden-images\] output could not be created because .+, nothing was changed; .+/,
    );
  });

  test("takes back the folders that it made when something is in its way", () =>
    inNewFolder((folder) => {
      mkdirSync(join(folder, "out"));
      writeFileSync(join(folder, "out", "base"), "mine");
      expect(() => new OutputFolder(join(folder, "out")).write([base])).toThrow("a folder is needed");
      expect(contentsOf(folder)).toEqual({ "out/base": "mine" });
    }));

  (isRoot ? test : test.skip)("rejects a full disk (needs root) and leaves all as it was", () =>
    inSmallDisk(64, (folder) => {
      const output = new OutputFolder(join(folder, "out"));
      output.write([base]);
      const before = contentsOf(folder);
      const big = image("web", { "web.pkr.hcl": "x", "big.bin": Buffer.alloc(100_000), "last.sh": "x" });
      expect(messageOf(() => output.write([changed, big]))).toBe(
        `[${folder}/out/web/big.bin] output could not be written because no space is left on the disk (ENOSPC), ` +
          "nothing was changed; free some space and run it again",
      );
      expect(contentsOf(folder)).toEqual(before);
      expect(output.write([changed]).files.map(({ outcome }) => outcome)).toEqual(Array(4).fill("written"));
    }),
  );

  (isRoot ? test : test.skip)("rejects a disk without room for even the lock (needs root)", () =>
    inSmallDisk(16, (folder) => {
      for (const name of ["a", "b", "c", "d"]) {
        spawnSync("dd", ["if=/dev/zero", `of=${join(folder, name)}`, "bs=4096", "count=1"]);
      }
      const before = readdirSync(folder);
      expect(messageOf(() => new OutputFolder(folder).write([base]))).toContain(
        "output could not be locked because no space is left on the disk (ENOSPC), nothing was changed",
      );
      expect(readdirSync(folder)).toEqual(before);
    }),
  );

  (isRoot ? test : test.skip)(
    "rejects a read-only disk (needs root), but has nothing against it when all is right",
    () =>
      inSmallDisk(64, (folder) => {
        new OutputFolder(folder).write([base]);
        spawnSync("mount", ["-o", "remount,ro", folder]);
        const before = contentsOf(folder);
        expect(messageOf(() => new OutputFolder(folder).write([changed]))).toBe(
          `[${folder}/.golden-images.lock] output could not be locked because the file system is read-only (EROFS), ` +
            "nothing was changed; choose an output folder that can be written",
        );
        expect(
          new OutputFolder(folder).write([base]).files.every(({ outcome }) => outcome === "unchanged"),
        ).toBe(true);
        expect(contentsOf(folder)).toEqual(before);
      }),
  );

  (isRoot ? test.skip : test)("rejects a folder without the right to write (not as root)", () =>
    inNewFolder((folder) => {
      new OutputFolder(folder).write([base]);
      chmodSync(folder, 0o555);
      expect(messageOf(() => new OutputFolder(folder).write([changed]))).toContain(
        "output could not be locked because permission was denied (EACCES), nothing was changed",
      );
      chmodSync(folder, 0o755);
    }),
  );
});

describe("a run that is ended", () => {
  test("leaves the folder as it was, at whatever step", () =>
    inNewFolder((folder) => {
      const output = new OutputFolder(folder);
      output.write([base]);
      const before = contentsOf(folder);
      for (let steps = 1; ; steps++) {
        const run = output.writeInSteps([changed]);
        let isDone = false;
        for (let step = 0; step < steps && !isDone; step++) isDone = run.next().done === true;
        if (isDone) {
          expect(steps).toBeGreaterThan(3);
          break;
        }
        expect(existsSync(join(folder, ".golden-images.lock"))).toBe(true);
        run.return(undefined as never);
        expect(contentsOf(folder)).toEqual(before);
      }
      expect(imageFilesOf(folder)).toEqual(["base/base.pkr.hcl", "base/scripts/a.sh", "base/scripts/b.sh"]);
    }));

  test("leaves no folder that it made", () =>
    inNewFolder((folder) => {
      const run = new OutputFolder(join(folder, "deep", "out")).writeInSteps([base]);
      run.next();
      expect(existsSync(join(folder, "deep", "out"))).toBe(true);
      run.return(undefined as never);
      expect(contentsOf(folder)).toEqual({});
    }));

  test("is made good by the next one: temporary files go, half-made changes are finished", () =>
    inNewFolder((folder) => {
      const output = new OutputFolder(folder);
      output.write([base]);
      // As if killed after one of two renames: the manifest already names both what was and what comes.
      const before = readFileSync(join(folder, MANIFEST_FILE), "utf8");
      output.write([changed]);
      const after = JSON.parse(readFileSync(join(folder, MANIFEST_FILE), "utf8"));
      const intent = JSON.parse(before);
      for (const [path, digest] of Object.entries(after.files)) {
        intent.files[path] = path in intent.files ? [intent.files[path], digest] : digest;
      }
      writeFileSync(join(folder, MANIFEST_FILE), JSON.stringify(intent));
      writeFileSync(join(folder, "base/scripts/a.sh"), "a 1\n");
      writeFileSync(join(folder, ".golden-images-0123456789abcdef.tmp"), "half a fi");
      writeFileSync(join(folder, ".golden-images-of-mine.tmp"), "mine");

      const third = image("base", { "base.pkr.hcl": "base 3\n", "scripts/a.sh": "a 3\n" });
      const report = output.write([third]);
      expect(report.files.map(({ outcome, path }) => `${outcome} ${path}`)).toEqual([
        "written base/base.pkr.hcl",
        "written base/scripts/a.sh",
        "written catalog.json",
        "removed base/scripts/b.sh",
      ]);
      expect(Object.keys(contentsOf(folder)).sort()).toEqual([
        ".golden-images-of-mine.tmp",
        ".golden-images.json",
        "base/base.pkr.hcl",
        "base/scripts/a.sh",
        "catalog.json",
      ]);
    }));
});
