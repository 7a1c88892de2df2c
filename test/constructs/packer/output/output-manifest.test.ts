import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { OutputFolder } from "../../../../constructs/packer/output/output-folder";
import {
  MANIFEST_FILE,
  manifestText,
  readManifest,
} from "../../../../constructs/packer/output/output-manifest";
import { contentsOf, image, inNewFolder, messageOf } from "./output-fixture";

const A = "a".repeat(64);
const B = "b".repeat(64);

function manifestOf(files: unknown, version: unknown = 1): string {
  return JSON.stringify({ version, files });
}

describe("the manifest", () => {
  test("comes back as it was written, sorted", () =>
    inNewFolder((folder) => {
      const manifest = new Map([
        ["web/x", [A]],
        ["base/x", [A, B]],
        ["__proto__", [B]],
      ]);
      const text = manifestText(manifest);
      writeFileSync(join(folder, MANIFEST_FILE), text);
      const read = readManifest(folder);
      expect(read.text).toBe(text);
      expect([...read.manifest]).toEqual([
        ["__proto__", [B]],
        ["base/x", [A, B]],
        ["web/x", [A]],
      ]);
    }));

  test("is empty where there is none", () =>
    inNewFolder((folder) => {
      expect(readManifest(join(folder, "nowhere"))).toEqual({ text: "", manifest: new Map() });
    }));

  test.each([
    ["of 0 bytes", "", "is empty"],
    ["that is no JSON", "<<<<<<< HEAD", "is not JSON as synth-packer writes it"],
    ["that is cut off", '{"version": 1, "files": {"base/x": "aa', "is not JSON as synth-packer writes it"],
    ["that is a list", "[]", "is not JSON as synth-packer writes it"],
    ["without a version", '{"files": {}}', "names no version that is known"],
    ["without files", '{"version": 1}', "lists no files"],
    ["without a digest", manifestOf({ "base/x": "abc" }), 'has no SHA-256 for "base/x"'],
    [
      "that reaches outside",
      manifestOf({ "../../etc/passwd": A }),
      'lists "../../etc/passwd", which holds ".."',
    ],
    ["with an absolute path", manifestOf({ "/etc/passwd": A }), 'lists "/etc/passwd", which is absolute'],
  ])("rejects one %s and leaves everything as it is", (_, text, fault) =>
    inNewFolder((folder) => {
      writeFileSync(join(folder, MANIFEST_FILE), text);
      const before = contentsOf(folder);
      const images = [image("base", { x: "x" })];
      expect(messageOf(() => new OutputFolder(folder).write(images, { force: true }))).toBe(
        `[${folder}/.golden-images.json] manifest ${fault}, so it does not say which files are ours, ` +
          "nothing was changed; restore it from version control, or move the output folder away and run again",
      );
      expect(contentsOf(folder)).toEqual(before);
    }),
  );

  test("rejects one of a newer release and leaves it as it is", () =>
    inNewFolder((folder) => {
      const text = manifestOf({ "base/x": { sha512: "?" } }, 2);
      writeFileSync(join(folder, MANIFEST_FILE), text);
      expect(messageOf(() => new OutputFolder(folder).write([]))).toBe(
        `[${folder}/.golden-images.json] version is of a newer release, this one knows up to 1, nothing was changed, ` +
          "got 2; update this package, or choose another output folder",
      );
      expect(readFileSync(join(folder, MANIFEST_FILE), "utf8")).toBe(text);
    }));

  test("rejects a folder or a symbolic link in its place", () =>
    inNewFolder((folder) => {
      mkdirSync(join(folder, "a", MANIFEST_FILE), { recursive: true });
      mkdirSync(join(folder, "b"));
      writeFileSync(join(folder, "elsewhere"), manifestOf({}));
      symlinkSync("../elsewhere", join(folder, "b", MANIFEST_FILE));
      for (const name of ["a", "b"]) {
        expect(messageOf(() => new OutputFolder(join(folder, name)).write([]))).toContain(
          "manifest is not a regular file, so it does not say which files are ours, nothing was changed",
        );
      }
    }));
});
