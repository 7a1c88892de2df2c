import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ImageError } from "../../../../constructs/errors";
import type { RenderedImage } from "../../../../constructs/packer/output/rendered-file";

/** An image whose files hold `text`, or what `files` says; paths in it are relative to the image's folder. */
export function image(
  name: string,
  files: Readonly<Record<string, string | Buffer>>,
  more: Partial<RenderedImage> = {},
): RenderedImage {
  const entries = Object.entries(files);
  return {
    name,
    digest: `digest-of-${name}`,
    regions: ["eastus"],
    files: entries.map(([path, content]) => ({ path: `${name}/${path}`, content })),
    ...more,
  };
}

/** Runs `body` with a new folder that is gone afterwards. */
export function inNewFolder<Result>(body: (folder: string) => Result): Result {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "golden-images-")));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    const result = body(folder);
    if (result instanceof Promise) return result.finally(remove) as Result;
    remove();
    return result;
  } catch (error) {
    remove();
    throw error;
  }
}

/** Every file below `folder` with its text, by POSIX path. Empty folders end with a slash. */
export function contentsOf(folder: string, below = ""): Record<string, string> {
  const contents: Record<string, string> = {};
  for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
    const path = `${below}${entry.name}`;
    if (entry.isDirectory()) {
      const inner = contentsOf(folder, `${path}/`);
      Object.assign(contents, Object.keys(inner).length === 0 ? { [`${path}/`]: "" } : inner);
    } else {
      contents[path] = entry.isFile() ? readFileSync(join(folder, path), "utf8") : "special";
    }
  }
  return contents;
}

/** Names below `folder` without those that the writer keeps for itself, and without the catalog. */
export function imageFilesOf(folder: string): string[] {
  return Object.keys(contentsOf(folder))
    .filter((path) => path !== "catalog.json" && path !== ".golden-images.json")
    .sort();
}

/** The permission bits of what is at `path`, in octal. */
export function modeOf(path: string): string {
  return (statSync(path).mode & 0o777).toString(8);
}

/** The message of the ImageError that `body` throws, and nothing else may. */
export function messageOf(body: () => unknown): string {
  try {
    body();
  } catch (error) {
    if (ImageError.isImageError(error)) return error.message;
    throw error;
  }
  throw new Error("no ImageError was thrown");
}
