// `npm run package:check`: packs the package twice, and judges what a stranger would install: its bytes, its files,
// and how they resolve, by publint and Are The Types Wrong.
import { createHash } from "node:crypto";
import { chmodSync, cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { pack, root } from "./pack.mjs";
import { PACKED_AS_THEY_ARE } from "./packed-files.mjs";

/** What the package's code is made from, and by. */
const BUILT_FROM = [
  "constructs",
  "release/build.mjs",
  "release/packed-files.mjs",
  "tsconfig.json",
  "tsconfig.build.json",
];

const folder = mkdtempSync(join(tmpdir(), "golden-package-"));
try {
  const [first, second] = packTwice();
  const files = filesIn(first);
  const mistakes = [
    ...(digestOf(first) === digestOf(second)
      ? []
      : ["two builds of the same sources pack to different bytes"]),
    ...findWrongFiles(files),
    ...findWrongSourceMaps(files),
    ...(await askPublint(first)),
    ...(await askAreTheTypesWrong(first)),
  ];
  for (const mistake of mistakes) console.error(`package: ${mistake}`);
  if (mistakes.length > 0) process.exitCode = 1;
  const size = (first.length / 1000).toFixed(0);
  console.log(
    `${files.size} files, ${size} kB packed, sha256 ${digestOf(first)}; ${mistakes.length} mistakes`,
  );
} finally {
  rmSync(folder, { recursive: true });
}

/** Here, and as another user would: in another place, where nobody else may read what was cloned or is made. */
function packTwice() {
  const first = readFileSync(pack(folder));
  const before = process.umask(0o077);
  try {
    return [first, readFileSync(pack(folder, privateClone()))];
  } finally {
    process.umask(before);
  }
}

/** What the package is made from, as a clone under umask 077 holds it. */
function privateClone() {
  const clone = join(folder, "clone");
  for (const name of [...PACKED_AS_THEY_ARE, ...BUILT_FROM])
    cpSync(join(root, name), join(clone, name), { recursive: true });
  for (const entry of readdirSync(clone, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) chmodSync(join(entry.parentPath, entry.name), 0o600);
  symlinkSync(join(root, "node_modules"), join(clone, "node_modules"));
  return clone;
}

function digestOf(tarball) {
  return createHash("sha256").update(tarball).digest("hex");
}

/** Every file of a tarball, its text by its path in the package. */
function filesIn(tarball) {
  const { listFiles, readFile, packageName } = asPackage(tarball);
  const prefix = `/node_modules/${packageName}/`;
  return new Map(listFiles().map((path) => [path.slice(prefix.length), readFile(path)]));
}

function asPackage(tarball) {
  const data = createPackageFromTarballData(new Uint8Array(tarball));
  return {
    packageName: data.packageName,
    listFiles: () => data.listFiles(),
    readFile: (path) => data.readFile(path),
  };
}

/** What is missing, and what is there without a reason. */
function findWrongFiles(files) {
  const wanted = new Set([...PACKED_AS_THEY_ARE, ...compiledFiles()]);
  return [
    ...[...wanted].filter((path) => !files.has(path)).map((path) => `${path} is missing`),
    ...[...files.keys()].filter((path) => !wanted.has(path)).map((path) => `${path} is not needed`),
  ];
}

/** What each source becomes in the package. */
function compiledFiles() {
  const sources = readdirSync(join(root, "constructs"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(root, "constructs").length + 1));
  return sources.flatMap((source) => {
    const path = `dist/${source}`;
    if (!path.endsWith(".ts")) return [path];
    return [".js", ".js.map", ".d.ts"].map((end) => path.replace(/\.ts$/, end));
  });
}

/** The sources are not in the package, so a map without their text would show nothing. */
function findWrongSourceMaps(files) {
  const maps = [...files].filter(([path]) => path.endsWith(".map"));
  return maps
    .filter(([, text]) => !JSON.parse(text).sourcesContent?.every((source) => source?.length > 0))
    .map(([path]) => `${path} does not hold its source`);
}

async function askPublint(tarball) {
  const { buffer, byteOffset, length } = tarball;
  const { messages, pkg } = await publint({
    strict: true,
    pack: { tarball: buffer.slice(byteOffset, byteOffset + length) },
  });
  return messages.map((message) => `publint: ${formatMessage(message, pkg)}`);
}

async function askAreTheTypesWrong(tarball) {
  const { types, problems } = await checkPackage(createPackageFromTarballData(new Uint8Array(tarball)));
  if (types === false) return ["Are The Types Wrong: it has no types"];
  return problems.map((problem) => `Are The Types Wrong: ${JSON.stringify(problem)}`);
}
