import { expect, test } from 'vitest';
import type { CompiledAccess } from '../../../src/access/compiled-access.ts';
import { compareAccess } from '../diff/compare-pair.ts';
import type { PlainDocument } from '../naive/documents.ts';
import { compiledWorld } from './model-of.ts';

const now = Date.parse('2025-12-31T00:00:00Z');

function accessOf(
  type: string,
  documents: readonly PlainDocument[],
  actions: readonly string[] = ['a'],
): CompiledAccess {
  const access = compiledWorld({
    documents: [
      { kind: 'Organization', name: 'acme', id: 'o' },
      {
        kind: 'Service',
        name: 's',
        actions: Object.fromEntries(actions.map((each) => [each, { resources: ['t'] }])),
        resourceTypes: { t: type },
      },
      { kind: 'Policy', name: 'p', statements: [{ effect: 'allow', actions: ['s:a'] }] },
      { kind: 'Role', name: 'r', policies: ['p'] },
      ...documents,
    ],
  });
  if (access === undefined) throw new Error('no valid model');
  return access;
}

function told(before: CompiledAccess, after: CompiledAccess): readonly unknown[] {
  const { changes, forecast } = compareAccess(before, after, { now });
  const all = [...changes, ...forecast.flatMap((each) => each.changes)];
  return all.map(({ kind, resources }) => [kind, ...resources.map(({ pattern }) => pattern)]);
}

const anything = 'krn:*:s:*:*';

test('the zones tell resources apart where what a binding is on names one', () => {
  const zone: PlainDocument = { kind: 'Zone', name: 'b', resources: ['krn:k:s:o:a*'] };
  const before = accessOf(anything, [zone, { kind: 'Member', name: 'm' }]);
  const bindings = [{ role: 'r', on: ['krn:k:s:*:ab*{zone}'] }];
  const after = accessOf(anything, [zone, { kind: 'Member', name: 'm', bindings }]);
  expect(told(before, after)).toEqual([['gained', 'krn:k:s:*:ab*b']]);
});

test('what the clock does is not what the change of a catalogue does', () => {
  const documents: readonly PlainDocument[] = [
    { kind: 'Member', name: 'm', bindings: ['r'] },
    { kind: 'Team', name: 't', members: ['m'], bindings: [{ role: 'r', expires: '2026-01-01' }] },
  ];
  const before = accessOf('krn:k:s:{org_id}:a', documents);
  const after = accessOf('krn:k:s:{org_id}:b', documents);
  expect(told(before, after)).toEqual([
    ['gained', '*'],
    ['lost', '*'],
  ]);
});

test('a token that holds its own has nothing of an action that is new, whatever its owner has', () => {
  const documents = (actions: readonly string[]): readonly PlainDocument[] => [
    { kind: 'Policy', name: 'q', statements: [{ effect: 'allow', actions: ['s:a*'] }] },
    { kind: 'Role', name: 'wide', policies: ['q'] },
    { kind: 'Role', name: 'silent', policies: [] },
    { kind: 'Member', name: 'm', bindings: actions.includes('ab') ? ['wide'] : [] },
    { kind: 'Token', name: 'a', owner: 'member/m', bindings: ['silent'] },
    { kind: 'Token', name: 'b', owner: 'member/m', inherit: true },
  ];
  const before = accessOf(anything, documents(['a']));
  const after = accessOf(anything, documents(['a', 'ab']), ['a', 'ab']);
  const { changes } = compareAccess(before, after, { now });
  expect(changes.flatMap(({ principals }) => principals)).not.toContain('token/a');
  expect(changes.find(({ actions }) => actions.includes('s:ab'))?.principals).toEqual([
    'member/m',
    'token/b',
  ]);
});

test('an action that may be asked of other resources is compared there, whatever else changes', () => {
  const holding = (policies: readonly string[]): PlainDocument[] => [
    {
      kind: 'Policy',
      name: 'here',
      statements: [{ effect: 'allow', actions: ['*'], resources: ['krn:k:s:o:?'] }],
    },
    { kind: 'Role', name: 'w', policies: ['p', ...policies] },
    { kind: 'Zone', name: 'z', resources: ['krn:k:s:x:*'] },
    { kind: 'Member', name: 'ana', bindings: [{ role: 'w', zone: 'z' }] },
  ];
  const before = accessOf('krn:k:s:o:*', holding([]));
  const after = accessOf('krn:k:s:*:*b', holding(['here']));
  expect(told(before, after)).toEqual([['gained', 'krn:k:s:x:*']]);
});
