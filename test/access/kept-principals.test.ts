import { expect, test } from 'vitest';
import { compileAccess } from '../../src/access/compile-access.ts';
import type { CompiledAccess } from '../../src/access/compiled-access.ts';
import { engineOf } from '../../src/access/engine/engine.ts';
import type { Organization } from '../../src/model/model.ts';
import { times } from '../acceptance/hardening/counts.ts';
import { fc } from '../properties.ts';
import { organizationOf } from './access-of.ts';
import { modelWorld, optionsOf } from './compile-world.ts';
import type { PlainWorld } from './naive/documents.ts';
import { world } from './random-model.ts';
import { saidOf } from './said-of-principal.ts';

/** Each says whether something is as in the first world or as in the second. */
const mixture = fc.record({
  documents: fc.array(fc.nat(), { minLength: 1, maxLength: 3 }),
  published: fc.nat(5),
  expected: fc.nat(5),
  invitations: fc.nat(5),
});

/** A world with some documents of another one, and some of what no document says. All worlds have the same names. */
function mixed(one: PlainWorld, other: PlainWorld, mixture: Mixture): PlainWorld {
  const taken = new Set(mixture.documents.map((at) => at % one.documents.length));
  const from = (of: number) => (of === 0 ? other : one);
  const { published } = from(mixture.published);
  const { expected } = from(mixture.expected);
  const { invitations } = from(mixture.invitations);
  return {
    documents: one.documents.map((document, at) =>
      taken.has(at) ? (other.documents[at] ?? document) : document,
    ),
    ...(published && { published }),
    ...(expected && { expected }),
    ...(invitations && { invitations }),
  };
}

type Mixture = typeof mixture extends fc.Arbitrary<infer T> ? T : never;

function valid(given: PlainWorld): Organization | undefined {
  try {
    return modelWorld(given);
  } catch {
    return undefined;
  }
}

function saidIn(compiled: CompiledAccess): unknown {
  return Array.from(engineOf(compiled).byName.values(), saidOf);
}

test('whatever changes, everybody has what they have where nothing is kept', () => {
  const tally = { kept: 0, all: 0 };
  fc.assert(
    fc.property(world, world, mixture, (one, other, mixture) => {
      const before = modelWorld(one);
      const changed = mixed(one, other, mixture);
      const after = valid(changed);
      fc.pre(after !== undefined);
      const was = compileAccess(before, optionsOf(one));
      const is = compileAccess(after, optionsOf(changed), was);
      const alone = compileAccess(after, optionsOf(changed));
      expect(saidIn(is)).toEqual(saidIn(alone));
      expect(is.statements).toEqual(alone.statements);
      for (const [name, principal] of engineOf(is).byName) {
        tally.all += 1;
        if (engineOf(was).byName.get(name) === principal) tally.kept += 1;
      }
      // And back again: what was kept once may be kept twice.
      const back = compileAccess(before, optionsOf(one), is);
      expect(saidIn(back)).toEqual(saidIn(was));
    }),
    { numRuns: times(1000, 60) },
  );
  expect(tally.kept / tally.all).toBeGreaterThan(0.2);
  expect(tally.kept / tally.all).toBeLessThan(0.9);
});

const base = `
kind: PolicyList
items:
  - { name: read, statements: [{ effect: allow, actions: ["events:read"], resources: ["krn:k:events:acme:event/*"] }] }
  - { name: limit, statements: [{ effect: allow, actions: ["events:*"] }] }
---
kind: RoleList
items: [{ name: everyone }, { name: viewer, policies: [read] }, { name: payer, permissions: ["billing:pay"] }]
---
kind: MemberList
items:
  - { name: ana, bindings: [{ role: payer }] }
  - { name: bo, boundary: [limit], attributes: { floor: one } }
  - { name: cy, status: active }
---
kind: ServiceAccountList
items: [{ name: ci, owner: member/ana }]
---
kind: TokenList
items: [{ name: key, owner: member/ana, inherit: true }]
---
kind: TeamList
items:
  - { name: all, bindings: [viewer] }
  - { name: core, parent: all, members: [bo] }
  - { name: ops, parent: all, members: [cy, { member: service-account/ci, expires: 2030-01-01 }] }
---
kind: Zone
name: attic
resources: ["krn:k:events:acme:event/attic/*"]
bindings: [{ principal: member/cy, role: viewer }]
`;
const role = 'membership: { organizationRole: { default: everyone, oneOf: [everyone, viewer] } }\n';

/** Who is another object after an edit. */
function anew(was: CompiledAccess, is: CompiledAccess): readonly string[] {
  const [before, after] = [engineOf(was).byName, engineOf(is).byName];
  return [...after].flatMap(([name, principal]) => (before.get(name) === principal ? [] : [name])).sort();
}

const everybody = ['member/ana', 'member/bo', 'member/cy', 'service-account/ci', 'token/key'];
const teams = ['team/all', 'team/core', 'team/ops'];
const inOps = ['member/cy', 'service-account/ci'];

