/* Prints templates to memory: `print-fleet.js SIZE SCRIPT`. */
import { Problems } from "../../../constructs/errors";
import { Body } from "../../../constructs/hcl/body";
import { printBody } from "../../../constructs/hcl/print";
import { PackerApp, PackerTemplate } from "../../../constructs/packer";
import { hcpRegistryBlock } from "../../../constructs/packer/hcp-registry";
import { TemplateFiles } from "../../../constructs/packer/template-files";
import { defineFleet } from "./image-fleet";

/** What the program prints. */
export interface PrintReport {
  /** From bodies in memory to texts in memory, in a process that has printed nothing before. */
  readonly printMs: number;
  readonly bytes: number;
}

const [size = "", script = ""] = process.argv.slice(2);
const app = new PackerApp();
defineFleet(app, Number(size), script);
const problems = new Problems("print-fleet");
const bodies: Body[] = app.node
  .findAll()
  .filter((construct) => PackerTemplate.isPackerTemplate(construct))
  .map((template) => {
    const body = template.toBody(new TemplateFiles(problems, new Map()), problems);
    return template.registry === undefined ? body : [...body, hcpRegistryBlock(template.registry)];
  });
const started = performance.now();
const texts = bodies.map((body) => printBody(body, problems));
const printMs = performance.now() - started;
problems.throwIfAny();

const report: PrintReport = { printMs, bytes: texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) };
console.log(JSON.stringify(report));
