import { findTools } from "../../rehearse/tools";

/**
 * A `describe` whose tests rehearse with the real tools. Where one is missing they are skipped, and the run says so; in
 * CI (`CI` is set) that is a failure, so that a check never stops running unnoticed.
 */
export function describeWithTools(name: string, body: () => void): void {
  const tools = findTools();
  if (!("missing" in tools)) return describe(name, body);
  const reason = tools.missing.join("; ");
  if (process.env.CI) return describe(name, () => it("runs in CI", () => Promise.reject(new Error(reason))));
  console.warn(`${name}: skipped: ${reason}`);
  describe(name, () => it.skip(`skipped: ${reason}`, () => undefined));
}
