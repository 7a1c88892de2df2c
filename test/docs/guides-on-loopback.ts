import { guides } from "./code-blocks";
import { findGuideTools } from "./guide-loopback";
import { describeGuide, isOnLoopback } from "./prove-guide";

/* `npm run test:guides`: the guides whose commands are run, by the real tools in front of a local registry. */

jest.setTimeout(180_000);

const tools = findGuideTools();

for (const guide of guides().filter(isOnLoopback)) {
  if ("missing" in tools) skip(guide, tools.missing.join("; "));
  else describeGuide(guide);
}

/** In CI a guide that can not be proven is a failure, so that it never stops being proven unnoticed. */
function skip(guide: string, reason: string): void {
  if (process.env["CI"]) return void test(guide, () => Promise.reject(new Error(reason)));
  console.warn(`${guide}: skipped: ${reason}`);
  test.skip(`${guide}: skipped: ${reason}`, () => undefined);
}
