import { describe, expect, test } from 'vitest';
import type { Organization } from '../../../src/model/model.ts';
import { applyChangeTo } from '../../../src/plan/apply-change.ts';
import type { Change } from '../../../src/plan/plan.ts';
import { fc } from '../../properties.ts';
import { binding, member, membership, organization, role, team } from '../world.ts';
import { clubPlan, shown } from './club.ts';

const people = ['ana', 'bo', 'cleo', 'dan'];
const teams = ['strings', 'violins', 'brass'];
const levels = ['read', 'triage', 'write', 'maintain', 'admin'];

/** A random small orchestra. Ana is always a director, so that no plan is about the last one. */
const orchestra: fc.Arbitrary<Organization> = fc
  .record({
    others: fc.array(fc.tuple(fc.constantFrom('bo', 'cleo', 'dan'), fc.constantFrom('director', 'player'))),
    parents: fc.array(fc.tuple(fc.constantFrom('violins', 'brass'), fc.boolean())),
    places: fc.array(fc.tuple(fc.constantFrom(...teams), fc.constantFrom(...people), fc.boolean()), {
      maxLength: 5,
    }),
    permissions: fc.array(
      fc.tuple(
        fc.constantFrom(...teams),
        fc.constantFrom('scores', 'halls'),
        fc.constantFrom(...levels, 'own'),
      ),
      { maxLength: 5 },
    ),
  })
  .map(({ others, parents, places, permissions }) => {
    const members = new Map([['ana', 'director'], ...others]);
    const under = new Map<string, boolean>(parents);
    return organization({
      roles: [role('director'), role('player')],
      members: [...members].map(([name, of]) => member(name, { role: of })),
      teams: ['strings', ...under.keys()].map((name) =>
        team(
          name,
          [...new Map(places.map(([at, who, leads]) => [`${at} ${who}`, { at, who, leads }])).values()]
            .filter(({ at, who }) => at === name && members.has(who))
            .map(({ who, leads }) => membership(who, { role: leads ? 'maintainer' : 'member' })),
          {
            ...(under.get(name) === true ? { parent: 'strings' } : {}),
            bindings: [
              ...new Map(permissions.map(([at, on, of]) => [`${at} ${on}`, { at, on, of }])).values(),
            ]
              .filter(({ at }) => at === name)
              .map(({ on, of }) => binding(of, { on: [on] })),
          },
        ),
      ),
    });
  });

test('what is shown as it is declared plans to nothing, whatever else is seen of it', () => {
  fc.assert(
    fc.property(orchestra, (declared) => {
      const { section } = clubPlan(declared, declared);
      expect(section.changes).toEqual([]);
      expect(section.letGo).toEqual([]);
    }),
  );
});

test('from any orchestra to any other the changes fit one after the other, and lead there', () => {
  fc.assert(
    fc.property(orchestra, orchestra, (before, after) => {
      const { changes } = clubPlan(after, before).section;
      const entries = new Map(shown(before).entries);
      for (const change of changes) expect(applyChangeTo(entries, change)).toBeUndefined();
      const rest = clubPlan(after, { ...shown(before), entries }).section.changes;
      expect(rest).toEqual([]);
    }),
  );
});

test('the role of whoever is in a team changes before their places in teams do', () => {
  fc.assert(
    fc.property(orchestra, orchestra, (before, after) => {
      const { changes } = clubPlan(after, before).section;
      const roles = changes.filter(
        ({ address, action }) => action === 'update' && address.startsWith('member:'),
      );
      for (const change of roles) {
        const name = change.address.slice('member:orchestra/'.length);
        const places = changes.filter(
          ({ address, action }) =>
            action !== 'delete' && address.startsWith('team-member:') && address.endsWith(`/${name}`),
        );
        for (const place of places) expect(changes.indexOf(place)).toBeGreaterThan(changes.indexOf(change));
      }
    }),
  );
});

