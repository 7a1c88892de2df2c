import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { HCP_PROVIDER } from "../tools/hcp-provider";

/** What a test runs besides Terraform itself. */
interface Needs {
  /** @default false */
  readonly hcpProvider?: boolean;
}

/**
 * A `describe` whose tests run the real Terraform. Where it or the provider is missing the tests are skipped, and
 * the run says so; in CI (`CI` is set) that is a failure, so that a check never stops running unnoticed.
 */
export function describeWithTerraform(name: string, needs: Needs, body: () => void): void {
  const reason = missing(needs);
  if (reason === undefined) return describe(name, body);
  if (process.env.CI) {
    return describe(name, () => it("runs in CI", () => Promise.reject(new Error(reason))));
  }
  console.warn(`${name}: skipped: ${reason}`);
  describe(name, () => it.skip(`skipped: ${reason}`, () => undefined));
}

function missing(needs: Needs): string | undefined {
  if (!isTerraformFound()) return "terraform is not on the PATH";
  if (needs.hcpProvider && !existsSync(HCP_PROVIDER)) {
    return "the hcp provider is not built; `npm run tools -- hcp` builds it";
  }
  return undefined;
}

let found: boolean | undefined;

function isTerraformFound(): boolean {
  found ??= spawnSync("terraform", ["version"], { stdio: "ignore" }).status === 0;
  return found;
}
