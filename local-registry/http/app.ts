import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { CODE, RegistryError } from "../domain/registry-error";
import { ORGANIZATION, PROJECT } from "../identity";
import type { Registry } from "../registry";
import { failure } from "./answer";
import { isEqual } from "./equal-text";
import { pageRoute } from "./page/page-route";
import { bucketRoutes } from "./routes/bucket-routes";
import { buildRoutes } from "./routes/build-routes";
import { channelRoutes } from "./routes/channel-routes";
import { labelSearchRoute } from "./routes/label-search-route";
import { locationRoutes } from "./routes/location-routes";
import { registryRoutes } from "./routes/registry-routes";
import { versionRoutes } from "./routes/version-routes";

export interface AppOptions {
  /** What every request has to bring. */
  readonly token: string;
  /** Whether only this machine may ask, also by name: a web page elsewhere can make a browser ask for it. */
  readonly isLoopback: boolean;
  /** Gets a line for every request. */
  readonly log?: (line: string) => void;
}

const MEBIBYTE = 1024 * 1024;
const LOOPBACK_HOST = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;

/** The HTTP face of a registry. */
export function registryApp(registry: Registry, options: AppOptions): Hono {
  const app = new Hono();
  if (options.log !== undefined) logRequests(app, options.log);
  if (options.isLoopback) refuseForeignHosts(app);
  requireToken(app, options.token);
  limitBodies(app);
  const project = "organizations/:organization/projects/:project";
  const base = `/packer/2023-01-01/${project}`;
  app.use(`/packer/:version/${project}/*`, async (context, next) => {
    const { organization, project } = context.req.param();
    if (organization === ORGANIZATION && project === PROJECT) return next();
    const message = `this registry has organization ${ORGANIZATION} and project ${PROJECT} only`;
    return failure(context, CODE.permissionDenied, message);
  });
  pageRoute(app, registry, options.token);
  locationRoutes(app);
  registryRoutes(app, base);
  bucketRoutes(app, base, registry);
  versionRoutes(app, base, registry);
  buildRoutes(app, base, registry);
  channelRoutes(app, base, registry);
  labelSearchRoute(app, `/packer/2022-12-02/${project}`, registry);
  app.notFound((context) => {
    const { method, path } = context.req;
    return failure(context, CODE.unimplemented, `the local registry does not have ${method} ${path}`);
  });
  app.onError((error, context) => {
    if (RegistryError.isRegistryError(error)) return failure(context, error.code, error.message);
    return failure(context, CODE.internal, `the local registry failed: ${error.message}`);
  });
  return app;
}

function logRequests(app: Hono, log: (line: string) => void): void {
  app.use(async (context, next) => {
    const started = performance.now();
    await next();
    const { method, path } = context.req;
    log(`${method} ${path} ${context.res.status} ${(performance.now() - started).toFixed(1)} ms`);
  });
}

function refuseForeignHosts(app: Hono): void {
  app.use(async (context, next) => {
    const host = context.req.header("host") ?? "";
    if (LOOPBACK_HOST.test(host)) return next();
    return failure(context, CODE.permissionDenied, `this registry does not answer for host ${host}`);
  });
}

function requireToken(app: Hono, token: string): void {
  for (const path of ["/packer/*", "/resource-manager/*"])
    app.use(path, async (context, next) => {
      const given = /^Bearer (.+)$/.exec(context.req.header("authorization") ?? "")?.[1];
      if (isEqual(given ?? "", token)) return next();
      const hint = "take the environment that `npm run -s local-registry -- env` prints";
      return failure(context, CODE.unauthenticated, `the token is missing or not this registry's: ${hint}`);
    });
}

/** A software bill of materials may be large; nothing else is. */
function limitBodies(app: Hono): void {
  const limit = (mebibytes: number) =>
    bodyLimit({
      maxSize: mebibytes * MEBIBYTE,
      onError: (context) => {
        const message = `the body is larger than ${mebibytes} MiB`;
        return context.json({ code: CODE.invalidArgument, message, details: [] }, 413);
      },
    });
  const [large, usual] = [limit(32), limit(1)];
  app.use((context, next) => (context.req.path.endsWith("/sboms") ? large : usual)(context, next));
}
