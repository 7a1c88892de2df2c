import type { Context } from "hono";
import type { z } from "zod";
import { CODE, type Code } from "../domain/registry-error";
import type { Unit } from "../domain/unit";
import type { Registry } from "../registry";
import { readBody } from "./bodies";

const STATUS = {
  [CODE.invalidArgument]: 400,
  [CODE.notFound]: 404,
  [CODE.alreadyExists]: 409,
  [CODE.permissionDenied]: 403,
  [CODE.failedPrecondition]: 400,
  [CODE.aborted]: 409,
  [CODE.unimplemented]: 501,
  [CODE.internal]: 500,
  [CODE.unauthenticated]: 401,
} as const satisfies Record<Code, number>;

/** An error in the one form that Packer and Terraform read. */
export function failure(context: Context, code: Code, message: string): Response {
  return context.json({ code, message, details: [] }, STATUS[code]);
}

/** Answers with what `request` returns: always with 200, since clients take no other status for success. */
export async function answer(
  context: Context,
  registry: Registry,
  request: (unit: Unit) => object,
): Promise<Response> {
  return context.json(await registry.run(request), 200);
}

export async function bodyOf<Schema extends z.ZodTypeAny>(
  context: Context,
  schema: Schema,
): Promise<z.output<Schema>> {
  return readBody(schema, await context.req.text());
}

/** A part of the path that the route names. */
export function part(context: Context, name: string): string {
  return context.req.param(name) ?? "";
}
