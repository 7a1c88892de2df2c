import { createHmac } from "node:crypto";
import type { Hono } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import { html, raw } from "hono/html";
import type { Registry } from "../../registry";
import { isEqual } from "../equal-text";
import { page } from "./page";

const COOKIE = "local-registry-page";
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'";

/**
 * The page for a person. A browser sends no token, so a link with the token is exchanged for a cookie: it opens the
 * page and nothing else, since browsers send it to every port of this machine.
 */
export function pageRoute(app: Hono, registry: Registry, token: string): void {
  const ticket = createHmac("sha256", token).update(COOKIE).digest("base64url");
  app.get("/", async (context) => {
    context.header("content-security-policy", POLICY);
    context.header("cache-control", "no-store");
    context.header("referrer-policy", "no-referrer");
    if (isEqual(context.req.query("token") ?? "", token)) {
      setCookie(context, COOKIE, ticket, { httpOnly: true, sameSite: "Strict", path: "/" });
      return context.redirect("/", 302);
    }
    if (isEqual(getCookie(context, COOKIE) ?? "", ticket))
      return context.html(await registry.run((unit) => page(unit)));
    const hint = "open the link that npm run local-registry prints when it starts";
    const head = raw('<!doctype html><html lang="en"><meta charset="utf-8"><title>Local registry</title>');
    return context.html(html`${head}<p>This page needs the registry's token: ${hint}.</p></html>`, 401);
  });
}
