import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = (file) => join(dirname(fileURLToPath(import.meta.url)), file);

/** @type {import("@stryker-mutator/api/core").PartialStrykerOptions} */
export default {
  testRunner: "mirrored-tests",
  plugins: [here("test-runner.mjs"), here("message-text.mjs")],
  ignorers: ["message-text"],
  coverageAnalysis: "perTest",
  tempDirName: ".cache/mutation/sandbox",
  ignorePatterns: [".cache", "packer/out", "cdktf.out", "dist", "coverage"],
  concurrency: 2,
  // A busy machine is no endless loop; those Stryker knows by what they count.
  timeoutMS: 20_000,
  // Constants take most of the time, and most rules are one.
  warnings: { slow: false },
  reporters: ["progress-append-only", "clear-text", "json", "html"],
  clearTextReporter: { reportTests: false },
  jsonReporter: { fileName: ".cache/mutation/report.json" },
  htmlReporter: { fileName: ".cache/mutation/report.html" },
  thresholds: { high: 95, low: 90, break: 90 },
};
