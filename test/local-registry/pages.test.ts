import { InProcessRegistry } from "./in-process";

let hcp: InProcessRegistry;
beforeEach(() => {
  hcp = new InProcessRegistry();
});

/** The names on each page of a list of buckets, versions or builds, as one follows the tokens of `way`. */
async function pages(path: string, size: number, way = "next", first = ""): Promise<string[][]> {
  const found: string[][] = [];
  for (let token = first; found.length === 0 || token !== "";) {
    const query = `pagination.page_size=${size}&pagination.${way}_page_token=${token}`;
    const { body } = await hcp.api.call("GET", `${path}?${query}`);
    const items = body.buckets ?? body.versions ?? body.builds ?? body.relations ?? body.history;
    found.push(
      items.map(
        (item: { name?: string; component_type?: string }) => item.name ?? item.component_type ?? "-",
      ),
    );
    token = way === "next" ? body.pagination.next_page_token : body.pagination.previous_page_token;
  }
  return found;
}

const bucket = (name: string) => hcp.api.call("PUT", "/buckets", { name });

it("pages buckets forwards and backwards, each once", async () => {
  for (const name of ["eee", "bbb", "aaa", "ddd", "ccc"]) await bucket(name);
  expect(await pages("/buckets", 2)).toEqual([["aaa", "bbb"], ["ccc", "ddd"], ["eee"]]);
  const beforeE = Buffer.from("eee").toString("base64url");
  expect(await pages("/buckets", 2, "previous", beforeE)).toEqual([
    ["ccc", "ddd"],
    ["aaa", "bbb"],
  ]);
});

it("shows none twice, and hides none, of a list that grows meanwhile", async () => {
  for (const fingerprint of ["f1", "f2", "f3"]) await hcp.api.publish("web", fingerprint);
  const path = "/buckets/web/versions?pagination.page_size=2";
  const first = (await hcp.api.call("GET", path)).body;
  await hcp.api.publish("web", "f4");
  const token = first.pagination.next_page_token;
  const second = (await hcp.api.call("GET", `${path}&pagination.next_page_token=${token}`)).body;
  const names = [first, second].map(({ versions }) => versions.map(({ name }) => name));
  expect(names).toEqual([["v3", "v2"], ["v1"]]);
  expect(second.pagination.next_page_token).toBe("");
});

it("pages by itself, but gives Packer all builds at once, since it reads the first page only", async () => {
  for (let number = 0; number < 60; number += 1) await bucket(`bucket-${number}`);
  await hcp.api.call("POST", "/buckets/bucket-0/versions", { fingerprint: "f1", template_type: "HCL2" });
  const builds = "/buckets/bucket-0/versions/f1/builds";
  for (let number = 0; number < 60; number += 1)
    await hcp.api.call("POST", builds, { component_type: `file.n${number}` });
  expect((await pages("/buckets", 0)).map(({ length }) => length)).toEqual([50, 10]);
  expect((await pages(builds, 0)).map(({ length }) => length)).toEqual([60]);
  expect((await pages(builds, 7)).flat()).toHaveLength(60);
});

it("pages what was built on a version, and the history of a channel", async () => {
  const parent_version_id = await hcp.api.publish("base", "f1");
  for (const name of ["aaa", "bbb", "ccc"]) await hcp.api.publish(name, "f1", { parent_version_id });
  const children = "/buckets/base/ancestry?type=ANCESTRY_TYPE_CHILDREN&pagination.page_size=2";
  const { body } = await hcp.api.call("GET", children);
  expect([body.relations.length, body.total_count]).toEqual([2, 3]);
  const token = body.pagination.next_page_token;
  const rest = await hcp.api.call("GET", `${children}&pagination.next_page_token=${token}`);
  expect(rest.body.relations).toHaveLength(1);
  for (const fingerprint of ["f2", "f3"]) await hcp.api.publish("base", fingerprint);
  expect((await pages("/buckets/base/channels/latest/history", 2)).map(({ length }) => length)).toEqual([
    2, 1,
  ]);
});

it.each([
  ["a size that is no number", "pagination.page_size=-1", "pagination.page_size must be a number of items"],
  [
    "a token of another list",
    "pagination.next_page_token=bm9uZQ",
    "is not of this list, or what it names is gone",
  ],
  [
    "both tokens",
    "pagination.next_page_token=YWFh&pagination.previous_page_token=YWFh",
    "exclude each other",
  ],
])("rejects %s", async (_what, query, message) => {
  await bucket("aaa");
  const given = await hcp.api.call("GET", `/buckets?${query}`);
  expect(given).toMatchObject({ status: 400, body: { code: 3 } });
  expect(given.body.message).toContain(message);
});
