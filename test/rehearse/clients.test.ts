import { builtVersion } from "../../rehearse/clients/packer";
import { failedPlan, madePlan } from "../../rehearse/clients/plan";

describe("what Packer printed", () => {
  const PRINTED = [
    'Tracking build on HCP Packer with fingerprint "01M842P9BGBVESQAQSKAEZ8MW1"',
    "==> Builds finished. The artifacts of successful builds are:",
    "--> file.rehearsal-base: Stored file: rehearsal-base-1.txt",
    "--> file.rehearsal-base: Stored file: rehearsal-base-1.txt",
    "--> file.rehearsal-base: Published metadata to HCP Packer registry packer/rehearsal-base/versions/01M8",
  ];

  it("names the version and its artifact", () => {
    expect(builtVersion("rehearsal-base", PRINTED.join("\n"))).toEqual({
      fingerprint: "01M842P9BGBVESQAQSKAEZ8MW1",
      file: "rehearsal-base-1.txt",
    });
  });

  it.each([0, 4])("is no version without line %i", (n) => {
    const rest = PRINTED.filter((_, line) => line !== n);
    expect(builtVersion("rehearsal-base", rest.join("\n"))).toBeUndefined();
  });

  it("is no version of another bucket", () => {
    expect(builtVersion("rehearsal-web", PRINTED.join("\n"))).toBeUndefined();
  });
});

describe("what Terraform planned", () => {
  const machine = (imageId: string) => ({ triggers_replace: { imageId } });

  it("is what changes, with images, and no look-up", () => {
    const change = (actions: readonly string[], before = machine("a"), after = machine("b")) => ({
      change: { actions, before, after },
    });
    const plan = madePlan({
      resource_changes: [
        { address: "terraform_data.following", mode: "managed", ...change(["delete", "create"]) },
        { address: "terraform_data.held", mode: "managed", ...change(["no-op"]) },
        { address: "data.hcp_packer_version.check", mode: "data", ...change(["read"]) },
        {
          address: "hcp_packer_channel.x",
          mode: "managed",
          change: { actions: ["update"], before: {}, after: null },
        },
      ],
    });

    expect(plan.changes).toEqual([
      "terraform_data.following: delete/create, a -> b",
      "hcp_packer_channel.x: update",
    ]);
  });

  it("warns of what a check says, not of conditions of resources", () => {
    const failed = (kind: string, message: string) => ({
      address: { kind },
      status: "fail",
      instances: [{ problems: [{ message }] }],
    });
    const { warnings } = madePlan({
      checks: [
        failed("check", "out of date"),
        failed("resource", "refused"),
        { address: { kind: "check" }, status: "pass" },
      ],
    });

    expect(warnings).toEqual(["out of date"]);
  });

  it("is refused by the conditions of resources, each under its address", () => {
    const line = (severity: string, detail: string, context: string | null) =>
      JSON.stringify({ diagnostic: { severity, summary: "Said", detail, snippet: { context } } });
    const context = "resource.terraform_data.pinned.lifecycle.precondition[0]";
    const plan = failedPlan(
      [
        "not JSON",
        line("error", "It is revoked.", context),
        line("warning", "Careful.", null),
        line("error", "No such channel.", null),
      ].join("\n"),
    );

    expect(plan.refusals).toEqual({ "terraform_data.pinned": "It is revoked." });
    expect(plan.errors).toEqual(["Said: It is revoked.", "Said: No such channel."]);
  });
});
