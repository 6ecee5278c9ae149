import { describe, expect, test } from 'vitest';
import { applyChangeTo } from '../../src/plan/apply-change.ts';
import { cityOrchestra as orchestra, statements } from './city-orchestra.ts';
import {
  actualOf,
  desiredOf,
  diff,
  histories,
  history,
  member,
  membership,
  organization,
  policy,
  target,
  team,
  unowned,
  withEntry,
  withoutEntry,
  world,
} from './world.ts';

function summary(changes: readonly { action: string; address: string; before: unknown; after: unknown }[]) {
  return changes.map(({ action, address, before, after }) => ({ action, address, before, after }));
}

describe('nothing changed', () => {
  test('every kind of object and edge plans to nothing', () => {
    const desired = desiredOf(orchestra);
    expect([...new Set([...desired.entries.keys()].map((at) => at.split(':')[0]))].sort()).toEqual([
      'binding',
      'member',
      'organization',
      'policy',
      'role',
      'service',
      'service-account',
      'team',
      'team-member',
      'token',
      'zone',
    ]);
    const { changes, adopts, letGo } = diff(desired, actualOf(desired));
    expect({ changes, adopts, letGo }).toEqual({ changes: [], adopts: [], letGo: [] });
  });
});

describe('create, update, delete', () => {
  test('one person removed from one team is one change', () => {
    const before = world(orchestra);
    const violins = team('violins', ['service-account/tuner'], { parent: 'strings' });
    const after = { ...orchestra, teams: new Map([...orchestra.teams, ['violins', violins]]) };
    expect(summary(diff(desiredOf(after), before).changes)).toEqual([
      {
        action: 'delete',
        address: 'team-member:orchestra/violins/bo',
        before: { role: 'member' },
        after: null,
      },
    ]);
  });

  test('an update holds only the fields that differ', () => {
    const desired = desiredOf(orchestra);
    const actual = withEntry(actualOf(desired), 'member:orchestra/bo', {
      id: 'bo',
      status: 'suspended',
      boundary: [],
      role: 'player',
      manager: 'ana',
    });
    expect(summary(diff(desired, actual).changes)).toEqual([
      {
        action: 'update',
        address: 'member:orchestra/bo',
        before: { status: 'suspended' },
        after: { status: 'active' },
      },
    ]);
  });

  test('an access field that is absent is removed', () => {
    const desired = desiredOf(organization({ members: [member('ana')] }));
    const actual = withEntry(actualOf(desired), 'member:orchestra/ana', {
      id: 'ana',
      status: 'active',
      boundary: [],
      role: 'player',
    });
    const { changes, letGo } = diff(desired, actual);
    expect(summary(changes)).toEqual([
      { action: 'update', address: 'member:orchestra/ana', before: { role: 'player' }, after: {} },
    ]);
    expect(letGo).toEqual([]);
  });

  test('a deleted object takes its edges with it, each as a change', () => {
    const before = world(orchestra);
    const teams = new Map(
      [...orchestra.teams].map(([name, each]) => [
        name,
        name === 'violins' ? { ...each, members: [] } : each,
      ]),
    );
    const after = {
      ...orchestra,
      teams,
      members: new Map([['ana', orchestra.members.get('ana') ?? member('ana')]]),
    };
    const { changes } = diff(desiredOf(after), before);
    expect(changes.map(({ action, address, reason }) => [action, address, reason])).toEqual([
      ['delete', 'member:orchestra/bo', 'no longer declared'],
      ['delete', 'team-member:orchestra/violins/bo', '`member:orchestra/bo` is deleted'],
      ['delete', 'team-member:orchestra/violins/service-account/tuner', 'no longer declared'],
    ]);
  });

  test('the organization itself is never deleted', () => {
    const desired = { ...desiredOf(orchestra), entries: new Map() };
    const { changes } = diff(desired, world(orchestra), { mode: 'strict' });
    expect(changes.filter(({ address }) => address.startsWith('organization:'))).toEqual([]);
  });
});

