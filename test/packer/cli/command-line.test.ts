import { optionKeptByNpm, parseCommandLine } from "../../../packer/cli/command-line";

describe("the command line", () => {
  test("without arguments asks to write every image to the default folder", () => {
    expect(parseCommandLine([])).toEqual({ action: "write", force: false });
  });

  test("takes values after a space and after an equals sign", () => {
    expect(parseCommandLine(["--out", "a b", "--image=x", "--image", "y", "--force"])).toEqual({
      action: "write",
      out: "a b",
      images: ["x", "y"],
      force: true,
    });
  });

  test("takes a value that starts with a dash after an equals sign", () => {
    expect(parseCommandLine(["--out=-x"])).toMatchObject({ out: "-x" });
  });

  test("asks for help whatever else is there", () => {
    expect(parseCommandLine(["--check", "-h"])).toEqual({ action: "help", force: false });
  });

  test.each([
    [["--chekc"], "there is no option --chekc; did you mean --check?"],
    [["--no-check"], "there is no option --no-check; did you mean --check?"],
    [["--Image=x"], "there is no option --Image; did you mean --image?"],
    [
      ["--verbose"],
      "there is no option --verbose; the options are --out, --image, --check, --force, --list, --help",
    ],
    [["-o"], "there is no option -o; the options are --out, --image, --check, --force, --list, --help"],
    [["--check=yes"], '--check takes no value, got "yes"'],
    [["--out"], "--out needs a value: --out DIR"],
    [["--out="], "--out needs a value: --out DIR"],
    [["--out", "--check"], "--out needs a value: --out DIR"],
    [["--image", ""], "--image needs a value: --image NAME"],
    [["--out", "a", "--out", "b"], "--out can be given once, got a and b"],
    [["--check", "--force"], "--check and --force exclude each other"],
    [["--list", "--check"], "--check and --list exclude each other"],
    [["web"], '"web" was not expected; for one image write --image web, for a folder --out web'],
    [["--", "web"], '"web" was not expected; for one image write --image web, for a folder --out web'],
  ])("rejects %j", (argv, usageProblem) => {
    expect(parseCommandLine(argv)).toEqual({ usageProblem });
  });
});

describe("an option that npm kept for itself", () => {
  test("rejects it, because the program would do something else than asked", () => {
    expect(optionKeptByNpm({ npm_lifecycle_event: "synth-packer", npm_config_check: "true" })).toEqual({
      usageProblem: "npm kept --check for itself; put -- before it: npm run synth-packer -- --check",
    });
  });

  test("is none of ours under another script", () => {
    expect(optionKeptByNpm({ npm_lifecycle_event: "test", npm_config_check: "true" })).toBeUndefined();
    expect(
      optionKeptByNpm({ npm_lifecycle_event: "synth-packer", npm_config_force: "true" }),
    ).toBeUndefined();
  });
});
