const RFC3339 = /^(\d{4}-\d{2}-\d{2})T(?!24)\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/;

/**
 * A point in time in the one form that we write: UTC, without fractions of a second. `undefined` for what is not
 * RFC 3339, or is a day that no calendar has.
 *
 * @see https://www.rfc-editor.org/rfc/rfc3339
 */
export function inUtc(date: string): string | undefined {
  const day = RFC3339.exec(date)?.[1];
  if (day === undefined) return undefined;
  // JavaScript counts the 30th of February on into March.
  const midnight = new Date(`${day}T00:00:00Z`);
  const exists = !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(day);
  const time = new Date(date);
  return exists && !Number.isNaN(time.getTime()) ? `${time.toISOString().slice(0, 19)}Z` : undefined;
}
