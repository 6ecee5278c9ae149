import { describe, expect, test } from 'vitest';
import type { Organization } from '../../../src/model/model.ts';
import type { ActualState } from '../../../src/plan/state.ts';
import { names } from '../guards-of.ts';
import {
  binding,
  member,
  membership,
  organization,
  role,
  serviceAccount,
  team,
  withEntry,
} from '../world.ts';
import { clubPlan, clubTarget, observes, shown } from './club.ts';

const roles = [role('director'), role('player')];
const directors = (...all: readonly string[]) => all.map((name) => member(name, { role: 'director' }));
const players = (...all: readonly string[]) => all.map((name) => member(name, { role: 'player' }));
const club = (parts: Parameters<typeof organization>[0]) => organization({ roles, ...parts });

function refused(after: Organization, before: Organization | ActualState, options = {}) {
  const { section, findings } = clubPlan(after, before, options);
  return { guards: names(section.guards), findings: findings.map(({ code }) => code) };
}

describe('the last owner', () => {
  test('does not leave, though nothing declared says what owners are', () => {
    const before = club({ members: [...directors('ana'), ...players('bo')] });
    const { guards, findings } = refused(club({ members: players('ana', 'bo') }), before);
    expect(guards).toContain('minimum-owners');
    expect(findings).toContain('plan/owner-without-successor');
  });

  test('hands over to a member who is there, and to nobody else', () => {
    const before = club({ members: [...directors('ana'), ...players('bo')] });
    const toBo = club({ members: [...players('ana'), ...directors('bo')] });
    expect(refused(toBo, before).findings).toEqual([]);
    expect(refused(toBo, before).guards).not.toContain('minimum-owners');
    const toCy = club({ members: [...players('ana', 'bo'), ...directors('cy')] });
    expect(refused(toCy, before).findings).toContain('plan/successor-not-a-member-yet');
    expect(refused(toCy, before).guards).toContain('minimum-owners');
  });

  test('does not leave for somebody who has not accepted an invitation', () => {
    const before = club({ members: directors('ana', 'bo') });
    const waiting = new Set(['member:orchestra/bo']);
    const { guards, findings } = refused(club({ members: [...players('ana'), ...directors('bo')] }), before, {
      waiting,
    });
    expect(guards).toContain('minimum-owners');
    expect(findings).toContain('plan/successor-not-a-member-yet');
  });

  test('whom nobody declared is not removed from a strict target', () => {
    const strict = { fields: { mode: 'strict' as const } };
    const before = club({ members: players('bo') });
    const actual = withEntry(shown(before), 'member:orchestra/@root', { role: 'admin' });
    const recorded = shown(before).entries;
    expect(refused(before, actual, { ...strict, recorded }).guards).toContain('minimum-owners');
  });

  test('missing before is no reason to refuse anything else', () => {
    const membershipRules = {
      owners: { role: 'director', min: 2 },
      counts: ['active'] as const,
      requireReason: false,
      written: {},
    };
    const before = club({ members: directors('ana'), membership: membershipRules });
    const after = club({ members: [...directors('ana', 'bo')], membership: membershipRules });
    expect(refused(after, before).guards).not.toContain('minimum-owners');
  });
});

test('a team is not deleted with one under it that nobody declares', () => {
  const before = club({ members: directors('ana'), teams: [team('strings', ['ana']), team('brass', [])] });
  const after = club({ members: directors('ana'), teams: [team('brass', [])] });
  expect(refused(after, before).findings).toEqual([]);
  const child = withEntry(shown(before), 'team:orchestra/@cellos', { name: 'Cellos', parent: 'strings' });
  const recorded = shown(before).entries;
  expect(refused(after, child, { recorded }).findings).toEqual(['plan/team-has-children']);
  const strict = { recorded, fields: { mode: 'strict' } };
  expect(refused(after, child, strict).findings).toEqual([]);
  const moved = club({
    members: directors('ana'),
    teams: [team('brass', []), team('cellos', [], { parent: 'brass' })],
  });
  const mine = club({
    members: directors('ana'),
    teams: [team('strings', []), team('brass', []), team('cellos', [], { parent: 'strings' })],
  });
  const { section, prerequisites } = clubPlan(moved, mine);
  const changes = section.changes.map(({ action, address }) => `${action} ${address}`);
  expect(changes).toEqual(['update team:orchestra/cellos', 'delete team:orchestra/strings']);
  const [move, removal] = section.changes;
  expect(removal && prerequisites(section.changes)(removal)).toEqual([move]);
});

test('rules about fields that such a system does not have are silent', () => {
  const before = club({
    members: directors('ana', 'bo'),
    serviceAccounts: [serviceAccount('ci', { owner: 'member/bo' })],
  });
  const actual = withEntry(shown(before), 'service-account:orchestra/ci', { role: 'member' });
  expect(refused(club({ members: directors('ana') }), actual).findings).toEqual([]);
});

