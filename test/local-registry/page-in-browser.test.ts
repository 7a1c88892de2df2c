import { type Browser, type Page, chromium } from "playwright-core";
import { type RegistryServer, startRegistry } from "../../local-registry/registry-server";
import { ApiClient } from "./api-client";
import { installedBrowser } from "./browser";

/* The page as a person meets it, in the Chromium of this machine. */

const executablePath = installedBrowser();
const HOSTILE = "<script>document.title = 'taken over'</script>";

if (executablePath === undefined) {
  const reason = "no chromium on the PATH";
  if (process.env["CI"]) it("runs in CI", () => Promise.reject(new Error(reason)));
  else {
    console.warn(`the page in a browser: skipped: ${reason}`);
    it.skip(`skipped: ${reason}`, () => undefined);
  }
} else {
  let server: RegistryServer;
  let browser: Browser;
  let page: Page;
  const requests: string[] = [];
  const complaints: string[] = [];

  beforeAll(async () => {
    server = await startRegistry({});
    const api = ApiClient.at(server.url, server.token);
    const parent_version_id = await api.publish("base-image", "f1");
    await api.publish("web-image", "f1", { parent_version_id });
    await api.publish("base-image", "f2");
    await api.call("PATCH", "/buckets/base-image", { description: HOSTILE });
    const revocation = { revoke_in: "0s", revocation_message: "CVE-1", skip_descendants_revocation: true };
    await api.call("PATCH", "/buckets/base-image/versions/f1", revocation);
    browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });
  beforeEach(async () => {
    page = await browser.newPage();
    page.on("request", (request) => requests.push(request.url()));
    page.on("console", (message) => complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(error.message));
    await page.goto(`${server.url}/?token=${server.token}`);
  });
  afterEach(() => page.close());

  it("asks nobody but the registry for anything, and has nothing to complain of", async () => {
    await page.reload();

    expect(requests.map((url) => new URL(url).origin)).toEqual(
      requests.map(() => new URL(server.url).origin),
    );
    expect(complaints).toEqual([]);
  });

  it("shows the text of others as text", async () => {
    await expect(page.getByText(HOSTILE).count()).resolves.toBe(1);
    await expect(page.title()).resolves.toBe("Local HCP Packer registry");
  });

  it("says to a screen reader what is where", async () => {
    const headings = await page.getByRole("heading").allTextContents();
    const columns = await page.getByRole("table").first().getByRole("columnheader").allTextContents();

    expect(headings).toEqual(
      expect.arrayContaining(["Local HCP Packer registry", "base-image", "web-image"]),
    );
    expect(columns).toEqual(["Version", "Fingerprint", "Status", "Channels", "Begun", "Artifacts"]);
    for (const landmark of ["banner", "navigation", "main"] as const)
      expect(await page.getByRole(landmark).count()).toBe(1);
  });

  it("shows what is revoked, and why", async () => {
    const row = page.getByRole("row").filter({ hasText: "CVE-1" });

    expect((await row.allInnerTexts()).join(" ")).toMatch(/v1\s.*revoked/s);
  });

  it("leads from a bucket's name to the bucket by the keyboard alone", async () => {
    await page.keyboard.press("Tab");
    const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim());
    expect(await focused()).toBe("base-image");
    const outline = await page.evaluate(() => getComputedStyle(document.activeElement!).outlineStyle);
    expect(outline).not.toBe("none");

    await page.keyboard.press("Tab");
    expect(await focused()).toBe("web-image");
    await page.keyboard.press("Enter");
    expect(new URL(page.url()).hash).toBe("#web-image");
  });

  it.each(["light", "dark"] as const)("can be read in %s", async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    const [lightness, contrast] = await page.evaluate<[number, number]>(READABILITY);

    expect(lightness > 0.5).toBe(colorScheme === "light");
    // WCAG 2.2, 1.4.3.
    expect(contrast).toBeGreaterThanOrEqual(4.5);
  });

  it("does not scroll sideways on a narrow screen", async () => {
    await page.setViewportSize({ width: 320, height: 640 });

    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });
}

/** Runs in the page: how light its background is, and the least contrast of any text with what is behind it. */
const READABILITY = `(() => {
  const numbers = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const isClear = (colour) => numbers(colour)[3] === 0;
  const part = (value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  const lightnessOf = (colour) => {
    const [red, green, blue] = numbers(colour).map(part);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const scheme = matchMedia("(prefers-color-scheme: dark)").matches ? "rgb(18, 18, 18)" : "rgb(255, 255, 255)";
  const behind = (element) => {
    for (let one = element; one !== null; one = one.parentElement) {
      const colour = getComputedStyle(one).backgroundColor;
      if (!isClear(colour)) return colour;
    }
    return scheme;
  };
  const texts = [...document.body.querySelectorAll("*")].filter((element) =>
    [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim() !== ""));
  const contrasts = texts.map((element) => {
    const [a, b] = [getComputedStyle(element).color, behind(element)].map(lightnessOf).sort((x, y) => y - x);
    return (a + 0.05) / (b + 0.05);
  });
  return [lightnessOf(behind(document.body)), Math.min(...contrasts)];
})()`;
