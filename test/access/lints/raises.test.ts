import fc from 'fast-check';
import { expect, test } from 'vitest';
import { raisesIn } from '../../../src/access/lints/escalation/holders-cannot-raise-their-access.ts';
import { yamlOf } from '../../acceptance/access/aws/yaml-of.ts';
import { times } from '../../acceptance/hardening/counts.ts';
import { chosenSeed } from '../../acceptance/hardening/random.ts';
import { checkRepository } from '../../model/fixture-repository.ts';
import type { PlainWorld } from '../naive/documents.ts';
import { raisesNaively } from './raise-naively.ts';
import { raisingWorld } from './random-raises.ts';

const now = Date.parse('2026-11-22T12:00:00Z');

test('whoever can raise their own access by editing documents is found, and nobody else', {
  timeout: 1_200_000,
}, () => {
  const seed = chosenSeed();
  const counts = { raises: 0, none: 0, unknown: 0 };
  for (let batch = 0; batch === 0 || isWanting(); batch += 1)
    fc.assert(
      fc.property(raisingWorld, (world) => {
        const told = toldOf(world);
        for (const member of ['ana', 'bo']) compare(world, member, told.get(`member/${member}`) ?? new Map());
      }),
      { numRuns: times(2000, 40), seed: seed + batch },
    );

  /** Few random worlds tell little: then more are asked. */
  function isWanting(): boolean {
    return Math.min(counts.raises, counts.none) <= 5;
  }

  function compare(world: PlainWorld, member: string, found: ReadonlyMap<string, string>): void {
    const naive = raisesNaively(world, member);
    if (naive.size === 0) counts.none += 1;
    for (const action of naive) expect([...found.keys()], `${member} ${action}`).toContain(action);
    for (const [action, gain] of found) {
      const isCertain = gain !== 'unknown' && !hasConditions(world);
      counts[isCertain ? 'raises' : 'unknown'] += 1;
      // In doubt it is told: where no example is found, and of conditions, each of which is judged apart.
      if (isCertain) expect([...naive], `${member} ${action} ${gain}`).toContain(action);
    }
  }
});

function hasConditions({ documents }: PlainWorld): boolean {
  const statements = documents.flatMap((each) => (each.kind === 'Policy' ? each.statements : []));
  return statements.some(({ conditions }) => conditions !== undefined);
}

/** By principal and action what it would give. */
function toldOf(world: PlainWorld): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const text = yamlOf(world.documents);
  const { model, diagnostics } = checkRepository([{ path: 'organizations/acme/all.yaml', text }]);
  const [organization] = model?.organizations.values() ?? [];
  if (organization === undefined || diagnostics.length > 0)
    throw new Error(`no valid model: ${JSON.stringify(diagnostics.slice(0, 3))}`);
  const told = new Map<string, Map<string, string>>();
  for (const { raise, principals } of raisesIn(organization, now))
    for (const principal of principals) {
      const own = told.get(principal) ?? new Map<string, string>();
      own.set(raise.change.action, raise.gain === 'unknown' ? 'unknown' : JSON.stringify(raise.gain));
      told.set(principal, own);
    }
  return told;
}
