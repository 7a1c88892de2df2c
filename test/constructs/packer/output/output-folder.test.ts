import {
  chmodSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { OutputFolder } from "../../../../constructs/packer/output/output-folder";
import type { OutputReport } from "../../../../constructs/packer/output/output-report";
import { contentsOf, image, imageFilesOf, inNewFolder, messageOf, modeOf } from "./output-fixture";

const base = image("base", { "base.pkr.hcl": "base 1\n", "scripts/a.sh": "a\n" });
const web = image("web", { "web.pkr.hcl": "web 1\n" });
const baseText = "base/base.pkr.hcl";

function outcomes(report: OutputReport): Record<string, string> {
  return Object.fromEntries(report.files.map(({ path, outcome }) => [path, outcome]));
}

describe("writing", () => {
  test("makes the folder, the images' folders and the catalog", () =>
    inNewFolder((root) => {
      const folder = new OutputFolder(join(root, "deep", "out"));
      const report = folder.write([base, web]);
      expect(report.folder).toBe(join(root, "deep", "out"));
      expect(outcomes(report)).toEqual({
        "base/base.pkr.hcl": "written",
        "base/scripts/a.sh": "written",
        "web/web.pkr.hcl": "written",
        "catalog.json": "written",
      });
      expect(Object.keys(contentsOf(folder.path)).sort()).toEqual([
        ".golden-images.json",
        "base/base.pkr.hcl",
        "base/scripts/a.sh",
        "catalog.json",
        "web/web.pkr.hcl",
      ]);
      expect(readFileSync(join(folder.path, baseText), "utf8")).toBe("base 1\n");
    }));

  test("leaves a file alone that holds the right text already", () =>
    inNewFolder((root) => {
      const folder = new OutputFolder(root);
      folder.write([base]);
      const paths = [baseText, "base/scripts/a.sh", "catalog.json", ".golden-images.json"].map((path) =>
        join(root, path),
      );
      for (const path of paths) utimesSync(path, 1_000, 1_000);
      utimesSync(root, 1_000, 1_000);
      expect(new Set(Object.values(outcomes(folder.write([base]))))).toEqual(new Set(["unchanged"]));
      for (const path of [...paths, root]) expect(statSync(path).mtimeMs).toBe(1_000_000);
    }));

  test("replaces only what changed", () =>
    inNewFolder((root) => {
      const folder = new OutputFolder(root);
      folder.write([base]);
      utimesSync(join(root, "base/scripts/a.sh"), 1_000, 1_000);
      const report = folder.write([image("base", { "base.pkr.hcl": "base 2\n", "scripts/a.sh": "a\n" })]);
      expect(outcomes(report)).toMatchObject({ [baseText]: "written", "base/scripts/a.sh": "unchanged" });
      expect(readFileSync(join(root, baseText), "utf8")).toBe("base 2\n");
      expect(statSync(join(root, "base/scripts/a.sh")).mtimeMs).toBe(1_000_000);
    }));

  test("gives the same modes whatever the umask", () =>
    inNewFolder((root) => {
      const umask = process.umask(0o077);
      try {
        new OutputFolder(join(root, "out")).write([base]);
      } finally {
        process.umask(umask);
      }
      for (const path of ["out", "out/base", "out/base/scripts"])
        expect(modeOf(join(root, path))).toBe("755");
      for (const path of [baseText, "catalog.json", ".golden-images.json"]) {
        expect(modeOf(join(root, "out", path))).toBe("644");
      }
    }));

  test("leaves the setgid bit of a shared folder to the folders in it", () =>
    inNewFolder((root) => {
      chmodSync(root, 0o2775);
      new OutputFolder(root).write([base]);
      expect(statSync(join(root, "base")).mode & 0o7777).toBe(0o2755);
    }));

  test("keeps bytes and CRLF as they are", () =>
    inNewFolder((root) => {
      const bytes = Buffer.from([0, 1, 13, 10, 255, 254]);
      const folder = new OutputFolder(root);
      const images = [image("base", { "logo.bin": bytes, "windows.ps1": "a\r\nb\r\n", empty: "" })];
      folder.write(images);
      expect(readFileSync(join(root, "base/logo.bin"))).toEqual(bytes);
      expect(readFileSync(join(root, "base/windows.ps1"), "latin1")).toBe("a\r\nb\r\n");
      expect(outcomes(folder.write(images))["base/empty"]).toBe("unchanged");
    }));

  test("removes the files of an image that is gone, and the folders that it leaves empty", () =>
    inNewFolder((root) => {
      const folder = new OutputFolder(root);
      folder.write([base, web]);
      expect(outcomes(folder.write([web]))).toEqual({
        "web/web.pkr.hcl": "unchanged",
        "catalog.json": "written",
        "base/base.pkr.hcl": "removed",
        "base/scripts/a.sh": "removed",
      });
      expect(imageFilesOf(root)).toEqual(["web/web.pkr.hcl"]);
    }));

  test("leaves what others put into the folder of an image that is gone", () =>
    inNewFolder((root) => {
      const folder = new OutputFolder(root);
      folder.write([base, web]);
      writeFileSync(join(root, "base", "manifest.json"), "of packer");
      folder.write([web]);
      expect(imageFilesOf(root)).toEqual(["base/manifest.json", "web/web.pkr.hcl"]);
    }));

  test("writes a file again that someone deleted, and forgets one that is needed no more", () =>
    inNewFolder((root) => {
      const folder = new OutputFolder(root);
      folder.write([base, web]);
      rmSync(join(root, "base"), { recursive: true });
      expect(outcomes(folder.write([base, web]))[baseText]).toBe("written");
      unlinkSync(join(root, "web/web.pkr.hcl"));
      expect(outcomes(folder.write([base]))["web/web.pkr.hcl"]).toBeUndefined();
      expect(imageFilesOf(root)).toEqual([baseText, "base/scripts/a.sh"]);
    }));

  test("turns a file into a folder and back when the image wants it so", () =>
    inNewFolder((root) => {
      const folder = new OutputFolder(root);
      folder.write([image("base", { scripts: "a file" })]);
      folder.write([image("base", { "scripts/deep/a.sh": "a" })]);
      expect(imageFilesOf(root)).toEqual(["base/scripts/deep/a.sh"]);
      folder.write([image("base", { scripts: "a file" })]);
      expect(imageFilesOf(root)).toEqual(["base/scripts"]);
    }));

  test("touches only the chosen image's folder, and the catalog", () =>
    inNewFolder((root) => {
      const folder = new OutputFolder(root);
      folder.write([base, web, image("old", { x: "old" })]);
      const changed = [
        image("base", { "base.pkr.hcl": "base 2\n" }),
        image("web", { "web.pkr.hcl": "web 2\n" }),
      ];
      expect(outcomes(folder.write(changed, { only: ["web"] }))).toEqual({
        "web/web.pkr.hcl": "written",
        "catalog.json": "written",
      });
      expect(readFileSync(join(root, baseText), "utf8")).toBe("base 1\n");
      // The manifest still knows the others: a full run brings them up to date.
      expect(outcomes(folder.write(changed))).toEqual({
        [baseText]: "written",
        "web/web.pkr.hcl": "unchanged",
        "catalog.json": "unchanged",
        "base/scripts/a.sh": "removed",
        "old/x": "removed",
      });
    }));

  test("reaches the folder that a symbolic link given as output folder leads to", () =>
    inNewFolder((root) => {
      mkdirSync(join(root, "real"));
      symlinkSync("real", join(root, "link"));
      const folder = new OutputFolder(join(root, "link"));
      folder.write([base]);
      expect(folder.path).toBe(join(root, "real"));
      expect(imageFilesOf(join(root, "real"))).toContain(baseText);
    }));
});

describe("a file edited by hand", () => {
  test("is kept and reported while the rest is written", () =>
    inNewFolder((root) => {
      const folder = new OutputFolder(root);
      folder.write([base]);
      writeFileSync(join(root, baseText), "mine\n");
      const changed = image("base", { "base.pkr.hcl": "base 2\n", "scripts/a.sh": "a 2\n" });
      const report = folder.write([changed]);
      expect(report.files[0]).toEqual({ path: baseText, outcome: "kept", reason: "edited by hand" });
      expect(report.files[1]).toEqual({ path: "base/scripts/a.sh", outcome: "written" });
      expect(readFileSync(join(root, baseText), "utf8")).toBe("mine\n");
      expect(folder.write([changed]).files[0]?.outcome).toBe("kept");
    }));

  test("is ours again once it holds what the code says", () =>
    inNewFolder((root) => {
      const folder = new OutputFolder(root);
      folder.write([base]);
      writeFileSync(join(root, baseText), "base 2\n");
      const changed = [image("base", { "base.pkr.hcl": "base 2\n", "scripts/a.sh": "a\n" })];
      expect(folder.write(changed).files[0]?.outcome).toBe("unchanged");
      expect(outcomes(folder.write([base]))[baseText]).toBe("written");
    }));

  test("is replaced by force", () =>
    inNewFolder((root) => {
      const folder = new OutputFolder(root);
      folder.write([base]);
      writeFileSync(join(root, baseText), "mine\n");
      expect(folder.write([base], { force: true }).files[0]?.outcome).toBe("written");
      expect(readFileSync(join(root, baseText), "utf8")).toBe("base 1\n");
    }));

  test("is kept when its image is gone, and removed by force", () =>
    inNewFolder((root) => {
      const folder = new OutputFolder(root);
      folder.write([base, web]);
      writeFileSync(join(root, "web/web.pkr.hcl"), "mine\n");
      const kept = {
        path: "web/web.pkr.hcl",
        outcome: "kept",
        reason: "edited by hand, and nothing needs it any more",
      };
      expect(folder.write([base]).files).toContainEqual(kept);
      expect(folder.write([base]).files).toContainEqual(kept);
      expect(outcomes(folder.write([base], { force: true }))["web/web.pkr.hcl"]).toBe("removed");
      expect(imageFilesOf(root)).toEqual([baseText, "base/scripts/a.sh"]);
    }));
});

describe("what is not ours", () => {
  test("stays where no file of ours has to be", () =>
    inNewFolder((root) => {
      mkdirSync(join(root, "notes"));
      writeFileSync(join(root, "notes", "todo.txt"), "mine");
      writeFileSync(join(root, "README.md"), "mine");
      const folder = new OutputFolder(root);
      folder.write([base]);
      folder.write([], { force: true });
      expect(imageFilesOf(root)).toEqual(["README.md", "notes/todo.txt"]);
    }));

  test("rejects a folder with the name of an image, even by force, and writes nothing", () =>
    inNewFolder((root) => {
      mkdirSync(join(root, "base"));
      writeFileSync(join(root, "base", "thesis.txt"), "mine");
      const before = contentsOf(root);
      for (const force of [false, true]) {
        expect(messageOf(() => new OutputFolder(root).write([web, base], { force }))).toBe(
          `[${root}/base] output can not be written: this is a folder that synth-packer did not write, ` +
            "nothing was changed; move it away",
        );
      }
      expect(contentsOf(root)).toEqual(before);
    }));

  test("rejects a file in the place of one of ours, unless by force", () =>
    inNewFolder((root) => {
      const folder = new OutputFolder(root);
      folder.write([base]);
      writeFileSync(join(root, "base/scripts/b.sh"), "mine");
      const images = [image("base", { "scripts/b.sh": "ours" })];
      expect(messageOf(() => folder.write(images))).toBe(
        `[${root}/base/scripts/b.sh] output can not be written: this is a file that synth-packer did not write, ` +
          "nothing was changed; move it away, or replace it with force (--force)",
      );
      expect(readFileSync(join(root, "base/scripts/b.sh"), "utf8")).toBe("mine");
      expect(outcomes(folder.write(images, { force: true }))["base/scripts/b.sh"]).toBe("written");
      expect(readFileSync(join(root, "base/scripts/b.sh"), "utf8")).toBe("ours");
    }));

  test("rejects a folder where a file has to be, and a file where a folder has to be, in one message", () =>
    inNewFolder((root) => {
      const folder = new OutputFolder(root);
      folder.write([image("base", { x: "x" })]);
      mkdirSync(join(root, "base", "base.pkr.hcl"));
      writeFileSync(join(root, "base", "scripts"), "mine");
      writeFileSync(join(root, "web"), "mine");
      const message = messageOf(() => folder.write([base, web], { force: true }));
      expect(message.split("\n")).toEqual([
        "3 problems",
        `  [${root}/base/base.pkr.hcl] output can not be written: this is a folder, and a file is needed, nothing was changed; move it away`,
        `  [${root}/base/scripts] output can not be written: this is a file, and a folder is needed, nothing was changed; move it away`,
        `  [${root}/web] output can not be written: this is a file, and a folder is needed, nothing was changed; move it away`,
      ]);
    }));

  test("is taken over when it holds exactly what we would write, as after a lost manifest", () =>
    inNewFolder((root) => {
      const folder = new OutputFolder(root);
      folder.write([base]);
      unlinkSync(join(root, ".golden-images.json"));
      expect(new Set(Object.values(outcomes(folder.write([base]))))).toEqual(new Set(["unchanged"]));
      expect(outcomes(folder.write([image("base", { "base.pkr.hcl": "base 2\n" })]))[baseText]).toBe(
        "written",
      );
    }));

  test("rejects a symbolic link to a folder, even by force, and does not touch what it leads to", () =>
    inNewFolder((root) => {
      const out = join(root, "out");
      const folder = new OutputFolder(out);
      folder.write([base]);
      renameSync(join(out, "base"), join(root, "elsewhere"));
      symlinkSync("../elsewhere", join(out, "base"));
      const before = contentsOf(join(root, "elsewhere"));
      const images = [image("base", { "base.pkr.hcl": "base 2\n" })];
      for (const force of [false, true]) {
        expect(messageOf(() => folder.write(images, { force }))).toBe(
          `[${out}/base] output can not be written: this is a symbolic link, nothing was changed; move it away`,
        );
      }
      // Not ours any more: forgotten, and not removed through the link.
      folder.write([web], { force: true });
      expect(contentsOf(join(root, "elsewhere"))).toEqual(before);
    }));

  test("rejects a symbolic link in the place of a file, and does not write through it", () =>
    inNewFolder((root) => {
      const out = join(root, "out");
      const folder = new OutputFolder(out);
      folder.write([base]);
      writeFileSync(join(root, "target"), "mine");
      unlinkSync(join(out, baseText));
      symlinkSync(join(root, "target"), join(out, baseText));
      expect(messageOf(() => folder.write([base], { force: true }))).toContain(
        "this is a symbolic link, nothing was changed",
      );
      expect(readFileSync(join(root, "target"), "utf8")).toBe("mine");
    }));
});

describe("planning", () => {
  test("says what would be done and writes nothing, not even the folder", () =>
    inNewFolder((root) => {
      const folder = new OutputFolder(join(root, "out"));
      expect(folder.plan([base]).files.map(({ action, path }) => `${action} ${path}`)).toEqual([
        "write base/base.pkr.hcl",
        "write base/scripts/a.sh",
        "write catalog.json",
      ]);
      expect(contentsOf(root)).toEqual({});
    }));

  test("tells every fate apart", () =>
    inNewFolder((root) => {
      const folder = new OutputFolder(root);
      folder.write([image("base", { same: "1", edited: "1", changed: "1", stale: "1", staleEdited: "1" })]);
      writeFileSync(join(root, "base/edited"), "mine");
      writeFileSync(join(root, "base/staleEdited"), "mine");
      writeFileSync(join(root, "base/theirs"), "theirs");
      const wanted = image("base", { same: "1", edited: "2", changed: "2", theirs: "2", fresh: "2" });
      expect(folder.plan([wanted]).files.map(({ action, path }) => `${action} ${path}`)).toEqual([
        "unchanged base/same",
        "keep base/edited",
        "write base/changed",
        "conflict base/theirs",
        "write base/fresh",
        "write catalog.json",
        "remove base/stale",
        "keep base/staleEdited",
      ]);
    }));
});
