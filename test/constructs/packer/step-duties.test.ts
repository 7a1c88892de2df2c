import { raw, reference } from "../../../constructs/hcl";
import {
  BaseImage,
  BuildSlots,
  GoldenImageTemplateProps,
  PackerApp,
  PackerTemplate,
  PluginSource,
  Provisioner,
  UbuntuRelease,
} from "../../../constructs/packer";
import { PlatformArtifact } from "../../../constructs/image";
import { image } from "./images";
import { renderApp, renderGolden } from "./render";

function golden(props: Partial<GoldenImageTemplateProps>): string {
  return renderGolden({
    image: image("base-image"),
    base: BaseImage.fromMarketplace(UbuntuRelease.NOBLE_24_04),
    vmSize: "Standard_D2s_v5",
    ...props,
  });
}

const LENIENT = Provisioner.shell({ inline: ["false"], continueOnError: true });

test.each(["before", "update", "install"] as const)("a step of %s may fail when it says so", (slot) => {
  expect(golden({ [slot]: [LENIENT] })).toContain("continue_on_error = true");
});

test.each([
  "harden",
  "verify",
  "billOfMaterials",
  "cleanUp",
] as const satisfies readonly (keyof BuildSlots)[])(
  "rejects a step of %s that may fail, a component's too",
  (slot) => {
    const refusal = (property: string) =>
      `[Image] ${property}.continueOnError must not be given: what this slot does, the image promises, got true; ` +
      "remove it, and let the script itself pass over what may fail";

    expect(golden({ [slot]: [LENIENT] })).toBe(refusal(`${slot}[0]`));
    expect(golden({ components: [{ name: "Part", slots: { [slot]: [LENIENT] } }] })).toBe(
      refusal(`components[0].${slot}[0]`),
    );
  },
);

test("a step of any slot may say that it must not fail", () => {
  const verify = [Provisioner.shell({ inline: ["true"], continueOnError: false })];

  expect(golden({ verify })).toContain("continue_on_error = false");
});

test.each([
  ["continue_on_error", "continueOnError"],
  ["only", "only"],
  ["except", "except"],
  ["pause_before", "pauseBeforeSeconds"],
  ["timeout", "timeoutMinutes"],
  ["max_retries", "maxRetries"],
  ["override", "override"],
])("rejects %s among the options of a provisioner, where no check would see it", (name, setting) => {
  const install = [Provisioner.custom({ type: "shell", options: { inline: ["true"], [name]: null } })];

  expect(golden({ install })).toBe(
    `[Image] install[0].${name} is a setting of the step, and no option of its provisioner; ` +
      `write it beside the options, as ${setting}`,
  );
});

const shell = (codes: unknown) =>
  Provisioner.custom({ type: "shell", options: { inline: ["false"], valid_exit_codes: codes as number[] } });

test.each([[[0]], [[]], [[0, 143]]])("a check may end with the exit codes %j", (codes) => {
  expect(golden({ verify: [shell(codes)] })).toContain("valid_exit_codes");
});

test("the machine may restart before it is checked", () => {
  expect(golden({ verify: [Provisioner.restart()] })).toContain("systemctl reboot");
});

test.each([[[0, 1]], ["0"], [reference("var.codes")], [raw("range(256)")]])(
  "rejects a check that passes when it fails: exit codes %j",
  (codes) => {
    expect(golden({ verify: [shell(codes)] })).toMatch(
      /^\[Image\] verify\[0\]\.valid_exit_codes must hold no code but 0 and 143: by the others a check says that it failed(, got .*)?; remove it, and let the script end with 0 where all is well$/,
    );
  },
);

test("rejects a check that passes when it fails for one source", () => {
  const override = { "base-image": { valid_exit_codes: [0, 1] } };

  expect(golden({ verify: [Provisioner.shell({ inline: ["false"], override })] })).toMatch(
    /^\[Image\] verify\[0\]\.override\.base-image\.valid_exit_codes must hold no code but 0 and 143/,
  );
});

test("a step that is no check may end with any exit code", () => {
  expect(golden({ install: [shell([0, 1])] })).toContain("valid_exit_codes = [0, 1]");
});

const SBOM = { type: "hcp-sbom", options: { source: "/tmp/sbom.json" } };

test.each(["before", "update", "harden", "install", "verify", "cleanUp"] as const)(
  "rejects a bill of materials in %s",
  (slot) => {
    expect(golden({ [slot]: [Provisioner.custom(SBOM)] })).toBe(
      `[Image] ${slot}[0] records which software is inside, which is so of the verified system only; ` +
        "put it into billOfMaterials",
    );
  },
);

test("rejects a bill of materials that may fail in any template: Packer would not upload it", () => {
  const app = new PackerApp();
  const template = new PackerTemplate(app, "Parts", { name: "parts" });
  const docker = { platform: "docker", region: "docker", builder: "docker", label: "web" };
  template.addSource(new PluginSource({ artifact: PlatformArtifact.of(docker) }));
  template.addProvisioner(Provisioner.custom({ ...SBOM, continueOnError: true }));

  expect(renderApp(app)).toBe(
    "[Parts] provisioners[0].continueOnError must not be given: Packer then never uploads the bill of materials, " +
      "got true; remove it",
  );
});
