import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkPins } from '../../src/plan/check-pins.ts';
import { deletedPolicies, expectedVersions } from '../../src/plan/expected-versions.ts';
import { digestStatements } from '../../src/plan/statement-digest.ts';
import { versionInForce } from '../../src/plan/version-in-force.ts';
import { histories, history, organization, policy, role } from './world.ts';

const read = [{ sid: 'Read', effect: 'allow', actions: ['loans:read'] }];
const lend = [{ sid: 'Lend', effect: 'allow', actions: ['loans:read', 'loans:create'] }];
const all = [{ sid: 'All', effect: 'allow', actions: ['loans:*'] }];

function declaring(statements: typeof read, fields = {}) {
  return organization({ name: 'library', policies: [policy('loans', statements as typeof read, fields)] });
}

describe('digestStatements', () => {
  const full = {
    sid: 'Lend',
    effect: 'allow',
    actions: ['loans:read', 'loans:create'],
    resources: ['krn:library:loans:main:book/*', 'krn:library:loans:main:map/*'],
    conditions: { StringEquals: { 'loans.desk': ['front', 'back'], 'principal.type': 'member' } },
  };

  test('the order of actions, resources, keys and condition values does not count', () => {
    const same = {
      conditions: { StringEquals: { 'principal.type': ['member'], 'loans.desk': ['back', 'front'] } },
      resources: [...full.resources].reverse(),
      actions: [...full.actions].reverse(),
      effect: 'allow',
      sid: 'Lend',
    };
    expect(digestStatements([same])).toBe(digestStatements([full]));
  });

  test('the order of statements, the sid and every value count', () => {
    const others = [
      [{ ...full, sid: 'Lending' }],
      [{ ...full, effect: 'deny' }],
      [{ ...full, actions: ['loans:read'] }],
      [{ ...full, conditions: { StringEquals: { 'loans.desk': ['front'], 'principal.type': 'member' } } }],
    ];
    for (const other of others) expect(digestStatements(other)).not.toBe(digestStatements([full]));
    expect(digestStatements([...read, ...lend])).not.toBe(digestStatements([...lend, ...read]));
  });

  test('no list of actions collides with another', () => {
    const actions = fc.array(fc.string(), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(actions, actions, (left, right) => {
        const same = JSON.stringify([...new Set(left)].sort()) === JSON.stringify([...new Set(right)].sort());
        expect(digestStatements([{ actions: left }]) === digestStatements([{ actions: right }])).toBe(same);
      }),
    );
  });
});

describe('expectedVersions', () => {
  const next = (statements: typeof read, ...published: Parameters<typeof history>[1][]) =>
    expectedVersions(
      declaring(statements).policies,
      published[0] === undefined ? new Map() : histories(history('loans', published[0])),
    ).map(({ version, previous, sameAs }) => ({ version, previous, sameAs }));

  test('a new policy is version 1, an equal one publishes nothing, an edit the next number', () => {
    expect(next(read)).toEqual([{ version: 1, previous: 0, sameAs: undefined }]);
    expect(next(read, [read])).toEqual([]);
    expect(next(lend, [read])).toEqual([{ version: 2, previous: 1, sameAs: undefined }]);
  });

  test('going back to an older text publishes a new number', () => {
    expect(next(read, [read, lend])).toEqual([{ version: 3, previous: 2, sameAs: 1 }]);
  });

  test('re-creating a deleted policy continues the numbers, even with the same text', () => {
    const deleted = histories(history('loans', [read, lend], [2]));
    expect(expectedVersions(declaring(lend).policies, deleted)).toMatchObject([
      { version: 3, previous: 2, sameAs: 2 },
    ]);
    const again = histories(history('loans', [read, lend, lend], [2]));
    expect(expectedVersions(declaring(lend).policies, again)).toEqual([]);
  });

  test('a pin does not keep an edit from being published, nor does an edit move the pin', () => {
    const published = histories(history('loans', [read, lend]));
    const declared = declaring(all, { defaultVersion: 1 });
    const [expected] = expectedVersions(declared.policies, published);
    expect(expected).toMatchObject({ version: 3 });
    const [pinned] = declared.policies.values();
    expect(pinned && versionInForce(pinned, published.get('loans'), expected)).toEqual({
      version: 1,
      digest: digestStatements(read),
    });
  });

  test('a policy no longer declared is deleted once', () => {
    expect(deletedPolicies(new Map(), histories(history('loans', [read, lend])))).toEqual([
      { policy: 'loans', after: 2 },
    ]);
    expect(deletedPolicies(new Map(), histories(history('loans', [read, lend], [2])))).toEqual([]);
    expect(deletedPolicies(declaring(read).policies, histories(history('loans', [read])))).toEqual([]);
  });
});

describe('checkPins', () => {
  const published = histories(history('loans', [read, lend]));
  const file = 'organizations/orchestra/loans.yaml';

  test('plan/unpublished-pin: a default version that the ledger does not have', () => {
    expect(checkPins(declaring(lend, { defaultVersion: 3 }), published)).toEqual([
      {
        code: 'plan/unpublished-pin',
        severity: 'error',
        message: 'version 3 of policy `loans` is not published',
        at: { file, document: 0, path: ['defaultVersion'], on: 'value' },
        hint: 'the newest published version is 2',
      },
    ]);
    expect(checkPins(declaring(lend, { defaultVersion: 1 }), new Map())[0]?.hint).toBe(
      'apply once to publish version 1, then pin it',
    );
  });

  test('plan/unpublished-pin: a role that pins one', () => {
    const declared = organization({
      roles: [role('librarian', [], { policies: ['loans', 'loans@2', 'loans@9'] })],
    });
    expect(checkPins(declared, published).map(({ code, at }) => [code, at?.path])).toEqual([
      ['plan/unpublished-pin', ['policies', 2]],
    ]);
  });

  test('plan/statements-not-in-force: a pin that holds another text than the one shown', () => {
    expect(
      checkPins(declaring(lend, { defaultVersion: 1 }), published).map(({ code, severity }) => [
        code,
        severity,
      ]),
    ).toEqual([['plan/statements-not-in-force', 'warning']]);
    expect(checkPins(declaring(lend, { defaultVersion: 2 }), published)).toEqual([]);
  });
});
