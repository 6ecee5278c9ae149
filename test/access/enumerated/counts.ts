/** What was met, so that a proof can say how much it is. */
export type Counts = Record<string, number>;

export function count(counts: Counts, what: string, more = 1): void {
  counts[what] = (counts[what] ?? 0) + more;
}
