import { createHash } from "node:crypto";
import { CATALOG_FILE, catalogText } from "./catalog";
import { foldersAbove, imageFolderOf, outputPathFault } from "./output-path";
import type { RenderedImage } from "./rendered-file";

/** A file that has to be in the output folder when the writer is done. */
export interface WantedFile {
  readonly path: string;
  /** As it was rendered: thousands of images are not held twice. */
  readonly content: string | Uint8Array;
  /** SHA-256 of the bytes, in hex. */
  readonly digest: string;
  readonly sizeBytes: number;
}

/**
 * The files of `images` in their order, then the catalog.
 *
 * @param only names of the images whose files are wanted; the catalog describes all of them either way
 * @throws Error when a path leads outside its image's folder or two paths meet on disk: a mistake in the
 *   code that rendered them, never one of a user
 */
export function wantedFiles(images: readonly RenderedImage[], only?: Iterable<string>): WantedFile[] {
  assertPathsAreSound(images);
  const names = only === undefined ? undefined : new Set(only);
  const chosen = names === undefined ? images : images.filter((image) => names.has(image.name));
  const files = chosen.flatMap((image) => image.files);
  return [...files, { path: CATALOG_FILE, content: catalogText(images) }].map(({ path, content }) => ({
    path,
    content,
    digest: contentDigest(content),
    sizeBytes: Buffer.byteLength(content, "utf8"),
  }));
}

/** SHA-256 in hex, as the manifest keeps it. A string counts as UTF-8. */
export function contentDigest(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

function assertPathsAreSound(images: readonly RenderedImage[]): void {
  const files = new Map([[diskName(CATALOG_FILE), CATALOG_FILE]]);
  const folders = new Map<string, string>();
  for (const image of images) {
    for (const { path } of image.files) {
      const fault = outputPathFault(path);
      if (fault !== undefined) throw new Error(`output path ${JSON.stringify(path)} ${fault}`);
      if (imageFolderOf(path) !== image.name) {
        throw new Error(
          `output path ${JSON.stringify(path)} is not in the folder "${image.name}" of its image`,
        );
      }
      const twin = files.get(diskName(path));
      if (twin !== undefined)
        throw new Error(`output paths "${twin}" and "${path}" are one file on some disks`);
      files.set(diskName(path), path);
      for (const folder of foldersAbove(path)) folders.set(diskName(folder), folder);
    }
  }
  for (const [name, folder] of folders) {
    if (files.has(name))
      throw new Error(`output path "${files.get(name)!}" is a file and the folder "${folder}" too`);
  }
}

/** What macOS and Windows make of a name: neither case nor the way an accent is encoded tells files apart. */
function diskName(path: string): string {
  return path.normalize("NFC").toLowerCase();
}
