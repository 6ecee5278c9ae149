import { describe, expect, test } from 'vitest';
import { digestStatements } from '../../src/model/statement-digest.ts';
import { checkPins, hasPins } from '../../src/plan/check-pins.ts';
import { deletedPolicies, expectedVersions } from '../../src/plan/expected-versions.ts';
import { checkPolicyRenames } from '../../src/plan/policy-renames.ts';
import { versionInForce } from '../../src/plan/version-in-force.ts';
import { fc } from '../properties.ts';
import { histories, history, member, organization, policy, role, serviceAccount } from './world.ts';

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

  test('plan/unpublished-pin: a boundary that pins one, of everybody or of one principal', () => {
    const boundary = ['loans', 'loans@2', 'loans@9'];
    const declared = organization({
      boundary,
      members: [member('ana', { boundary })],
      serviceAccounts: [serviceAccount('scanner', { boundary })],
    });
    expect(checkPins(declared, published).map(({ code, at }) => [code, at?.file, at?.path])).toEqual([
      ['plan/unpublished-pin', 'organizations/orchestra/orchestra.yaml', ['boundary', 2]],
      ['plan/unpublished-pin', 'organizations/orchestra/ana.yaml', ['boundary', 2]],
      ['plan/unpublished-pin', 'organizations/orchestra/scanner.yaml', ['boundary', 2]],
    ]);
    expect(hasPins(declared)).toBe(true);
    expect(hasPins(organization({ boundary: ['loans'] }))).toBe(false);
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

describe('a policy under another name', () => {
  const file = 'organizations/orchestra/lending.yaml';
  const lending = (fields = {}, roles: Parameters<typeof role>[] = []) =>
    organization({
      name: 'library',
      policies: [policy('lending', lend, { previously: ['loans'], ...fields })],
      roles: roles.map((args) => role(...args)),
    });
  const old = history('loans', [read, lend]);

  test('plan/policy-renamed: the numbers start at 1 under the new name, and those of the old end', () => {
    expect(expectedVersions(lending().policies, histories(old))).toMatchObject([
      { policy: 'lending', version: 1, previous: 0 },
    ]);
    expect(deletedPolicies(lending().policies, histories(old))).toEqual([{ policy: 'loans', after: 2 }]);
    expect(checkPolicyRenames(lending(), histories(old))).toEqual([
      {
        code: 'plan/policy-renamed',
        severity: 'warning',
        message:
          'policy `loans` becomes `lending`: its version numbers start again at 1, and `loans@2` is the last of the old name',
        at: { file, document: 0, path: ['name'], on: 'value' },
        hint: 'a pin of `loans` ends here: pin a version of `lending` once this is applied',
      },
    ]);
  });

  test('a name that had versions before goes on from them', () => {
    const [finding] = checkPolicyRenames(lending(), histories(old, history('lending', [all], [1])));
    expect(finding?.message).toContain('go on from `lending@1`');
  });

  test('nothing is said once it is applied, nor where the old name was never published', () => {
    const applied = histories(history('loans', [read, lend], [2]), history('lending', [lend]));
    expect(checkPolicyRenames(lending(), applied)).toEqual([]);
    expect(checkPolicyRenames(lending(), new Map())).toEqual([]);
    expect(checkPins(lending({ defaultVersion: 1 }), applied)).toEqual([]);
  });

  test('plan/unpublished-pin: no pin moves to the new name, even where that had the number before', () => {
    const reused = histories(old, history('lending', [all, read], [2]));
    const declared = lending({ defaultVersion: 2 }, [
      ['librarian', [], { policies: ['lending', 'lending@2'] }],
    ]);
    expect(checkPins(declared, reused).map(({ code, at }) => [code, at?.path])).toEqual([
      ['plan/unpublished-pin', ['defaultVersion']],
      ['plan/unpublished-pin', ['policies', 1]],
    ]);
    expect(checkPins(declared, new Map(), reused)[0]?.message).toBe(
      '`lending@2` is not `loans@2`: the rename is not applied yet, and version numbers belong to a name',
    );
  });
});
