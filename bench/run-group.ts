import type { Group, Round } from './group.ts';
import { type Result, resultOf } from './result.ts';
import { openWorkshop } from './workshop.ts';

export interface Runs {
  readonly members: number;
  /** Undefined: as many as the group asks for. */
  readonly rounds: number | undefined;
  tell(message: string): void;
}

/** Measures every case of a group, after one round that only warms the file cache; a single round is only a try. */
export function runGroup(group: Group, { members, rounds = group.rounds, tell }: Runs): readonly Result[] {
  const workshop = openWorkshop();
  try {
    tell(`${group.name}: writing what is measured`);
    const { sides, cases } = group.prepare(workshop, members);
    const measured: Round[] = [];
    const first = rounds === 1 ? 1 : 0;
    for (let round = first; round <= rounds; round++) {
      tell(`${group.name}: ${round === 0 ? 'warming up' : `round ${round} of ${rounds}`}`);
      measured.push(Object.fromEntries(Object.entries(sides).map(([name, run]) => [name, run()])));
    }
    return cases.map((each) => resultOf(each, measured.slice(-rounds)));
  } finally {
    workshop.remove();
  }
}
