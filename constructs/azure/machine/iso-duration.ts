/**
 * Seconds as ISO 8601 in the form in which Azure gives them back, `PT1M30S`. In another one, every plan would show
 * a change, and some of these changes replace what they belong to.
 */
export function isoDuration(seconds: number): string {
  const parts = [
    [Math.floor(seconds / 3600), "H"],
    [Math.floor(seconds / 60) % 60, "M"],
    [seconds % 60, "S"],
  ] as const;
  const text = parts.map(([count, unit]) => (count === 0 ? "" : `${count}${unit}`)).join("");
  return `PT${text === "" ? "0S" : text}`;
}
