/** Samples of several subjects, by name; the n-th of each were taken one right after the other. */
export type Samples<Name extends string> = Readonly<Record<Name, readonly number[]>>;

/** What is measured: one call is one sample, in whatever unit all subjects share. */
export type Subjects<Name extends string> = Readonly<Record<Name, () => Promise<number>>>;

/**
 * Measures the subjects in turn, A B A B ..., so that a machine that slows down slows all of them.
 *
 * @param warmUps rounds that come first and do not count
 */
export async function measureInTurn<Name extends string>(
  subjects: Subjects<Name>,
  { rounds, warmUps }: { readonly rounds: number; readonly warmUps: number },
): Promise<Samples<Name>> {
  const names = Object.keys(subjects) as Name[];
  const samples = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Name, number[]>;
  for (let round = -warmUps; round < rounds; round++) {
    for (const name of names) {
      const sample = await subjects[name]();
      if (round >= 0) samples[name].push(sample);
    }
  }
  return samples;
}

/** The value in the middle; of an even number, the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2;
}

/** The median of the ratios round by round: what slowed a whole round down is not in it. */
export function medianRatio(values: readonly number[], references: readonly number[]): number {
  return median(values.map((value, round) => value / references[round]!));
}
