import { describe, expect, test } from 'vitest';
import type { Organization } from '../../../src/model/model.ts';
import { binding, member, organization, role, team } from '../world.ts';
import { clubPlan, clubTarget, shown } from './club.ts';

/** Bo, and what the team of the strings may do with the scores. */
function club({
  bo = 'player',
  strings = ['bo'],
  permission,
}: {
  readonly bo?: string;
  readonly strings?: readonly string[];
  readonly permission?: string;
}): Organization {
  const bindings = permission === undefined ? [] : [binding(permission, { on: ['scores'] })];
  return organization({
    roles: [role('director'), role('player')],
    members: [
      member('ana', { role: 'director' }),
      member('bo', { role: bo }),
      member('cleo', { role: 'player' }),
    ],
    teams: [team('strings', [...strings, 'cleo'], { bindings })],
  });
}

const settings = (base: string) => ({ settings: { defaultPermission: base } });

function ordered(before: readonly [Organization, string], after: readonly [Organization, string]) {
  const actual = shown(before[0], clubTarget(settings(before[1])));
  return clubPlan(after[0], actual, { fields: settings(after[1]) }).section.changes.map(
    ({ address, effect }) => `${address.replace(/:.*\//, ':')} ${effect}`,
  );
}

describe('what is kept by another path is taken only once that stands', () => {
  const permitted = { permission: 'read' } as const;

  test('a base permission that goes, after the team is joined that gives as much', () => {
    expect(ordered([club({ ...permitted, strings: [] }), 'read'], [club(permitted), 'none'])).toEqual([
      'team-member:bo replace',
      'settings:orchestra loss',
    ]);
  });

  test('a base permission that goes, after the team may do as much', () => {
    expect(ordered([club({}), 'read'], [club(permitted), 'none'])).toEqual([
      'repository-permission:scores replace',
      'settings:orchestra loss',
    ]);
  });

  test('a team that is left, after everybody may do as much', () => {
    expect(ordered([club(permitted), 'none'], [club({ ...permitted, strings: [] }), 'read'])).toEqual([
      'settings:orchestra gain',
      'team-member:bo replace',
    ]);
  });

  test('ownership, after everybody may do what is kept of it', () => {
    const [first, second] = ordered([club({ bo: 'director' }), 'none'], [club({}), 'read']);
    expect([first, second]).toEqual(['settings:orchestra gain', 'member:bo loss']);
  });

  test('ownership, after the team may do what is kept of it', () => {
    const [first, second] = ordered([club({ bo: 'director' }), 'none'], [club(permitted), 'none']);
    expect(first).toMatch(/^repository-permission:scores /);
    expect(second).toBe('member:bo loss');
  });
});

test('what nothing replaces goes first, and what replaces nothing comes last', () => {
  expect(ordered([club({ permission: 'read' }), 'read'], [club({}), 'none'])).toEqual([
    'repository-permission:scores loss',
    'settings:orchestra loss',
  ]);
});
