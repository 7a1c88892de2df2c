/** Start of every name that the writer keeps for itself: its manifest, its lock, its temporary files. */
export const RESERVED_PREFIX = ".golden-images";

/** Longest name of a file that the usual file systems take, in bytes. */
const NAME_BYTES = 255;

/**
 * Why `path` can not name an output file, or `undefined` when it can: it is relative, POSIX, stays inside
 * the output folder on every platform, and is none of the writer's own names.
 */
export function outputPathFault(path: string): string | undefined {
  if (path === "") return "is empty";
  if (path.startsWith("/")) return "is absolute";
  if (/[\\:]/.test(path)) return "holds a backslash or a colon";
  // A control character in a name is never meant, and would break the line-oriented report.
  if (/[\u0000-\u001f\u007f]/.test(path)) return "holds a control character";
  for (const name of path.split("/")) {
    if (name === "") return "holds an empty name";
    if (name === "." || name === "..") return `holds "${name}"`;
    if (Buffer.byteLength(name) > NAME_BYTES) return `holds a name of more than ${NAME_BYTES} bytes`;
    if (name.toLowerCase().startsWith(RESERVED_PREFIX))
      return `holds a name that starts with "${RESERVED_PREFIX}"`;
  }
  return undefined;
}

/** The folders above `path`, the outermost first: `a/b/c` -> `a`, `a/b`. */
export function foldersAbove(path: string): string[] {
  const folders: string[] = [];
  for (let slash = path.indexOf("/"); slash !== -1; slash = path.indexOf("/", slash + 1)) {
    folders.push(path.slice(0, slash));
  }
  return folders;
}

/** The outermost folder of `path`, which is its image's, or `undefined` for a file beside the folders. */
export function imageFolderOf(path: string): string | undefined {
  const slash = path.indexOf("/");
  return slash === -1 ? undefined : path.slice(0, slash);
}
