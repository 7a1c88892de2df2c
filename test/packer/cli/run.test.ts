import { mkdirSync, readFileSync, unlinkSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { ImageError } from "../../../constructs/errors";
import { contentsOf, image, inNewFolder } from "../../constructs/packer/output/output-fixture";
import { runIn } from "./run-fixture";

const base = image("base", { "base.pkr.hcl": "a\nb\nc\n" });
const web = image("web", { "web.pkr.hcl": "w\n" }, { parent: "base", channel: "production" });
const images = [base, web];

describe("synth-packer", () => {
  test("writes, with a line per file and one that sums up", () =>
    inNewFolder(async (folder) => {
      expect(await runIn(folder, [], images)).toEqual({
        exitCode: 0,
        output:
          "written    base/base.pkr.hcl\nwritten    web/web.pkr.hcl\nwritten    catalog.json\n" +
          "out: 2 images, files: 3 written\n",
        errors: "",
      });
      const second = await runIn(folder, [], [image("base", { "base.pkr.hcl": "new\n" })]);
      expect(second.output).toBe(
        "written    base/base.pkr.hcl\nwritten    catalog.json\nremoved    web/web.pkr.hcl\n" +
          "out: 1 image, files: 2 written, 1 removed\n",
      );
      expect((await runIn(folder, [], [image("base", { "base.pkr.hcl": "new\n" })])).output).toBe(
        "unchanged  base/base.pkr.hcl\nunchanged  catalog.json\nout: 1 image, files: 2 unchanged\n",
      );
    }));

  test("writes where --out says: relative to the working directory, or anywhere", () =>
    inNewFolder(async (folder) => {
      expect((await runIn(folder, ["--out", "here/it/is"], images)).output).toContain(
        "\nhere/it/is: 2 images",
      );
      expect((await runIn(join(folder, "here"), [`--out=${folder}/there`], images)).output).toContain(
        `\n${folder}/there: 2 images`,
      );
      expect(Object.keys(contentsOf(folder))).toEqual(
        expect.arrayContaining(["here/it/is/base/base.pkr.hcl", "there/base/base.pkr.hcl"]),
      );
    }));

  test("writes only the images that --image names", () =>
    inNewFolder(async (folder) => {
      const result = await runIn(folder, ["--image", "web"], images);
      expect(result.output).toBe(
        "written    web/web.pkr.hcl\nwritten    catalog.json\nout: 1 image, files: 2 written\n",
      );
      expect((await runIn(folder, ["--image", "web", "--image=base"], images)).output).toContain(
        "out: 2 images",
      );
      expect(readFileSync(join(folder, "out/catalog.json"), "utf8")).toContain('"name": "base"');
    }));

  test("keeps a file that was edited by hand, says so, and answers 1; --force overrides", () =>
    inNewFolder(async (folder) => {
      await runIn(folder, [], images);
      writeFileSync(join(folder, "out/base/base.pkr.hcl"), "mine\n");
      const kept = await runIn(folder, [], images);
      expect(kept.exitCode).toBe(1);
      expect(kept.output).toContain("kept       base/base.pkr.hcl (edited by hand; --force overrides)\n");
      expect(kept.output).toContain("out: 2 images, files: 2 unchanged, 1 kept\n");
      expect(await runIn(folder, ["--force"], images)).toMatchObject({ exitCode: 0 });
    }));

  test("lists the images in build order", () =>
    inNewFolder(async (folder) => {
      expect(await runIn(folder, ["--list"], images)).toEqual({
        exitCode: 0,
        output:
          "STAGE  IMAGE  BUILT FROM       REGIONS\n" +
          "1      base   -                eastus\n" +
          "2      web    base:production  eastus\n",
        errors: "",
      });
      expect(contentsOf(folder)).toEqual({});
    }));

  test("prints its help without making the images", () =>
    inNewFolder(async (folder) => {
      const broken = () => {
        throw new Error("made the images");
      };
      for (const option of ["--help", "-h"]) {
        const { exitCode, output } = await runIn(folder, [option], broken);
        expect(exitCode).toBe(0);
        for (const text of ["--out DIR", "--image NAME", "--check", "--force", "--list", "Exit codes:"]) {
          expect(output).toContain(text);
        }
      }
    }));
});

describe("synth-packer --check", () => {
  test("answers 0 when all is as the code says", () =>
    inNewFolder(async (folder) => {
      await runIn(folder, [], images);
      const result = await runIn(folder, ["--check"], images);
      expect(result).toEqual({ exitCode: 0, output: "out: 3 files, all as the code says\n", errors: "" });
    }));

  test("needs no manifest, which a team may leave out of its repository", () =>
    inNewFolder(async (folder) => {
      await runIn(folder, [], images);
      unlinkSync(join(folder, "out/.golden-images.json"));
      expect((await runIn(folder, ["--check"], images)).exitCode).toBe(0);
    }));

  test("shows each difference as a unified diff, answers 1 and writes nothing", () =>
    inNewFolder(async (folder) => {
      await runIn(folder, [], [image("base", { "base.pkr.hcl": "a\nb\nc\n", "old.sh": "x" })]);
      writeFileSync(join(folder, "out/base/base.pkr.hcl"), "a\nmine\nc\n");
      const before = contentsOf(folder);
      const wanted = [
        image("base", { "base.pkr.hcl": "a\nb\nc\n", "new.sh": "n\n", "logo.bin": Buffer.from([0, 1]) }),
      ];
      const { exitCode, output } = await runIn(folder, ["--check"], wanted);
      expect(exitCode).toBe(1);
      const [start] = output.split("differs    catalog.json");
      expect(start).toBe(
        "differs    base/base.pkr.hcl (edited by hand)\n" +
          "--- out/base/base.pkr.hcl\ton disk\n+++ out/base/base.pkr.hcl\tfrom the code\n" +
          "@@ -1,3 +1,3 @@\n a\n-mine\n+b\n c\n" +
          "missing    base/new.sh\n" +
          "--- /dev/null\n+++ out/base/new.sh\tfrom the code\n@@ -0,0 +1,1 @@\n+n\n" +
          "missing    base/logo.bin\nBinary files differ: out/base/logo.bin\n",
      );
      expect(output).toContain(
        "not needed base/old.sh\n--- out/base/old.sh\ton disk\n+++ /dev/null\n" +
          "@@ -1,1 +0,0 @@\n-x\n\\ No newline at end of file\n",
      );
      expect(output).toMatch(/\nout: 5 differences, 0 files as the code says; nothing was written\n$/);
      expect(contentsOf(folder)).toEqual(before);
    }));

  test("makes not even the folder", () =>
    inNewFolder(async (folder) => {
      expect((await runIn(folder, ["--check", "--out", "nowhere"], images)).exitCode).toBe(1);
      expect(contentsOf(folder)).toEqual({});
    }));

  test("says what is in the way", () =>
    inNewFolder(async (folder) => {
      mkdirSync(join(folder, "out/base"), { recursive: true });
      writeFileSync(join(folder, "out/base/thesis.txt"), "mine");
      const { exitCode, output } = await runIn(folder, ["--check", "--image", "base"], images);
      expect(exitCode).toBe(1);
      expect(output).toContain(
        "in the way base (is a folder that synth-packer did not write; needed: base/base.pkr.hcl)\n",
      );
    }));
});

describe("synth-packer that fails", () => {
  test("rejects code with problems: lists all, writes nothing, answers 1 without a stack", () =>
    inNewFolder(async (folder) => {
      const problem = {
        code: "x",
        path: "Web",
        property: "vmSize",
        rule: "is unknown",
        got: "D2",
        fix: "use D2s",
      };
      const broken = () => {
        throw new ImageError([problem, { ...problem, path: "Base" }]);
      };
      expect(await runIn(folder, [], broken)).toEqual({
        exitCode: 1,
        output: "",
        errors:
          "2 problems, nothing was written:\n" +
          '  [Web] vmSize is unknown, got "D2"; use D2s\n  [Base] vmSize is unknown, got "D2"; use D2s\n',
      });
      expect(contentsOf(folder)).toEqual({});
    }));

  test("rejects an output that can not be written with 3 and one line", () =>
    inNewFolder(async (folder) => {
      writeFileSync(join(folder, "out"), "mine");
      expect(await runIn(folder, [], images)).toEqual({
        exitCode: 3,
        output: "",
        errors:
          `synth-packer: [${folder}/out] output folder has the name of a file, nothing was changed; ` +
          "choose another output folder, or move that file away\n",
      });
    }));

  test("asks to report a mistake of its own, with the stack, and answers 70", () =>
    inNewFolder(async (folder) => {
      const bug = () => {
        throw new TypeError("x is not a function");
      };
      expect(await runIn(folder, [], bug)).toEqual({
        exitCode: 70,
        output: "",
        errors:
          "synth-packer: unexpected error, in the code of an image or in this program; if it is not yours, please report it:\ndescribed: TypeError: x is not a function\n",
      });
    }));

  test.each([
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const)(
    "stops at %s while it waits for another run, changes nothing and answers %d",
    (signal, exitCode) =>
      inNewFolder(async (folder) => {
        mkdirSync(join(folder, "out"));
        const lock = JSON.stringify({ pid: process.pid, host: hostname() });
        writeFileSync(join(folder, "out/.golden-images.lock"), lock);
        let isWatching = false;
        const watchForInterruption = () => {
          isWatching = true;
          return { signal, stop: () => (isWatching = false) };
        };
        expect(await runIn(folder, [], images, { watchForInterruption })).toEqual({
          exitCode,
          output: "",
          errors: "interrupted, nothing was changed\n",
        });
        expect(isWatching).toBe(false);
        expect(contentsOf(folder)).toEqual({ "out/.golden-images.lock": lock });
      }),
  );

  test("rejects an image that does not exist, suggests the nearest and lists all", () =>
    inNewFolder(async (folder) => {
      const result = await runIn(folder, ["--image", "webb"], images);
      expect(result.exitCode).toBe(2);
      expect(result.errors).toBe(
        'synth-packer: there is no image "webb"; did you mean "web"? the images are base, web\n' +
          'Run "npm run synth-packer -- --help" for the options.\n',
      );
      expect((await runIn(folder, ["--image", "elephant"], images)).errors).toContain(
        'there is no image "elephant"; the images are base, web\n',
      );
      expect(contentsOf(folder)).toEqual({});
    }));
});
