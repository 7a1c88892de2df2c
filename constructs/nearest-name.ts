/** An abbreviation shorter than this fits too many names. */
const MIN_ABBREVIATION = 3;

/**
 * The one of `known` that `name` was probably meant to be, or `undefined` when none is near. Case, spaces
 * and punctuation do not count as a difference.
 *
 * Near is a name with few letters wrong, missing or too many (one in three, at least two; one in names of up
 * to four letters), and else the only name that begins with `name`: `prod` is meant to be `production`.
 */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  const wanted = simplify(name);
  if (wanted === "") return undefined;
  let best: { readonly name: string; readonly distance: number } | undefined;
  for (const candidate of known) {
    const distance = boundedDistance(wanted, simplify(candidate));
    if (distance !== undefined && (best === undefined || distance < best.distance))
      best = { name: candidate, distance };
  }
  return best?.name ?? onlyCompletion(wanted, known);
}

function simplify(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, "");
}

/** How far apart two names are, or `undefined` when that is too far to be the same one. */
function boundedDistance(a: string, b: string): number | undefined {
  const longer = Math.max(a.length, b.length);
  const most = longer <= 4 ? 1 : Math.max(2, Math.floor(longer / 3));
  if (Math.abs(a.length - b.length) > most) return undefined;
  const distance = editDistance(a, b);
  return distance <= most ? distance : undefined;
}

function onlyCompletion(wanted: string, known: readonly string[]): string | undefined {
  const completions = known.filter((candidate) => simplify(candidate).startsWith(wanted));
  return wanted.length >= MIN_ABBREVIATION && completions.length === 1 ? completions[0] : undefined;
}

/** Levenshtein's distance, one row at a time. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, n) => n);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitution = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(substitution, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}
