import { expect, test } from 'vitest';
import type { Oid } from '../../../../src/git/git-repository.ts';
import { times } from '../../../acceptance/hardening/counts.ts';
import { expectClean, ledger, nextEntry } from '../stage.ts';
import { ensemble, type Transport } from './ensemble.ts';

export function racingContract(transport: Transport): void {
  test('of eight who push at once, one wins each time', async () => {
    const { on, player } = await ensemble(transport);
    const players = await Promise.all(
      Array.from({ length: 8 }, (_, number) => player(`player-${number}`, '--single-branch')),
    );
    let tip: Oid | undefined;
    // The first makes the ref, the others move it.
    const rounds = times(10, 2);
    for (let round = 0; round < rounds; round++) {
      const pushed = await Promise.allSettled(
        players.map(async ({ repository }, number) => {
          await repository.fetchRef('origin', ledger);
          const next = await nextEntry(repository, tip, `round-${round}-player-${number}`);
          await repository.pushRef('origin', ledger, next, tip);
          return next;
        }),
      );
      const won = pushed.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
      const lost = pushed.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []));
      expect(lost).toEqual(Array(7).fill('git/ref-moved'));
      expect(won).toEqual([on.hall.git('rev-parse', ledger)]);
      tip = won[0];
    }
    expect(on.hall.git('rev-list', '--count', ledger)).toBe(String(rounds));
    expectClean(on.hall);
    for (const { clone } of players) expectClean(clone);
  });
}
