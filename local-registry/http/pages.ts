import type { Context } from "hono";
import { invalid } from "../domain/registry-error";

/** The largest page; also what Packer gets of a version's builds, since it reads the first page only. */
export const LARGEST_PAGE = 1000;

const USUAL_PAGE = 50;

export interface Page<Item> {
  readonly items: readonly Item[];
  /** As the answer says it: an empty token means that there is no such page. */
  readonly pagination: { readonly next_page_token: string; readonly previous_page_token: string };
}

/** Which part of a list a request asks for. */
export interface PageRequest {
  readonly size: number;
  /** The page begins after the item with this key. */
  readonly after?: string;
  /** The page ends before the item with this key. */
  readonly before?: string;
}

/** @throws RegistryError for a size or a token that can not be */
export function pageRequest(context: Context, usual = USUAL_PAGE): PageRequest {
  const size = context.req.query("pagination.page_size") || "0";
  if (!/^\d{1,9}$/.test(size)) throw invalid(`pagination.page_size must be a number of items, got ${size}`);
  const [next, previous] = ["next", "previous"].map((way) => {
    const token = context.req.query(`pagination.${way}_page_token`);
    return token ? Buffer.from(token, "base64url").toString() : undefined;
  });
  if (next !== undefined && previous !== undefined)
    throw invalid("pagination.next_page_token and pagination.previous_page_token exclude each other");
  const limited = Math.min(Number(size) || usual, LARGEST_PAGE);
  return { size: limited, after: next, before: previous };
}

/**
 * The part of a list that is asked for. A token names the item at the border and not its place: what comes or goes
 * between two requests then neither hides an item nor shows one twice.
 *
 * @param keyOf what tells an item from every other of the list
 * @throws RegistryError when the item at the border is gone
 */
export function pageOf<Item>(
  items: readonly Item[],
  { size, after, before }: PageRequest,
  keyOf: (item: Item) => string,
): Page<Item> {
  const place = (key: string): number => {
    const found = items.findIndex((item) => keyOf(item) === key);
    if (found === -1)
      throw invalid("the page token is not of this list, or what it names is gone: begin anew");
    return found;
  };
  const end = before === undefined ? undefined : place(before);
  const start = end === undefined ? (after === undefined ? 0 : place(after) + 1) : Math.max(0, end - size);
  const page = items.slice(start, end ?? start + size);
  const token = (item: Item | undefined): string =>
    item === undefined ? "" : Buffer.from(keyOf(item)).toString("base64url");
  return {
    items: page,
    pagination: {
      next_page_token: start + page.length < items.length ? token(page.at(-1)) : "",
      previous_page_token: start > 0 ? token(page[0]) : "",
    },
  };
}
