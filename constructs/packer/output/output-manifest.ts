import { lstatSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ImageError } from "../../errors";
import { isSystemError, outputFailure } from "./output-failure";
import { outputPathFault, RESERVED_PREFIX } from "./output-path";

/** The file in the output folder that says which files there are ours. */
export const MANIFEST_FILE = `${RESERVED_PREFIX}.json`;

const MANIFEST_VERSION = 1;
const DIGEST = /^[0-9a-f]{64}$/;
const ABOUT =
  "Lists the files that synth-packer wrote, with their SHA-256. Only these are ever replaced or removed. Do not edit.";

/**
 * Which files of the output folder are ours, each with the digests that it may have on disk: one for a
 * file at rest, two while a run replaces it (before and after), so that a run killed at any moment leaves
 * nothing that looks edited by hand.
 */
export type OutputManifest = ReadonlyMap<string, readonly string[]>;

/** The manifest's text: sorted, so that equal manifests are equal bytes. */
export function manifestText(manifest: OutputManifest): string {
  const paths = [...manifest.keys()].sort();
  const files = paths.map((path) => {
    const digests = manifest.get(path)!;
    return [path, digests.length === 1 ? digests[0] : digests];
  });
  return `${JSON.stringify({ about: ABOUT, version: MANIFEST_VERSION, files: Object.fromEntries(files) }, undefined, 2)}\n`;
}

/**
 * The text and the content of the manifest in `folder`. A folder without one has an empty manifest: nothing
 * in it is ours.
 *
 * @throws ImageError when the manifest is broken, or of a newer format than this version knows. It is left
 *   as it is: guessing would mean to replace or remove files that may not be ours.
 */
export function readManifest(folder: string): { readonly text: string; readonly manifest: OutputManifest } {
  const path = join(folder, MANIFEST_FILE);
  let text: string;
  try {
    // Never through a symbolic link: what it points to is not a file of this folder.
    if (!lstatSync(path).isFile()) throw refused(path, "is not a regular file");
    text = readFileSync(path, "utf8");
  } catch (error) {
    if (isSystemError(error, "ENOENT")) return { text: "", manifest: new Map() };
    throw outputFailure(error, { path, act: "read", state: "nothing was changed" });
  }
  return { text, manifest: parseManifest(text, path) };
}

function parseManifest(text: string, path: string): OutputManifest {
  const content = parseObject(text);
  if (content === undefined)
    throw refused(path, text === "" ? "is empty" : "is not JSON as synth-packer writes it");
  const { version, files } = content;
  if (typeof version === "number" && version > MANIFEST_VERSION) {
    throw new ImageError([
      {
        code: "output-manifest-newer",
        path,
        property: "version",
        rule: `is of a newer release, this one knows up to ${MANIFEST_VERSION}, nothing was changed`,
        got: version,
        fix: "update this package, or choose another output folder",
      },
    ]);
  }
  if (version !== MANIFEST_VERSION) throw refused(path, "names no version that is known");
  if (!isObject(files)) throw refused(path, "lists no files");
  const manifest = new Map<string, readonly string[]>();
  for (const [file, value] of Object.entries(files)) {
    const digests: readonly unknown[] = Array.isArray(value) ? value : [value];
    // The file may have been edited or merged: a path in it must not reach what is outside the folder.
    const fault = outputPathFault(file);
    if (fault !== undefined) throw refused(path, `lists ${JSON.stringify(file)}, which ${fault}`);
    if (!digests.every(isDigest)) throw refused(path, `has no SHA-256 for ${JSON.stringify(file)}`);
    manifest.set(file, digests);
  }
  return manifest;
}

function refused(path: string, fault: string): ImageError {
  return new ImageError([
    {
      code: "output-manifest-broken",
      path,
      property: "manifest",
      rule: `${fault}, so it does not say which files are ours, nothing was changed`,
      fix: "restore it from version control, or move the output folder away and run again",
    },
  ]);
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isDigest(value: unknown): value is string {
  return typeof value === "string" && DIGEST.test(value);
}