test('a member limit counts whoever is there, and refuses additions alone', () => {
  const membershipRules = {
    limit: 2,
    counts: ['active'] as const,
    requireReason: false,
    written: { memberLimit: 2 },
  };
  const two = club({ members: directors('ana', 'bo'), membership: membershipRules });
  const three = club({ members: [...directors('ana', 'bo'), ...players('cy')], membership: membershipRules });
  expect(refused(three, two).findings).toEqual(['plan/member-limit']);
  const crowded = withEntry(shown(two), 'member:orchestra/@eve', { role: 'member' });
  expect(refused(two, crowded, { recorded: shown(two).entries }).findings).toEqual([]);
});

test('a configuration that lost half its members is refused by what everybody would lose', () => {
  const all = Array.from({ length: 20 }, (_, index) => `m${index}`);
  const full = club({ members: [...directors('ana'), ...players(...all)], teams: [team('strings', all)] });
  const half = club({
    members: [...directors('ana'), ...players(...all.slice(10))],
    teams: [team('strings', all.slice(10))],
  });
  expect(refused(half, full).guards).toEqual(['lost-members', 'lost-memberships', 'lost-access']);
  const nobody = club({});
  expect(refused(nobody, full).guards).toContain('empty-desired-state');
});

test('permissions in repositories have a share of their own', () => {
  const bound = (count: number, permission: string) =>
    club({
      members: [...directors('ana'), ...players('bo')],
      teams: [
        team('strings', ['bo'], {
          bindings: Array.from({ length: count }, (_, at) => binding(permission, { on: [`r${at}`] })),
        }),
      ],
    });
  expect(refused(bound(2, 'read'), bound(20, 'read')).guards).toContain('lost-repository-permissions');
  expect(refused(bound(20, 'read'), bound(20, 'write')).guards).toContain('lost-repository-permissions');
  expect(refused(bound(20, 'write'), bound(20, 'read')).guards).not.toContain('lost-repository-permissions');
});

test('becoming an administrator of repositories counts as privileged', () => {
  const all = Array.from({ length: 10 }, (_, index) => `m${index}`);
  const of = (permission: string) =>
    club({
      members: [...directors('ana'), ...players(...all)],
      teams: [team('strings', all, { bindings: [binding(permission, { on: ['scores'] })] })],
    });
  expect(refused(of('admin'), of('maintain')).guards).toContain('gained-privileged');
  expect(refused(of('maintain'), of('write')).guards).not.toContain('gained-privileged');
});

test('who is protected loses no place and no permission', () => {
  const with_ = (...bindings: readonly string[]) =>
    club({
      members: [...directors('ana'), ...players('bo')],
      teams: [
        team('strings', [membership('bo')], {
          bindings: bindings.map((each) => binding(each, { on: ['scores'] })),
        }),
      ],
    });
  const options = { fields: { protected: ['member/bo'] } };
  expect(refused(with_('read'), with_('write'), options).guards).toContain('protected-principals');
  expect(refused(with_('write'), with_('read'), options).guards).not.toContain('protected-principals');
});

test('who is asking is known by the system, and is not removed', () => {
  const before = club({ members: directors('ana', 'bo') });
  const circumstances = { appliedBefore: true, caller: 'member/bo' };
  expect(refused(club({ members: directors('ana') }), before, { circumstances }).guards).toContain(
    'callers-last-path',
  );
});

describe('settings', () => {
  const declared = club({ members: [...directors('ana'), ...players('bo')] });
  const effectOf = (from: object, to: object) => {
    const before = shown(declared, clubTarget({ settings: from as never }));
    return clubPlan(declared, before, { fields: { settings: to as never } }).section.changes.map(
      ({ effect }) => effect,
    );
  };

  test('that give access to everybody are judged by what they give', () => {
    expect(effectOf({ defaultPermission: 'none' }, { defaultPermission: 'read' })).toEqual(['gain']);
    expect(effectOf({ defaultPermission: 'write' }, { defaultPermission: 'read' })).toEqual(['loss']);
    expect(effectOf({ defaultPermission: 'write' }, { defaultPermission: 'other' })).toEqual(['both']);
  });

  test('that say something else touch no access', () => {
    expect(effectOf({ motto: 'a' }, { motto: 'b' })).toEqual(['none']);
  });
});

test('what a target may allow beside guards is no unknown guard', () => {
  const declared = club({ members: directors('ana') });
  const allow = [{ guard: 'not-enforceable', reason: 'known' }];
  expect(refused(declared, declared, { fields: { allow } }).findings).toEqual([]);
});

test('outside collaborators are managed only where they are named', () => {
  const declared = club({ members: directors('ana') });
  const actual = withEntry(shown(declared), 'outside-collaborator:orchestra/@zoe', { login: 'zoe' });
  const capabilities = {
    manages: ['member', 'outside-collaborator'] as const,
    onlyWhenNamed: ['outside-collaborator'] as const,
    observes,
  };
  const changes = (fields: object) =>
    clubPlan(declared, actual, {
      capabilities,
      recorded: shown(declared).entries,
      fields,
    }).section.changes.map(({ action, address }) => `${action} ${address}`);
  expect(changes({ mode: 'strict' })).toEqual([]);
  expect(changes({ manages: ['outside-collaborator'] })).toEqual([]);
  expect(changes({ mode: 'strict', manages: ['member', 'outside-collaborator'] })).toEqual([
    'delete outside-collaborator:orchestra/@zoe',
  ]);
});
