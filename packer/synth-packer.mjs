// Starts `npm run synth-packer`. Plain JavaScript, because it runs before anything is compiled, and short,
// because it runs each time: it starts a built program when everything that the program was built from is
// still the same, byte by byte, and has it built anew otherwise.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Script } from "node:vm";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const cacheFile = join(root, ".cache", "synth-packer", "program");
const builder = "./cli/build-program.mjs";

const program = readFreshProgram() ?? (await buildProgram());
if (program !== undefined) await start(program);

/** The built program, or nothing when there is none or it is not what the sources would give now. */
function readFreshProgram() {
  try {
    const bytes = readFileSync(cacheFile);
    const headerEnd = bytes.indexOf(10);
    const header = JSON.parse(bytes.latin1Slice(0, headerEnd));
    const codeStart = headerEnd + 1 + header.sourceBytes;
    if (bytes.length !== codeStart + header.codeBytes || hashInputs(header) !== header.hash) return undefined;
    const code = header.codeBytes > 0 ? bytes.subarray(codeStart) : undefined;
    return { header, source: bytes.latin1Slice(headerEnd + 1, codeStart), code };
  } catch {
    return undefined; // An input is gone, or the cache is not of this version: both mean to build.
  }
}

/** One hash over everything that decides what the program is. The builder hashes what it has read. */
function hashInputs({ files, folders }, read = readInput, list = listSources) {
  const contents = files.map((file) => read(file));
  // The place of the repository counts: the program names its scripts by full path.
  const context = [root, process.version, process.arch, files, contents.map((content) => content.length)];
  const listings = folders.map((folder) => [folder, list(folder)]);
  // Two large pieces: hashing each file for itself takes three times as long as reading it.
  const text = JSON.stringify([context, listings]);
  return createHash("sha256").update(text).update(Buffer.concat(contents)).digest("hex");
}

function readInput(file) {
  return readFileSync(join(root, file));
}

/** Names in a folder that can change what an import means: a new file may come before the one in use. */
function listSources(folder) {
  const isSource = (name) => /\.([cm]?[jt]sx?|json)$/.test(name) || name === "node_modules";
  return readdirSync(join(root, folder)).filter(isSource).sort();
}

async function buildProgram() {
  const { build } = await import(builder);
  return build({ root, cacheFile, hashInputs, readInput, listSources });
}

async function start({ header, source, code }) {
  const filename = join(root, ".cache", "synth-packer", "program.js");
  const script = new Script(source, { filename, cachedData: code });
  const module = { exports: {} };
  script.runInThisContext()(createRequire(join(root, "packer", "main.ts")), module);
  await module.exports.main(async (stack) => (await import(builder)).locate(stack, root, filename));
  const ranInFull =
    process.exitCode === 0 && !process.argv.some((argument) => /^(-h|--help|--list)$/.test(argument));
  if (code === undefined && header.isKept && ranInFull) {
    const { keep } = await import(builder);
    keep({ header, source }, cacheFile, script.createCachedData());
  }
}
