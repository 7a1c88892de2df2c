import { createHash } from "node:crypto";
import type { Hono } from "hono";
import { ORGANIZATION, PROJECT } from "../../identity";

const location = { organization_id: ORGANIZATION, project_id: PROJECT };

/** What there is to know of the registry as a whole. */
export function registryRoutes(app: Hono, base: string): void {
  app.get(`${base}/registry`, (context) =>
    context.json({
      registry: { id: PROJECT, location, config: { activated: true, feature_tier: "PLUS" } },
    }),
  );
  // Nothing validates run tasks here; the answers have the form that Terraform's resource expects.
  const hmac_key = createHash("sha256").update(PROJECT).digest("hex");
  const api_url = "http://127.0.0.1:1/run-tasks-are-not-part-of-this-registry";
  app.get(`${base}/runtasks/validation`, (context) => context.json({ api_url, hmac_key }));
  app.patch(`${base}/runtasks/hmac`, (context) => context.json({ hmac_key }));
}
