/*
 * `npm run rehearse:broken`: breaks one of our constructs at a time, and sees the right line of the table turn red.
 * Each begins with a rehearsal that was kept; where none can be used, that is made first.
 */
import { STEPS } from "../../rehearse/steps";
import { rehearse } from "./program";
import { describeWithTools } from "./with-tools";

jest.setTimeout(300_000);

/** What is broken, where its rehearsal begins, which line turns red, and what that says. */
const BROKEN = [
  ["no-assignment", "promote", "promote", /channels of rehearsal-web: expected .*, found \[\]/],
  ["no-parent-look-up", "build-web", "ancestry", /parents of web v1: expected .*"UP_TO_DATE".*, found \[\]/],
  [
    "no-parent-check",
    "out-of-date",
    "out-of-date",
    /expected Terraform to warn .*Build it anew.*, found \[\]/,
  ],
  ["looked-up-by-channel", "plan", "plan", /changed machines: .*, found .*terraform_data\.pinned: delete/],
  ["nothing-held", "plan", "plan", /changed machines: .*, found .*terraform_data\.held: delete/],
  ["no-guard", "revoke", "revoke", /expected the plan to be refused, found \{"errors":\[\],"changes":\[\]\}/],
  ["no-checks", "schedule", "schedule", /expected a warning of the revocation, found \[\]/],
] as const;

describeWithTools("a rehearsal of broken constructs", () => {
  beforeAll(async () => {
    const { exitCode } = await rehearse(["--from", STEPS.at(-1)!.name]);
    if (exitCode !== 0) expect(await rehearse(["--keep"])).toMatchObject({ exitCode: 0 });
  });

  it.each(BROKEN)("%s, from %s, fails at %s", async (app, from, step, reason) => {
    const { exitCode, output } = await rehearse(["--from", from, "--app", `test/rehearse/broken/${app}.ts`]);
    const red = output.split("\n").filter((line) => /^\S+ +FAILED /.test(line));

    expect(red).toEqual([expect.stringMatching(new RegExp(`^${step} `))]);
    expect(red[0]).toMatch(reason);
    expect(exitCode).toBe(1);
  });
});
