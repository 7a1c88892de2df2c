import { createHash } from "node:crypto";
import { wantedFiles } from "../../../../constructs/packer/output/wanted-file";
import { image } from "./output-fixture";

function withPath(path: string) {
  return [{ ...image("base", {}), files: [{ path, content: "x" }] }];
}

describe("wanted files", () => {
  test("are those of the images, then the catalog", () => {
    const paths = wantedFiles([image("b", { x: "1", "s/y": "2" }), image("a", { z: "3" })]).map(
      ({ path }) => path,
    );
    expect(paths).toEqual(["b/x", "b/s/y", "a/z", "catalog.json"]);
  });

  test("are those of the chosen images, while the catalog describes all", () => {
    const files = wantedFiles([image("b", { x: "1" }), image("a", { z: "3" })], new Set(["a"]));
    expect(files.map(({ path }) => path)).toEqual(["a/z", "catalog.json"]);
    expect(files[1]?.content.toString()).toContain('"name": "b"');
  });

  test("count bytes and have the digest of their UTF-8", () => {
    const [text, bytes] = wantedFiles([image("a", { x: "é\r\n", y: Buffer.from("é\r\n") })]);
    expect([text?.sizeBytes, bytes?.sizeBytes]).toEqual([4, 4]);
    expect(text?.digest).toBe(createHash("sha256").update(Buffer.from("c3a90d0a", "hex")).digest("hex"));
    expect(bytes?.digest).toBe(text?.digest);
  });

  test.each([
    ["../x", 'output path "../x" holds ".."'],
    ["base/../../x", 'output path "base/../../x" holds ".."'],
    ["base/./x", 'output path "base/./x" holds "."'],
    ["base//x", 'output path "base//x" holds an empty name'],
    ["base/", 'output path "base/" holds an empty name'],
    ["/etc/passwd", 'output path "/etc/passwd" is absolute'],
    ["", 'output path "" is empty'],
    ["base\\x", 'output path "base\\\\x" holds a backslash or a colon'],
    ["C:/x", 'output path "C:/x" holds a backslash or a colon'],
    ["base/a\u0000b", 'output path "base/a\\u0000b" holds a control character'],
    ["base/a\nb", 'output path "base/a\\nb" holds a control character'],
    [`base/${"é".repeat(128)}`, "holds a name of more than 255 bytes"],
    ["base/.golden-images.lock", 'holds a name that starts with ".golden-images"'],
    [".Golden-Images.json", 'holds a name that starts with ".golden-images"'],
    ["other/x", 'output path "other/x" is not in the folder "base" of its image'],
    ["x", 'output path "x" is not in the folder "base" of its image'],
  ])("rejects the path %j", (path, message) => {
    expect(() => wantedFiles(withPath(path))).toThrow(message);
  });

  test("rejects two paths that are one on macOS and Windows", () => {
    const images = [image("base", { "README.md": "x", "readme.md": "y" })];
    expect(() => wantedFiles(images)).toThrow(
      'output paths "base/README.md" and "base/readme.md" are one file on some disks',
    );
    const accents = [image("base", { "\u00e9": "x", "e\u0301": "y" })];
    expect(() => wantedFiles(accents)).toThrow("are one file on some disks");
  });

  test("rejects a path that is a file and a folder", () => {
    expect(() => wantedFiles([image("base", { a: "x", "a/b": "y" })])).toThrow(
      'output path "base/a" is a file and the folder "base/a" too',
    );
    expect(() => wantedFiles([image("catalog.json", { a: "x" })])).toThrow(
      'output path "catalog.json" is a file and the folder "catalog.json" too',
    );
  });
});