describe('a permission in a repository', () => {
  const bound = (permission: string) =>
    organization({
      roles: [role('director')],
      members: [member('ana', { role: 'director' }), member('bo')],
      teams: [team('strings', ['bo'], { bindings: [binding(permission, { on: ['Scores'] })] })],
    });
  const effectOf = (from: string, to: string) =>
    clubPlan(bound(to), bound(from)).section.changes.map(({ action, address, effect }) => [
      action,
      address,
      effect,
    ]);

  test('is one edge of a team and a repository, in lower case', () => {
    const address = 'repository-permission:orchestra/strings/scores';
    expect(effectOf('read', 'write')).toEqual([['update', address, 'gain']]);
    expect(effectOf('write', 'read')).toEqual([['update', address, 'loss']]);
  });

  test('raised never counts as a loss, and lowered never as a gain', () => {
    for (const [low, from] of levels.entries()) {
      for (const to of levels.slice(low + 1)) {
        expect(effectOf(from, to).map(([, , effect]) => effect)).toEqual(['gain']);
        expect(effectOf(to, from).map(([, , effect]) => effect)).toEqual(['loss']);
      }
    }
  });

  test('exchanged for one of the organization’s own both gives and takes', () => {
    expect(effectOf('write', 'own')[0]?.[2]).toBe('both');
    expect(effectOf('own', 'another')[0]?.[2]).toBe('both');
  });

  test('given by another team before is taken from nobody', () => {
    const both = (permission: string) => ({
      ...bound(permission),
      teams: new Map([
        ...bound(permission).teams,
        ['brass', team('brass', ['bo'], { bindings: [binding('admin', { on: ['scores'] })] })] as const,
      ]),
    });
    const { changes } = clubPlan(both('read'), both('write')).section;
    expect(changes.map(({ effect }) => effect)).toEqual(['replace']);
  });
});

describe('roles', () => {
  const people = (bo: string) =>
    organization({
      roles: [role('director'), role('player')],
      members: [member('ana', { role: 'director' }), member('bo', { role: bo })],
      teams: [team('strings', ['bo'])],
    });
  const told = (changes: readonly Change[]) => changes.map(({ address, effect }) => [address, effect]);

  test('an owner who becomes a member only loses, and their places follow', () => {
    const { section, prerequisites } = clubPlan(people('player'), people('director'));
    expect(told(section.changes)).toEqual([
      ['member:orchestra/bo', 'loss'],
      ['team-member:orchestra/strings/bo', 'loss'],
    ]);
    const [demotion, place] = section.changes;
    expect(place && prerequisites(section.changes)(place)).toEqual([demotion]);
  });

  test('a member who becomes an owner only gains, and is a maintainer of every team', () => {
    const { section } = clubPlan(people('director'), people('player'));
    expect(told(section.changes)).toEqual([
      ['member:orchestra/bo', 'gain'],
      ['team-member:orchestra/strings/bo', 'gain'],
    ]);
    expect(section.changes[1]?.after).toEqual({ role: 'maintainer' });
  });
});

test('what begins by the clock is known again by an edge without dates', () => {
  const later = '2026-11-22T11:00:00Z';
  const starting = organization({
    members: [member('ana'), member('bo')],
    teams: [team('strings', [membership('bo', { starts: later })])],
  });
  const before = organization({ members: [member('ana'), member('bo')], teams: [team('strings', [])] });
  const announced = [
    { address: 'team-member:orchestra/strings/bo', value: { role: 'member', starts: later } },
  ];
  const cause = (lastScheduled: typeof announced) =>
    clubPlan(starting, before, { lastScheduled }).section.changes.map((change) => change.cause);
  expect(cause(announced)).toEqual(['clock']);
  expect(cause([])).toEqual(['declared']);
  expect(cause(announced.map((edge) => ({ ...edge, value: { ...edge.value, role: 'maintainer' } })))).toEqual(
    ['declared'],
  );
});
