// The slow half of `packer/synth-packer.mjs`, loaded only when the program has to be built: bundles
// `packer/main.ts` and everything that it imports into one script, and keeps it in the git-ignored `.cache/`.
import { mkdirSync, readdirSync, readFileSync, renameSync, unlinkSync, writeFileSync } from "node:fs";
import { SourceMap } from "node:module";
import { dirname, extname, join, relative, resolve } from "node:path";

const ENTRY = "packer/main.ts";
/** What decides about the build without being imported by the program. */
const BUILD_INPUTS = [
  "packer/synth-packer.mjs",
  "packer/cli/build-program.mjs",
  "package.json",
  "tsconfig.json",
  "node_modules/esbuild/package.json",
];
/** In the order in which TypeScript tries them for an import without one. */
const LOADERS = { ".ts": "ts", ".tsx": "tsx", ".js": "js", ".json": "json", ".cjs": "js", ".mjs": "js" };
/** Where sources are; a change in what these hold can change what an import means. */
const SOURCE_FOLDERS = ["constructs", "packer"];
const NO_SOURCES = ["node_modules", "out"];
/** Loaded from node_modules when needed, which `--check` alone does. */
const EXTERNAL = ["diff"];
const NOT_INSTALLED = "the packages of this repository are not installed; run npm ci first";

/**
 * The program, built from the sources as they are now and kept for the next start; or nothing, after the
 * reason has been said and the exit code set.
 */
export async function build({ root, cacheFile, hashInputs, readInput, listSources }) {
  const fault = findVersionFault(readInput);
  if (fault !== undefined) return giveUp(2, fault);
  const esbuild = await importEsbuild();
  if (esbuild === undefined) return giveUp(2, NOT_INSTALLED);

  // Read before the build and hashed as read: what is saved while we build makes the next start build again.
  const contents = new Map(BUILD_INPUTS.map((file) => [file, readInput(file)]));
  const listings = new Map(SOURCE_FOLDERS.flatMap((top) => listAll(top, root, listSources)));
  let bundle;
  try {
    bundle = await bundleProgram(esbuild, root, contents);
  } catch (error) {
    return giveUp(...(await explainFailure(esbuild, error)));
  }
  for (const file of [...contents.keys()]) {
    const manifest = packageManifestOf(file);
    if (manifest !== undefined && !contents.has(manifest)) contents.set(manifest, readInput(manifest));
  }
  const files = [...contents.keys()].sort();
  const header = { files, folders: foldersOf(files), sourceBytes: bundle.source.length, isKept: true };
  const readBefore = (file) => contents.get(file);
  const listBefore = (folder) => listings.get(folder) ?? listSources(folder);
  header.hash = hashInputs(header, readBefore, listBefore);
  header.isKept = keep({ header, source: bundle.source }, cacheFile, Buffer.alloc(0));
  return { header, source: bundle.source, code: undefined };
}

/**
 * Keeps the program, with what V8 has compiled of it, for the next start: in one file that is replaced as a
 * whole, so that two runs can do this at once. Whether it could be kept.
 */
export function keep({ header, source }, cacheFile, code) {
  const folder = dirname(cacheFile);
  const temporary = `${cacheFile}-${process.pid}.tmp`;
  const line = `${JSON.stringify({ ...header, codeBytes: code.length })}\n`;
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(temporary, Buffer.concat([Buffer.from(line + source, "latin1"), code]));
    renameSync(temporary, cacheFile);
    return true;
  } catch (error) {
    removeQuietly(temporary);
    say(`could not write ${folder} (${error.code}), so each start compiles the code anew`);
    return false;
  }
}

/** Replaces places in the built program by places in the sources, for which it is built once more. */
export async function locate(stack, root, filename) {
  const esbuild = await importEsbuild();
  if (esbuild === undefined) return stack;
  const { map } = await bundleProgram(esbuild, root, new Map());
  const sourceMap = new SourceMap(JSON.parse(map));
  const lines = stack.split("\n").flatMap((line) => {
    const [start, place] = line.split(`${filename}:`);
    const [text, lineNumber, column] = /^(\d+):(\d+)/.exec(place ?? "") ?? [];
    if (text === undefined) return line;
    const origin = sourceMap.findEntry(lineNumber - 1, column - 1);
    if (origin.originalSource === undefined) return []; // The bundler's own code.
    const source = resolve(dirname(filename), origin.originalSource);
    return `${start}${source}:${origin.originalLine + 1}:${origin.originalColumn + 1}${place.slice(text.length)}`;
  });
  return lines.join("\n");
}

