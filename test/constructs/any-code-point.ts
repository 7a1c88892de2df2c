import * as fc from "fast-check";

const SURROGATES = { first: 0xd800, count: 0x800 } as const;

/**
 * Any code point but half a surrogate pair, as a `unit` of strings. fast-check's own, "binary", takes a second to be made
 * in each file of tests.
 */
export const anyCodePoint = fc
  .integer({ min: 0, max: 0x10ffff - SURROGATES.count })
  .map((n) => String.fromCodePoint(n < SURROGATES.first ? n : n + SURROGATES.count));
