import { InProcessRegistry } from "./in-process";

const headers = { host: "127.0.0.1" };

it("shows a person what there is, and never as markup what others wrote", async () => {
  const { app, api } = new InProcessRegistry();
  const parent_version_id = await api.publish("base-image", "f1");
  await api.publish("web-image", "f1", { parent_version_id });
  await api.call("PATCH", "/buckets/base-image", { description: "<script>alert(1)</script>" });
  const revocation = { revoke_in: "0s", revocation_message: "CVE-1" };
  await api.call("PATCH", "/buckets/base-image/versions/f1", revocation);

  const link = await app.request("/?token=t0ken", { headers });
  expect([link.status, link.headers.get("location")]).toEqual([302, "/"]);
  const cookie = link.headers.get("set-cookie")!.split(";")[0]!;
  expect(cookie).not.toContain("t0ken");
  const answer = await app.request("/", { headers: { ...headers, cookie } });
  const text = (await answer.text()).replace(/\s+/g, " ");

  expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'");
  expect(text).toContain(
    "<strong>revoked</strong> from 2026-01-01 00:00:00 UTC, with v1 of base-image: CVE-1",
  );
  expect(text).toContain('v1 is built on <a href="#base-image">base-image</a> v1');
  expect(text).toContain("&lt;script&gt;");
  expect(text).not.toMatch(/<script|<link|<img|https?:|<form|<button/);
});

it.each([
  ["without a token", "/", {}],
  ["with another token", "/?token=other", {}],
  ["with a cookie that is no ticket", "/", { cookie: "local-registry-page=t0ken" }],
])("rejects a reader %s", async (_what, path, more) => {
  const { app } = new InProcessRegistry();
  const answer = await app.request(path, { headers: { ...headers, ...more } });
  expect(answer.status).toBe(401);
  expect(await answer.text()).toContain("open the link that npm run local-registry prints");
});