async function bundleProgram(esbuild, root, contents) {
  const keepPlaces = {
    name: "keep-places",
    setup({ onLoad }) {
      onLoad({ filter: /./, namespace: "file" }, ({ path }) => {
        const loader = LOADERS[extname(path)];
        if (loader === undefined) return { errors: [{ text: `${path} is not code that can be imported` }] };
        const content = readFileSync(path);
        contents.set(relative(root, path), content);
        const text = content.toString("utf8");
        return { contents: loader === "json" ? text : withPlaces(text, path), loader };
      });
    },
  };
  const { outputFiles } = await esbuild.build({
    absWorkingDir: root,
    entryPoints: [ENTRY],
    outfile: join(root, ".cache", "synth-packer", "program.js"),
    bundle: true,
    write: false,
    platform: "node",
    format: "cjs",
    target: `node${process.versions.node}`,
    supported: { "dynamic-import": false },
    external: EXTERNAL,
    resolveExtensions: Object.keys(LOADERS).slice(0, 4),
    keepNames: true,
    sourcemap: "external",
    sourcesContent: false,
    banner: { js: "(function (require, module) {" },
    footer: { js: "})" },
    logLevel: "silent",
    plugins: [keepPlaces],
  });
  const text = (end) => outputFiles.find((file) => file.path.endsWith(end)).text;
  return { source: text("program.js"), map: text("program.js.map") };
}

/** A module that asks where it is gets the place of its source; without this, all would get the bundle's. */
function withPlaces(text, path) {
  if (!/\b__(dirname|filename)\b/.test(text)) return text;
  const names = `__filename = ${JSON.stringify(path)}, __dirname = ${JSON.stringify(dirname(path))}`;
  return `var ${names};${text}`;
}

/** The package.json that says how the package of an imported file is entered. */
function packageManifestOf(file) {
  return /^(.*\bnode_modules\/(@[^/]+\/)?[^/]+)\//.exec(file)?.[1]?.concat("/package.json");
}

function foldersOf(files) {
  const own = files.filter((file) => !file.includes("node_modules/")).map((file) => dirname(file));
  return [...new Set(own)].filter((folder) => folder !== ".").sort();
}

function listAll(folder, root, listSources) {
  const below = readdirSync(join(root, folder), { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && !NO_SOURCES.includes(entry.name),
  );
  return [
    [folder, listSources(folder)],
    ...below.flatMap((entry) => listAll(`${folder}/${entry.name}`, root, listSources)),
  ];
}

function findVersionFault(readInput) {
  const { engines } = JSON.parse(readInput("package.json"));
  const [, major, minor] = /^>=(\d+)\.(\d+)/.exec(engines.node) ?? [];
  if (major === undefined) return undefined;
  const [ownMajor, ownMinor] = process.versions.node.split(".").map(Number);
  const isNewEnough = ownMajor > Number(major) || (ownMajor === Number(major) && ownMinor >= Number(minor));
  return isNewEnough ? undefined : `Node.js ${engines.node} is needed, this is ${process.version}`;
}

async function importEsbuild() {
  try {
    return await import("esbuild");
  } catch {
    return undefined;
  }
}

/** Exit code and message for a build that failed. */
async function explainFailure(esbuild, error) {
  // esbuild without its binary, as after an install for another platform or without optional packages.
  if (!Array.isArray(error.errors)) return [2, `${NOT_INSTALLED}\n${error.message}`];
  const messages = await esbuild.formatMessages(error.errors, { kind: "error" });
  return [1, `the code does not compile, nothing was written\n${messages.join("").trimEnd()}`];
}

function removeQuietly(path) {
  try {
    unlinkSync(path);
  } catch {
    // It was not made.
  }
}

function giveUp(exitCode, message) {
  say(message);
  process.exitCode = exitCode;
}

function say(message) {
  process.stderr.write(`synth-packer: ${message}\n`);
}
