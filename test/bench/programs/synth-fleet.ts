/* Makes templates and, if a folder is named, writes them: `synth-fleet.js SIZE SCRIPT [FOLDER]`. */
import { PackerApp } from "../../../constructs/packer";
import { OutputFolder } from "../../../constructs/packer/output/output-folder";
import { defineFleet } from "./image-fleet";

/** What the program prints. Loading the library is in none of the times. */
export interface FleetReport {
  /** Constructing the tree. */
  readonly defineMs: number;
  /** Checking the tree and printing every template. */
  readonly renderMs: number;
  /** Bringing an empty folder up to date; 0 without a folder. */
  readonly writeMs: number;
  /** The most memory that the process has had resident until the templates were rendered. */
  readonly renderPeakBytes: number;
  /** The same until the end. */
  readonly peakBytes: number;
  readonly lineCount: number;
}

function peakBytes(): number {
  return process.resourceUsage().maxRSS * 1024;
}

const [size = "", script = "", folder] = process.argv.slice(2);
const started = performance.now();
const app = new PackerApp();
defineFleet(app, Number(size), script);
const defined = performance.now();
const images = app.render();
const rendered = performance.now();
const renderPeakBytes = peakBytes();
if (folder !== undefined) new OutputFolder(folder).write(images);
const written = performance.now();

const report: FleetReport = {
  defineMs: defined - started,
  renderMs: rendered - defined,
  writeMs: written - rendered,
  renderPeakBytes,
  peakBytes: peakBytes(),
  lineCount: String(images.at(-1)!.files[0]!.content).split("\n").length,
};
console.log(JSON.stringify(report));
