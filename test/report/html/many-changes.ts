import type { AccessChange } from '../../../src/access/diff/access-diff.ts';
import type { EvaluatedAccess } from '../../../src/plan/plan.ts';
import { accessChange, accessDiff, at, noRisk, route } from './access-samples.ts';

const kinds = ['gained', 'wider', 'unknown', 'narrower', 'lost'] as const;

/** As many changes, no two alike, each with its path. */
export function manyChanges(count: number): EvaluatedAccess {
  const changes = Array.from({ length: count }, (_, index) => oneOf(index));
  return accessDiff({
    changes,
    counts: { gain: count, lose: count / 5, differ: 0, unknown: 0, stay: 0 },
    causes: [
      {
        of: 'policy/scores@3',
        change: 'added',
        changes: changes.map((_, index) => index),
        gain: count,
        lose: 0,
      },
    ],
  });
}

function oneOf(index: number): AccessChange {
  const name = `player-${String(index).padStart(4, '0')}`;
  const file = `organizations/orchestra/teams/section-${index % 40}.yaml`;
  const isGrave = index % 50 === 0;
  return accessChange({
    kind: kinds[index % kinds.length] ?? 'gained',
    principals: [`member/${name}`],
    actions: [`scores:act-${index % 97}`, 'scores:read'],
    privileged: isGrave,
    when: index % 3 === 0 ? [{ Bool: { 'principal.mfa': true } }] : [],
    routes: [
      route(
        1,
        { is: 'team', name: `team/section-${index % 40}`, at: at(file, 7) },
        { is: 'role', name: 'role/librarian', at: at(file, 12) },
        { is: 'policy', name: 'policy/scores@3', at: at('policies/scores.yaml', 3) },
        { is: 'statement', name: '#Lend', at: at('policies/scores.yaml', 9) },
      ),
    ],
    risk: isGrave
      ? {
          level: 'high',
          reasons: [{ because: 'privileged-action', level: 'high', message: '`scores:read` is privileged' }],
        }
      : noRisk,
  });
}