const edits: readonly (readonly [what: string, from: string, to: string, anew: readonly string[]])[] = [
  ['nothing', '', '', []],
  ['a policy of a team', '"events:read"', '"events:list"', ['member/bo', ...inOps, ...teams]],
  ['permissions of a role', '["billing:pay"]', '["billing:view"]', ['member/ana', 'token/key']],
  ['a role of a person', '{ role: payer }', '{ role: viewer }', ['member/ana', 'token/key']],
  [
    'a binding of a person',
    '{ role: payer }',
    '{ role: payer, expires: 2030-01-01 }',
    ['member/ana', 'token/key'],
  ],
  ['the place of a binding', '[{ role: payer }]', '[viewer, { role: payer }]', ['member/ana', 'token/key']],
  ['a policy of a boundary', '"events:*"', '"events:list"', ['member/bo']],
  ['a boundary', 'boundary: [limit]', 'boundary: [read]', ['member/bo']],
  ['an attribute', 'floor: one', 'floor: two', ['member/bo']],
  ['an id', '{ name: bo,', '{ name: bo, id: bob,', ['member/bo']],
  ['a status', 'status: active', 'status: suspended', ['member/cy']],
  ['a name to show', 'name: cy,', 'name: cy, displayName: Cy,', []],

  ['who is in a team', 'members: [bo]', 'members: [bo, ana]', ['member/ana', 'token/key']],
  ['who is in a team no more', 'parent: all, members: [bo]', 'parent: all', ['member/bo']],
  [
    'the place of a membership',
    'members: [cy, {',
    'members: [ana, cy, {',
    ['member/ana', ...inOps, 'token/key'],
  ],
  ['a reason', 'members: [bo]', 'members: [{ member: bo, reason: new }]', ['member/bo']],
  [
    'how long a membership is',
    'service-account/ci, expires: 2030',
    'service-account/ci, expires: 2031',
    ['service-account/ci'],
  ],
  ['what a team is bound to', 'bindings: [viewer]', 'bindings: [payer]', ['member/bo', ...inOps, ...teams]],
  ['the parent of a team', 'core, parent: all', 'core', ['member/bo', 'team/core']],
  ['a team', '---\nkind: Zone\n', '  - { name: base }\n---\nkind: Zone\n', ['team/base']],
  ['the owner of a token', 'key, owner: member/ana', 'key, owner: member/cy', ['token/key']],
  ['what a token inherits', 'inherit: true', 'inherit: false, bindings: [viewer]', ['token/key']],
  ['a binding of a zone', 'member/cy, role: viewer', 'member/cy, role: payer', ['member/cy']],
  ['a zone', 'name: attic', 'name: attic\nisolated: true', [...everybody, ...teams]],
  ['what is here: more', '- { name: cy,', '- { name: di }\n  - { name: cy,', ['member/di']],
];

test.each(edits)('%s: whoever has another thing by it is another object', (_, from, to, found) => {
  const was = compileAccess(organizationOf(base, role));
  const after = organizationOf(base.replace(from, to), role);
  const is = compileAccess(after, {}, was);
  expect(anew(was, is)).toEqual([...found].sort());
  expect(saidIn(is)).toEqual(saidIn(compileAccess(after)));
});

test('what the organization says', () => {
  const was = compileAccess(organizationOf(base, role));
  const bounded = compileAccess(organizationOf(base, `${role}boundary: [limit]\n`), {}, was);
  expect(anew(was, bounded)).toEqual([...everybody, ...teams].sort());
  const other = role.replace('default: everyone', 'default: viewer');
  // Only service accounts have no role by default.
  expect(anew(was, compileAccess(organizationOf(base, other), {}, was))).toEqual([
    'member/ana',
    'member/bo',
    'member/cy',
    'token/key',
  ]);
});

test('what is observed of invitations', () => {
  const organization = organizationOf(base, role);
  const invited = (expires?: string) => ({
    invitations: new Map([['bo', { is: 'invitation-pending' as const, ...(expires && { expires }) }]]),
  });
  const all = [{}, invited(), invited('2030-01-01T00:00:00Z'), invited('2031-01-01T00:00:00Z')];
  for (const one of all)
    for (const other of all) {
      const was = compileAccess(organization, one);
      expect(anew(was, compileAccess(organization, other, was))).toEqual(one === other ? [] : ['member/bo']);
    }
});

test('versions of policies in force', () => {
  const organization = organizationOf(base, role);
  const versions = (actions: string) => ({
    versions: {
      published: new Map(
        ['read', 'limit'].map((name) => [
          name,
          {
            versions: [
              { version: 1, statements: [{ effect: 'allow', actions: name === 'limit' ? [actions] : [] }] },
            ],
          },
        ]),
      ),
    },
  });
  const was = compileAccess(organization, versions('events:*'));
  expect(anew(was, compileAccess(organization, versions('events:*'), was))).toEqual([]);
  expect(anew(was, compileAccess(organization, versions('events:read'), was))).toEqual(['member/bo']);
});

test('teams in another order, and somebody of whom nothing was declared', () => {
  const before = organizationOf(base.replace('members: [bo]', 'members: [bo, cy]'), role);
  const was = compileAccess(before);
  const turned = { ...before, teams: new Map([...before.teams].reverse()) };
  const other = compileAccess(turned, {}, was);
  expect(anew(was, other)).toEqual(['member/cy']);
  expect(saidIn(other)).toEqual(saidIn(compileAccess(turned)));
  const less = { ...before, members: new Map([...before.members].slice(0, 1)), serviceAccounts: new Map() };
  const more = compileAccess(before, {}, compileAccess(less));
  expect(saidIn(more)).toEqual(saidIn(was));
});
