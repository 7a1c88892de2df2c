import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, chromium } from "playwright-core";
import { installedBrowser } from "../local-registry/browser";
import { toHtml, writeReport } from "./report";
import { someFindings } from "./some-findings";

const folder = mkdtempSync(join(tmpdir(), "report-"));
afterAll(() => rmSync(folder, { recursive: true }));

const report = { seconds: 277, images: [someFindings()], problems: [] };

it("puts each figure beside that of the last run", () => {
  const last = { ...report, images: [someFindings({ lynis: { index: 70, tests: 200, suggestions: [] } })] };
  expect(toHtml(report, last)).toContain("<td>lynis hardening index</td><td>80</td><td>70</td>");
});

it("reads the last run from the report that it takes the place of", () => {
  writeReport(folder, { ...report, seconds: 300 });
  writeReport(folder, report);
  expect(readFileSync(join(folder, "report.html"), "utf8")).toContain("277 seconds, 300 the last time");
  expect(JSON.parse(readFileSync(join(folder, "report.json"), "utf8"))).toMatchObject(report);
});

it("compares with no report that holds other figures", () => {
  writeFileSync(join(folder, "report.json"), JSON.stringify({ seconds: 300, images: [{}], problems: [] }));
  writeReport(folder, report);
  expect(readFileSync(join(folder, "report.html"), "utf8")).toContain("<p>277 seconds.</p>");
});

it("says which rules fail since the last run, and why", () => {
  const before = someFindings();
  const rules = { ...before.openScap.rules, kernel_module_udf_disabled: "pass" };
  const last = { ...report, images: [{ ...before, openScap: { ...before.openScap, rules } }] };
  expect(toHtml(report, last)).toContain(
    "<td>kernel_module_udf_disabled</td><td>Azure hands a new VM its settings on a UDF disk</td><td>new</td>",
  );
});

it("names a rule that fails without a reason", () => {
  const image = someFindings();
  const openScap = { ...image.openScap, rules: { ...image.openScap.rules, rule_0: "fail" } };
  expect(toHtml({ ...report, images: [{ ...image, openScap }] })).toContain(
    "<td>rule_0</td><td>NO REASON GIVEN</td>",
  );
});

it("shows what a step prints as text", () => {
  const problems = ["ubuntu-base: <script>alert(1)</script> & more"];
  expect(toHtml({ ...report, problems })).toContain("&lt;script&gt;alert(1)&lt;/script&gt; &amp; more");
});

const executablePath = installedBrowser();
if (executablePath === undefined) console.warn("skipped: there is no Chromium to look at the report with");
const inBrowser = executablePath === undefined ? it.skip : it;

inBrowser("has a place for everything on a small screen, and asks for nothing from elsewhere", async () => {
  writeReport(folder, { ...report, problems: [`ubuntu-base: ${"a-very-long-word".repeat(20)}`] });
  const browser: Browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  const page = await browser.newPage({ viewport: { width: 320, height: 640 } });
  const requests: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  const url = pathToFileURL(join(folder, "report.html")).href;
  await page.goto(url);
  const width = await page.evaluate("document.documentElement.scrollWidth");
  const tables = await page.getByRole("table").count();
  await browser.close();
  expect({ width, tables, requests }).toEqual({ width: 320, tables: 5, requests: [url] });
});
