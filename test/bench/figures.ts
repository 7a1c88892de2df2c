/** A time with three digits that count: `8.42 ms`, `84.2 ms`, `842 ms`, `8.42 s`. */
export function milliseconds(value: number): string {
  return value < 1_000 ? `${threeDigits(value)} ms` : `${threeDigits(value / 1_000)} s`;
}

/** A size in megabytes of 1,000,000 bytes. */
export function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(0)} MB`;
}

/** A ratio: `1.27x`, `12.7x`; a small one as a fraction too: `0.04x (1/25)`. */
export function ratioText(ratio: number): string {
  return ratio < 0.2 ? `${threeDigits(ratio)}x (1/${(1 / ratio).toFixed(0)})` : `${threeDigits(ratio)}x`;
}

/** `10,000`, whatever the locale. */
export function count(value: number): string {
  return value.toLocaleString("en-US");
}

function threeDigits(value: number): string {
  if (value >= 100) return value.toFixed(0);
  return value.toFixed(value >= 10 ? 1 : value >= 1 ? 2 : 3);
}
