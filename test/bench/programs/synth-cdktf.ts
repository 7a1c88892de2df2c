/* Synthesises small CDKTF stacks to disk: `synth-cdktf.js STACKS FOLDER`. Uses cdktf alone, no provider. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { App, TerraformResource, TerraformStack } from "cdktf";

/** What the program prints. Loading cdktf is not in the time. */
export interface CdktfReport {
  /** Constructing the tree, checking it and writing it. */
  readonly synthMs: number;
  /** How long the file of one stack is. */
  readonly lineCount: number;
}

/** `terraform_data` with one argument: the smallest resource, and it is Terraform's own. */
class OneResource extends TerraformResource {
  constructor(
    scope: TerraformStack,
    private readonly input: string,
  ) {
    super(scope, "Data", { terraformResourceType: "terraform_data" });
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return { input: this.input };
  }
}

const [stacks = "", outdir = ""] = process.argv.slice(2);
const started = performance.now();
const app = new App({ outdir });
for (let n = 0; n < Number(stacks); n++)
  new OneResource(new TerraformStack(app, `stack-${n}`), `service-${n}`);
app.synth();
const synthMs = performance.now() - started;
const text = readFileSync(join(outdir, "stacks", "stack-0", "cdk.tf.json"), "utf8");
const report: CdktfReport = { synthMs, lineCount: text.split("\n").length };
console.log(JSON.stringify(report));
