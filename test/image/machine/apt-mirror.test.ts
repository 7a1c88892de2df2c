import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { AptMirror } from "./apt-mirror";

const SOURCE = {
  uri: "http://packages.example/debian/",
  path: "/packages.example/debian/",
  suite: "bookworm",
};
const PACKAGE = "/packages.example/debian/pool/main/a/a_1.0~b+c_all.deb";
const INDEX = "/packages.example/debian/dists/bookworm/InRelease";

let folder: string;
let mirror: AptMirror;
let downloads: string[];
let problem: string | undefined;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "mirror-"));
  downloads = [];
  problem = undefined;
  mirror = new AptMirror(join(folder, "kept"), [SOURCE], async (uri, file) => {
    downloads.push(uri);
    if (problem === undefined) writeFileSync(file, `content of ${uri}`);
    return problem;
  });
  await mirror.listen(join(folder, "socket"));
});
afterEach(() => {
  mirror.close();
  rmSync(folder, { recursive: true });
});

async function ask(path: string): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    request({ socketPath: join(folder, "socket"), path }, (response) => {
      let body = "";
      response.on("data", (chunk: Buffer) => (body += chunk.toString()));
      response.on("end", () => resolve({ status: response.statusCode!, body }));
    })
      .on("error", reject)
      .end();
  });
}

function keep(path: string, text: string, hoursAgo: number): void {
  const file = join(folder, "kept", path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  const time = Date.now() / 1000 - hoursAgo * 3600;
  utimesSync(file, time, time);
}

it("downloads a package once, whoever asks for it and when", async () => {
  await Promise.all([ask(PACKAGE), ask(PACKAGE)]);
  const uri = "http://packages.example/debian/pool/main/a/a_1.0~b+c_all.deb";
  expect(await ask(PACKAGE)).toEqual({ status: 200, body: `content of ${uri}` });
  expect(downloads).toEqual([uri]);
});

it("keeps a package for ever, and an index for half a day", async () => {
  keep(PACKAGE, "kept", 10_000);
  keep(INDEX, "kept", 11);
  expect([(await ask(PACKAGE)).body, (await ask(INDEX)).body]).toEqual(["kept", "kept"]);
  keep(INDEX, "kept", 13);
  expect((await ask(INDEX)).body).toBe("content of http://packages.example/debian/dists/bookworm/InRelease");
});

it("hands out an old index rather than none", async () => {
  keep(INDEX, "old", 13);
  problem = "Could not resolve host";
  expect(await ask(INDEX)).toEqual({ status: 200, body: "old" });
});

it.each([
  ["E: 404  Not Found", 404],
  ["Could not resolve host", 502],
])("hands on that a download says %j, as %d, and keeps nothing", async (words, status) => {
  problem = words;
  expect(await ask(PACKAGE)).toEqual({ status, body: words });
  problem = undefined;
  expect((await ask(PACKAGE)).status).toBe(200);
});

it.each([
  ["another host's", "/other.example/debian/a.deb"],
  ["what is above its folder", "/packages.example/debian/..%2f..%2fsocket"],
  ["a hidden file", "/packages.example/debian/.ssh"],
])("does not know %s files", async (_what, path) => {
  expect((await ask(path)).status).toBe(404);
  expect(downloads).toEqual([]);
});
