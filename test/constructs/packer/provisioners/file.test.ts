import { reference, template } from "../../../../constructs/hcl";
import { Provisioner } from "../../../../constructs/packer/provisioners/provisioner";
import { hclOf, problemsOf, rendered } from "./rendered-step";
import { scriptFolder } from "./script-folder";

const files = scriptFolder();
const destination = "/tmp/nginx.conf";

test("a file travels with the template", () => {
  const step = Provisioner.file({ source: files.write("nginx.conf", ""), destination });

  expect(hclOf(step)).toBe(
    `provisioner "file" {
  source      = "\${path.root}/files/nginx.conf"
  destination = "/tmp/nginx.conf"
}
`,
  );
  expect(rendered(step).files).toEqual(["files/nginx.conf"]);
});

test("content is a literal for HCL and for Packer", () => {
  expect(hclOf(Provisioner.file({ content: "a ${b}\n{{ .C }}\nEOT\n", destination }))).toBe(
    `provisioner "file" {
  content     = <<EOT2
a $\${b}
{{\`{{\`}} .C }}
EOT
EOT2
  destination = "/tmp/nginx.conf"
}
`,
  );
});

test("content can come from a variable", () => {
  expect(hclOf(Provisioner.file({ content: reference("var.banner"), destination }))).toContain(
    "content     = var.banner",
  );
});

test("rejects neither source nor content", () => {
  expect(problemsOf(Provisioner.file({ destination }))).toEqual([
    "[Web] install[1].source or content must be given; give one of the two",
  ]);
});

test("rejects both source and content", () => {
  const source = files.write("a", "");

  expect(problemsOf(Provisioner.file({ source, content: "x", destination }))).toEqual([
    `[Web] install[1].source must not be given together with content, got ${JSON.stringify(source)}; give one of the two`,
  ]);
});

test("rejects empty content, which Packer does not upload", () => {
  expect(problemsOf(Provisioner.file({ content: "", destination }))).toEqual([
    expect.stringContaining(
      "install[1].content must not be empty: Packer then uploads nothing, without a word",
    ),
  ]);
});

test.each(["nginx.conf", "./x", "/", "/etc/", "/a\nb", "/a\0", ""])("rejects the destination %j", (place) => {
  expect(problemsOf(Provisioner.file({ content: "x", destination: place }))).toEqual([
    `[Web] install[1].destination must be the absolute path of a file, got ${JSON.stringify(place)}; write it like "/tmp/nginx.conf"`,
  ]);
});

test("rejects Go's template syntax in the destination", () => {
  expect(problemsOf(Provisioner.file({ content: "x", destination: "/tmp/{{user}}" }))).toEqual([
    expect.stringContaining("install[1].destination must not hold {{, which Packer takes for a Go template"),
  ]);
});

test("rejects Go's template syntax in the name of a source", () => {
  const source = files.write("{{x}}.conf", "");

  expect(problemsOf(Provisioner.file({ source, destination }))).toEqual([
    '[Web] install[1].source must not hold {{, which Packer takes for a Go template, got "{{x}}.conf"; rename the file',
  ]);
});

test("rejects Go's template syntax between the expressions of a destination, which it does not show", () => {
  const place = (text: string) => template(text, reference("var.name")) as unknown as string;
  const said = (text: string) => problemsOf(Provisioner.file({ content: "x", destination: place(text) }));

  expect(said("/tmp/{{x}}")[0]).toBe(
    '[Web] install[1].destination must not hold {{, which Packer takes for a Go template; write it like "/tmp/nginx.conf"',
  );
  expect(said("/tmp/x").join()).not.toContain("Go template");
});

test("rejects a source that is not there", () => {
  expect(problemsOf(Provisioner.file({ source: files.path("missing"), destination }))).toEqual([
    expect.stringContaining("install[1].source can not be read (ENOENT)"),
  ]);
});
