import type { Hono } from "hono";
import { invalid, notNow } from "../../domain/registry-error";
import { ORGANIZATION, PROJECT } from "../../identity";

const CREATED = "2026-01-01T00:00:00.000Z";
const parent = { id: ORGANIZATION, type: "ORGANIZATION" };
const project = { id: PROJECT, name: "local", parent, created_at: CREATED, state: "ACTIVE" };

/** The resource manager: how clients find out where they are. */
export function locationRoutes(app: Hono): void {
  const base = "/resource-manager/2019-12-10";
  app.get(`${base}/organizations`, (context) =>
    context.json({
      organizations: [{ id: ORGANIZATION, name: "local", created_at: CREATED, state: "ACTIVE" }],
    }),
  );
  app.get(`${base}/projects`, (context) => {
    const scope = context.req.query("scope.id");
    if (scope !== undefined && scope !== ORGANIZATION) throw invalid(`unknown organization ${scope}`);
    return context.json({ projects: [project] });
  });
  app.get(`${base}/projects/:project`, (context) => {
    const asked = context.req.param("project");
    if (asked !== PROJECT) throw notNow(`unknown project ${asked}; this registry has ${PROJECT} only`);
    return context.json({ project });
  });
}