describe('what is managed', () => {
  const withCleo = withEntry(
    withEntry(world(orchestra), 'member:orchestra/cleo', { id: 'cleo', status: 'active', boundary: [] }),
    'binding:orchestra/member/cleo#0123456789',
    { role: 'player' },
  );

  test('an object that Bylaw does not own is left with its edges, or deleted in a strict target', () => {
    expect(diff(desiredOf(orchestra), withCleo).changes).toEqual([]);
    const { changes } = diff(desiredOf(orchestra), withCleo, { mode: 'strict' });
    expect(changes.map(({ action, address }) => [action, address])).toEqual([
      ['delete', 'binding:orchestra/member/cleo#0123456789'],
      ['delete', 'member:orchestra/cleo'],
    ]);
  });

  test('an existing object that is declared is adopted', () => {
    const { changes, adopts } = diff(
      desiredOf(orchestra),
      unowned(world(orchestra), 'team:orchestra/strings'),
    );
    expect({ changes, adopts }).toEqual({ changes: [], adopts: ['team:orchestra/strings'] });
  });

  test('a field no longer declared is let go of once, and is no access field', () => {
    const desired = desiredOf(orchestra);
    const actual = withEntry(actualOf(desired), 'team:orchestra/strings', {
      description: 'All bowed instruments',
    });
    const { changes, letGo } = diff(desired, actual);
    expect(summary(changes)).toEqual([
      {
        action: 'update',
        address: 'team:orchestra/strings',
        before: { description: 'All bowed instruments' },
        after: {},
      },
    ]);
    expect(letGo).toEqual([{ address: 'team:orchestra/strings', fields: ['description'] }]);
    const recorded = desired.entries;
    expect(diff(desired, actual, { recorded }).changes).toEqual([]);
  });

  test('kinds that the target does not manage are not looked at', () => {
    const teamsOnly = target({ manages: ['team'] });
    const desired = desiredOf(orchestra, { target: teamsOnly });
    expect([...desired.entries.keys()].filter((at) => !/^(team|team-member|binding):/.test(at))).toEqual([]);
    const { changes } = diff(desired, withCleo, { mode: 'strict', manages: new Set(['team']) });
    expect(changes).toEqual([]);
  });

  test('settings of a target are set, and let go of when none is declared', () => {
    const strict = target({ settings: { defaultRepositoryPermission: 'read' } });
    const desired = desiredOf(orchestra, { target: strict });
    const created = diff(desired, world(orchestra));
    expect(summary(created.changes)).toEqual([
      {
        action: 'create',
        address: 'settings:orchestra',
        before: null,
        after: { defaultRepositoryPermission: 'read' },
      },
    ]);
    const without = diff(desiredOf(orchestra), actualOf(desired));
    expect(without.letGo).toEqual([
      { address: 'settings:orchestra', fields: ['defaultRepositoryPermission'] },
    ]);
    expect(diff(desiredOf(orchestra), unowned(actualOf(desired), 'settings:orchestra')).changes).toEqual([]);
  });
});

describe('the clock', () => {
  const guest = membership('ana', {
    starts: '2026-12-01T00:00:00Z',
    expires: '2027-01-01T00:00:00Z',
    reason: 'festival',
  });
  const declared = organization({ members: [member('ana')], teams: [team('soloists', [guest])] });
  const address = 'team-member:orchestra/soloists/ana';

  test('an edge is scheduled, then in force, then expired', () => {
    const at = (now: string) => {
      const { entries, scheduled, expired } = desiredOf(declared, { now });
      return [entries.has(address), scheduled.length, expired.length];
    };
    expect(at('2026-11-30T23:59:59Z')).toEqual([false, 1, 0]);
    expect(at('2026-12-01T00:00:00Z')).toEqual([true, 0, 0]);
    expect(at('2026-12-31T23:59:59Z')).toEqual([true, 0, 0]);
    expect(at('2027-01-01T00:00:00Z')).toEqual([false, 0, 1]);
  });

  test('a start that the last result announced, and an expiry, come of the clock', () => {
    const earlier = desiredOf(declared);
    const later = desiredOf(declared, { now: '2026-12-05T00:00:00Z' });
    const started = diff(later, actualOf(earlier), {
      evaluatedAt: '2026-12-05T00:00:00Z',
      lastScheduled: earlier.scheduled,
    });
    expect(started.changes.map(({ action, cause, reason }) => [action, cause, reason])).toEqual([
      ['create', 'clock', 'festival'],
    ]);
    const unannounced = diff(later, actualOf(earlier), { evaluatedAt: '2026-12-05T00:00:00Z' });
    expect(unannounced.changes.map(({ cause }) => cause)).toEqual(['declared']);
    const end = '2027-01-01T00:00:00Z';
    const ended = diff(desiredOf(declared, { now: end }), actualOf(later), { evaluatedAt: end });
    expect(ended.changes.map(({ action, cause, reason }) => [action, cause, reason])).toEqual([
      ['delete', 'clock', `it expired on ${end}`],
    ]);
  });

  test('dates written onto a standing edge say why it goes: it is declared, but not for now', () => {
    const standing = organization({
      members: [member('ana')],
      teams: [team('soloists', [membership('ana')])],
    });
    const before = actualOf(desiredOf(standing));
    const reasonAt = (evaluatedAt: string) =>
      diff(desiredOf(declared, { now: evaluatedAt }), before, { evaluatedAt }).changes.map(
        ({ action, address, reason }) => [action, address, reason],
      );
    expect(reasonAt('2026-11-22T12:00:00Z')).toEqual([
      ['delete', address, 'it starts on 2026-12-01T00:00:00Z'],
    ]);
    expect(reasonAt('2027-02-01T00:00:00Z')).toEqual([
      ['delete', address, 'it expired on 2027-01-01T00:00:00Z'],
    ]);
  });
});

describe('policy versions', () => {
  test('an edit plans the version it will be published under', () => {
    const published = histories(history('house-rules', [statements]));
    const edited = [{ sid: 'Score', effect: 'allow', actions: ['scores:read', 'scores:write'] }];
    const after = organization({ policies: [policy('house-rules', edited)] });
    const before = world(organization({ policies: [policy('house-rules', statements)] }), {
      histories: published,
    });
    const [change] = diff(desiredOf(after, { histories: published }), before).changes;
    expect(change).toMatchObject({ action: 'update', before: { version: 1 }, after: { version: 2 } });
  });
});

test('applying all changes of a mixed edit converges, and removing an entry is noticed', () => {
  const before = withoutEntry(world(orchestra), 'zone:orchestra/archive');
  const desired = desiredOf(orchestra);
  const { changes } = diff(desired, before);
  const draft = new Map(before.entries);
  for (const change of changes) expect(applyChangeTo(draft, change)).toBeUndefined();
  expect(diff(desired, { ...before, entries: draft }).changes).toEqual([]);
});
