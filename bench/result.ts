import type { Case, Round } from './group.ts';
import { type Summary, summarise } from './summary.ts';

/** One case, measured. */
export interface Result {
  readonly case: string;
  readonly unit: Case['unit'];
  /** The median of what is measured over the median of what it is compared with. */
  readonly value: number;
  readonly limit: number | undefined;
  readonly ok: boolean;
  /** Of each round by itself. */
  readonly rounds: Summary;
  readonly subject: Summary;
  readonly baseline: Summary;
}

export function resultOf({ name, unit, limit, subject, baseline }: Case, rounds: readonly Round[]): Result {
  const subjects = summarise(rounds.map(subject));
  const baselines = summarise(rounds.map(baseline));
  const value = subjects.median / baselines.median;
  return {
    case: name,
    unit,
    value,
    limit,
    ok: limit === undefined || value <= limit,
    rounds: summarise(rounds.map((round) => subject(round) / baseline(round))),
    subject: subjects,
    baseline: baselines,
  };
}

/** A table in Markdown. */
export function renderResults(results: readonly Result[]): string {
  const head = ['Case', 'Median', 'Limit', '', 'Rounds, least to most', 'Times (medians)'];
  const lines = [head, head.map(() => '---'), ...results.map(cells)];
  return lines.map((line) => `| ${line.join(' | ')} |\n`).join('');
}

function cells({ case: name, unit, value, limit, ok, rounds, subject, baseline }: Result): readonly string[] {
  const written = (number: number) => (unit === 'MB' ? `${number.toFixed(0)} MB` : `${number.toFixed(2)} ×`);
  return [
    name,
    written(value),
    limit === undefined ? '' : written(limit),
    limit === undefined ? '' : ok ? 'ok' : '**over**',
    `${written(rounds.least)} to ${written(rounds.most)}`,
    unit === 'MB' ? '' : `${milliseconds(subject.median)} / ${milliseconds(baseline.median)}`,
  ];
}

function milliseconds(time: number): string {
  return time < 1_000 ? `${time.toFixed(0)} ms` : `${(time / 1_000).toFixed(2)} s`;
}
