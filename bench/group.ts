import type { Workshop } from './workshop.ts';

/** What was measured in one round, by side: milliseconds or megabytes. */
export type Round = Readonly<Record<string, number>>;

/** A row of the table: what is measured, over what it is compared with. */
export interface Case {
  readonly name: string;
  /** At most this; absent where there is nothing to hold to. */
  readonly limit?: number;
  readonly unit: '×' | 'MB';
  subject(round: Round): number;
  /** 1 where nothing is compared. */
  baseline(round: Round): number;
}

/** Cases that share repositories. All sides run once a round, in order, so that a slow moment meets them all. */
export interface Group {
  readonly name: string;
  /** Rounds without `--runs`. */
  readonly rounds: number;
  prepare(workshop: Workshop, members: number): Prepared;
}

export interface Prepared {
  readonly sides: Readonly<Record<string, () => number>>;
  readonly cases: readonly Case[];
}

/** One side over another. */
export function ratio(name: string, subject: string, baseline: string, limit?: number): Case {
  return {
    name,
    unit: '×',
    ...(limit === undefined ? {} : { limit }),
    subject: (round) => side(round, subject),
    baseline: (round) => side(round, baseline),
  };
}

export function side(round: Round, name: string): number {
  const measured = round[name];
  if (measured === undefined) throw new Error(`no side is called ${name}`);
  return measured;
}
