// Writes .cache/api/types.api.md: the declarations of every entry point of the compiled package, by API Extractor.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { Extractor, ExtractorConfig } from "@microsoft/api-extractor";
import { root } from "../pack.mjs";

const folder = join(root, ".cache", "api");
const faces = join(folder, "faces.d.ts");
const manifest = join(root, "package.json");

// One program for all entry points: what several of them offer is declared once, and each lists its names.
mkdirSync(folder, { recursive: true });
writeFileSync(faces, facesOf(JSON.parse(readFileSync(manifest, "utf8")).exports));
const config = ExtractorConfig.prepare({
  configObjectFullPath: undefined,
  packageJsonFullPath: manifest,
  configObject: {
    projectFolder: root,
    mainEntryPointFilePath: faces,
    compiler: { overrideTsconfig: { compilerOptions: compilerOptions(), files: [faces] } },
    apiReport: {
      enabled: true,
      reportFileName: "types",
      reportFolder: folder,
      reportTempFolder: join(folder, "temp"),
      includeForgottenExports: true,
    },
    docModel: { enabled: false },
    dtsRollup: { enabled: false },
    tsdocMetadata: { enabled: false },
    messages: { extractorMessageReporting: { default: { logLevel: "none" } } },
  },
});
const { succeeded } = Extractor.invoke(config, {
  localBuild: true,
  messageCallback: (message) => {
    if (message.logLevel !== "error") message.handled = true;
  },
});
if (!succeeded) process.exitCode = 1;

function facesOf(entries) {
  return Object.entries(entries)
    .filter(([, { types }]) => types !== undefined)
    .map(([entry, { types }]) => {
      const name = entry === "." ? "main" : entry.slice("./".length);
      return `export * as ${name} from "${relative(folder, join(root, types)).replace(/\.d\.ts$/, "")}";\n`;
    })
    .join("");
}

/** Those of tsconfig.json, which API Extractor's own TypeScript has to be told in its words. */
function compilerOptions() {
  const { compilerOptions: own } = JSON.parse(readFileSync(join(root, "tsconfig.json"), "utf8"));
  return { ...own, ignoreDeprecations: "6.0", types: ["node"], paths: {} };
}
