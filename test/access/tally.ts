/** How often each thing was met, so that a test can say, and demand, what it has covered. */
export interface Tally {
  note(what: string): void;
  of(what: string): number;
  /** Everything that was met, most often first. */
  readonly counts: () => readonly (readonly [string, number])[];
}

export function newTally(): Tally {
  const counts = new Map<string, number>();
  return {
    note: (what) => counts.set(what, (counts.get(what) ?? 0) + 1),
    of: (what) => counts.get(what) ?? 0,
    counts: () => [...counts].sort(([, a], [, b]) => b - a),
  };
}
