import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join, relative } from "node:path";
import { performance } from "node:perf_hooks";
import { PluginKind, declareClassPlugin } from "@stryker-mutator/api/plugin";
import {
  DryRunStatus,
  TestStatus,
  determineHitLimitReached,
  toMutantRunResult,
} from "@stryker-mutator/api/test-runner";
import { isQuick } from "./scope.mjs";

const require = createRequire(import.meta.url);
const { loadFresh } = require("./fresh-modules.cjs");
const { declaredBy, provideGlobals, runSuite } = require("./test-globals.cjs");

/**
 * Runs the tests without jest, to which each mutant is a second, most of it for loading what is loaded already. Here
 * one process runs them all, and evaluates the library anew for each file of tests.
 *
 * A mutant is judged by the tests of the folder that mirrors its own, those of its own name first.
 */
class MirroredTestsRunner {
  constructor() {
    this.root = process.cwd();
    this.stryker = globalThis.__stryker__ ??= {};
    provideGlobals();
  }

  capabilities() {
    return { reloadEnvironment: true };
  }

  async dryRun({ files }) {
    const testFiles = new Set(files.flatMap((file) => this.testFilesFor(file)));
    const result = await this.run([...testFiles], () => true, false);
    return { ...result, mutantCoverage: this.stryker.mutantCoverage };
  }

  async mutantRun({ activeMutant, sandboxFileName, testFilter, disableBail, hitLimit }) {
    const hitCount = hitLimit === undefined ? undefined : 0;
    Object.assign(this.stryker, { activeMutant: activeMutant.id, hitCount, hitLimit });
    const wanted = testFilter ?? [""];
    const near = this.testFilesFor(sandboxFileName);
    const testFiles = near.filter((file) => wanted.some((id) => id === "" || id.startsWith(`${file} `)));
    const isWanted = testFilter === undefined ? () => true : (id) => wanted.includes(id);
    return toMutantRunResult(await this.run(testFiles, isWanted, !disableBail), disableBail);
  }

  /** The quick tests in the folder that mirrors the one of `file`. */
  testFilesFor(file) {
    const folder = join("test", relative(this.root, dirname(file)));
    const tests = readdirSync(join(this.root, folder)).filter(isQuick);
    const own = `${basename(file, ".ts")}.test.ts`;
    const ownFirst = tests.sort((one, other) => Number(other === own) - Number(one === own));
    return ownFirst.map((name) => join(folder, name));
  }

  async run(testFiles, isWanted, bail) {
    const tests = [];
    try {
      for (const file of testFiles) {
        const idOf = ({ place }) => `${file} #${place}`;
        const suite = declaredBy(() => loadFresh(this.root, file));
        const goesOn = await runSuite(
          suite,
          (test) => isWanted(idOf(test)),
          async (test, body) => {
            const result = await this.runTest(idOf(test), body);
            tests.push({ ...result, name: test.name, fileName: join(this.root, file) });
            return !bail || tests.at(-1).status === TestStatus.Success;
          },
        );
        if (!goesOn) break;
      }
    } catch (error) {
      return { status: DryRunStatus.Error, errorMessage: String(error?.stack ?? error) };
    }
    const { hitCount, hitLimit } = this.stryker;
    return determineHitLimitReached(hitCount, hitLimit) ?? { status: DryRunStatus.Complete, tests };
  }

  async runTest(id, body) {
    const started = performance.now();
    const result = { id, status: TestStatus.Success };
    this.stryker.currentTestId = id;
    try {
      await body();
    } catch (error) {
      Object.assign(result, { status: TestStatus.Failed, failureMessage: String(error?.stack ?? error) });
    }
    this.stryker.currentTestId = undefined;
    return { ...result, timeSpentMs: performance.now() - started };
  }
}

export const strykerPlugins = [
  declareClassPlugin(PluginKind.TestRunner, "mirrored-tests", MirroredTestsRunner),
];
