import { PlatformArtifact } from "../../../../constructs/image";
import { PackerApp, PackerTemplate, PluginSource, Provisioner } from "../../../../constructs/packer";
import type { BillOfMaterialsOptions } from "../../../../constructs/packer";
import { renderApp } from "../render";
import { hclOf, problemsOf } from "./rendered-step";

test("by default Packer looks into everything but its own program, without a question and without a trace", () => {
  expect(hclOf(Provisioner.billOfMaterials())).toBe(
    `provisioner "hcp-sbom" {
  auto_generate   = true
  scanner_args    = ["-o", "cyclonedx-json", "--exclude", "./tmp/packer-sbom-runner"]
  execute_command = "home=$(mktemp -d); sudo -n env HOME=$home CHECKPOINT_DISABLE=1 {{ .Path }} sbom-generate {{ .Args }} {{ .ScanPath }} > {{ .Output }}; code=$?; sudo -n rm -rf $home; exit $code"
  destination     = "\${path.root}/\${source.type}.\${source.name}.sbom.json"
}
`,
  );
});

test("Packer can make SPDX, and leave folders out", () => {
  const step = Provisioner.billOfMaterials({ format: "spdx", exclude: ["/opt/cache", "/srv/data-1.0"] });

  const excluded = [...hclOf(step).matchAll(/"--exclude",\s+"([^"]+)"/g)].map(([, path]) => path);
  expect(hclOf(step)).toMatch(/"-o",\s+"spdx-json"/);
  expect(excluded).toEqual(["./tmp/packer-sbom-runner", "./opt/cache", "./srv/data-1.0"]);
});

test("a file that was made in the machine has a name and a copy of that name, or none", () => {
  const options = { source: "/tmp/sbom.json", name: "packages" };

  expect(hclOf(Provisioner.billOfMaterials(options))).toBe(
    `provisioner "hcp-sbom" {
  source      = "/tmp/sbom.json"
  sbom_name   = "packages"
  destination = "\${path.root}/\${source.type}.\${source.name}.packages.sbom.json"
}
`,
  );
  expect(hclOf(Provisioner.billOfMaterials({ ...options, keepCopy: false }))).not.toContain("destination");
});

const REFUSED: readonly (readonly [BillOfMaterialsOptions, string])[] = [
  [
    { source: "/tmp/a", format: "spdx" },
    "source must not be given together with format or exclude: they are about what Packer makes, " +
      'got "/tmp/a"; remove format and exclude, or source',
  ],
  [
    { source: "sbom.json" },
    'source must be the absolute path of a file in the machine, got "sbom.json"; write it like "/tmp/sbom.json"',
  ],
  [
    { source: "/tmp/{{ .X }}" },
    'source must not hold {{, which Packer takes for a Go template, got "/tmp/{{ .X }}"; write it like "/tmp/sbom.json"',
  ],
  [
    { name: "my_bill" },
    'name must be 3 to 36 letters, digits and dashes, got "my_bill"; use a name such as "packages"',
  ],
  [
    { exclude: ["/opt", "/a b; reboot"] },
    'exclude[1] must be an absolute path of letters, digits and any of _ . + -, got "/a b; reboot"; write it like "/opt/cache"',
  ],
  [{ format: "syft" as "spdx" }, 'format must be cyclonedx or spdx, got "syft"; use "cyclonedx"'],
];

test.each(REFUSED)("rejects %j", (options, message) => {
  expect(problemsOf(Provisioner.billOfMaterials(options))).toEqual([`[Web] install[1].${message}`]);
});

/** What is said of a template with two sources and these bills of materials. */
function withTwoSources(...bills: readonly BillOfMaterialsOptions[]): string {
  const app = new PackerApp();
  const template = new PackerTemplate(app, "Two", { name: "two" });
  for (const label of ["a", "b"]) {
    const artifact = PlatformArtifact.of({ platform: "docker", region: "docker", builder: "docker", label });
    template.addSource(new PluginSource({ artifact }));
  }
  for (const bill of bills) template.addProvisioner(Provisioner.billOfMaterials(bill));
  return renderApp(app);
}

test("each source has a bill of materials without a name, and further ones with names of their own", () => {
  const named = [
    { only: ["docker.a"], name: "packages-a" },
    { except: ["docker.a"], name: "packages-b" },
  ];

  expect(withTwoSources({}, ...named)).toContain("packages-b");
});

test.each([
  ["one name for two sources", [{ name: "packages" }], 0, ', got "packages"'],
  [
    "one name twice",
    [
      { name: "abc", only: ["docker.a"] },
      { name: "abc", only: ["docker.b"] },
    ],
    1,
    ', got "abc"',
  ],
  ["two without a name for one source", [{}, { only: ["docker.b"] }], 1, ""],
] as const)("rejects %s", (_, bills, which, got) => {
  expect(withTwoSources(...bills)).toBe(
    `[Two] provisioners[${which}].name must be different for each bill of materials of a version, and each source makes one${got}; ` +
      "give each step a name and one source, by `only`",
  );
});
