import { printBody } from "../../../constructs/hcl";
import { Problems } from "../../../constructs/errors";
import { PackerVariable, PackerVariableProps } from "../../../constructs/packer";

function print(props: PackerVariableProps): string {
  return printBody([new PackerVariable(props).toBlock()], new Problems("test"));
}

test("a variable says its type, and has no value until it is set", () => {
  expect(print({ name: "build_number" })).toBe(`variable "build_number" {
  type = string
}
`);
});

test("a secret comes from the environment, and is hidden", () => {
  expect(print({ name: "token", fromEnvironment: "API_TOKEN", sensitive: true })).toBe(`variable "token" {
  type      = string
  default   = env("API_TOKEN")
  sensitive = true
}
`);
});

test("of several environment variables the first that is set counts", () => {
  expect(print({ name: "url", fromEnvironment: ["ARM_URL", "CI_URL"] })).toBe(`variable "url" {
  type    = string
  default = env("ARM_URL") != "" ? env("ARM_URL") : env("CI_URL")
}
`);
});

test("a default is a literal, whatever is in it", () => {
  expect(print({ name: "motd", default: '${env("X")}', description: "Shown at login" }))
    .toBe(`variable "motd" {
  type        = string
  description = "Shown at login"
  default     = "$\${env(\\"X\\")}"
}
`);
});

test("its value is a reference", () => {
  expect(new PackerVariable({ name: "region" }).value).toMatchObject({ path: "var.region" });
});

test("rejects a name that HCL could not refer to", () => {
  expect(() => new PackerVariable({ name: "2fast" })).toThrow(
    '[PackerVariable 2fast] name must be letters, digits, dashes and underscores, not starting with a digit, got "2fast"; use a name such as "build_number"',
  );
});

test("rejects the value of a secret, without showing it", () => {
  const make = () => new PackerVariable({ name: "token", sensitive: true, default: "hunter2" });

  expect(make).toThrow(
    "[PackerVariable token] default must not be given for a sensitive variable: it would stand in the file; " +
      "use fromEnvironment, or set it with PKR_VAR_token",
  );
  expect(make).not.toThrow("hunter2");
});

test("rejects an environment for a type that Packer could not convert the empty text to", () => {
  expect(() => new PackerVariable({ name: "debug", type: "bool", fromEnvironment: "DEBUG" })).toThrow(
    '[PackerVariable debug] fromEnvironment is possible for the type string and without a default only, got "bool"; ' +
      "take it as a string, and convert it in a local",
  );
});

test("rejects a default beside an environment variable, which Packer would take in its place", () => {
  expect(() => new PackerVariable({ name: "token", fromEnvironment: "TOKEN", default: "x" })).toThrow(
    '[PackerVariable token] fromEnvironment is possible for the type string and without a default only, got "string"; ',
  );
});

test.each([[[]], [["GOOD", "BAD-1"]], [["BAD-1", "GOOD"]], [""], ["1X"], ["X "], [" X"]])(
  "rejects %j as environment variables",
  (fromEnvironment) => {
    expect(() => new PackerVariable({ name: "token", fromEnvironment })).toThrow(
      `[PackerVariable token] fromEnvironment must name environment variables, got ${JSON.stringify(fromEnvironment)}; `,
    );
  },
);

test("rejects an environment variable that no shell could set", () => {
  expect(() => new PackerVariable({ name: "token", fromEnvironment: "API-TOKEN" })).toThrow(
    'fromEnvironment must name environment variables, got "API-TOKEN"; use a name such as "BUILD_NUMBER"',
  );
});
