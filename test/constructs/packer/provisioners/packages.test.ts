import { Provisioner } from "../../../../constructs/packer/provisioners/provisioner";
import { hclOf, problemsOf } from "./rendered-step";

test("packages are named in one line, without what they recommend", () => {
  const hcl = hclOf(Provisioner.packages(["nginx", "curl=8.5.0-2ubuntu10"]));

  expect(hcl).toContain('PACKAGES = "nginx curl=8.5.0-2ubuntu10"');
  expect(hcl).not.toContain("WITH_RECOMMENDS");
});

test("what packages recommend can come with them", () => {
  expect(hclOf(Provisioner.packages({ names: ["nginx"], recommendsIncluded: true }))).toContain(
    'WITH_RECOMMENDS = "true"',
  );
});

test.each(["gcc-14", "libc6:amd64", "libstdc++6", "nginx=1.24.0-2ubuntu7", "gg:i386=1:2~rc1+x"])(
  "%s is a package",
  (name) => expect(problemsOf(Provisioner.packages([name]))).toEqual([]),
);

test("rejects an empty list", () => {
  expect(problemsOf(Provisioner.packages([]))).toEqual([
    '[Web] install[1].names must hold at least one package, got []; add one such as "nginx", or leave the step out',
  ]);
});

test.each([
  "nginx curl",
  "-y",
  "nginx-",
  "../nginx.deb",
  "NGINX",
  "",
  "n",
  "nginx:",
  "nginx=",
  "nginx:AMD64",
  "nginx=1 2",
  7,
  ["nginx"],
])("rejects the package %j", (name) => {
  expect(problemsOf(Provisioner.packages([name as string]))).toEqual([
    `[Web] install[1].names[0] must be the name of a package, got ${JSON.stringify(name)}; write it like "nginx" or "nginx=1.24.0-2ubuntu7"`,
  ]);
});
