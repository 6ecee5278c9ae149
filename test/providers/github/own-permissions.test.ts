import { expect, it } from 'vitest';
import { ownPermissions } from '../../../src/providers/github/read/own-permissions.ts';

function team(number: number, parent: number | undefined, repositories: Readonly<Record<string, string>>) {
  return {
    number,
    parent,
    repositories: Object.entries(repositories).map(([name, permission]) => ({ name, permission })),
  };
}

function own(...teams: readonly ReturnType<typeof team>[]) {
  return Object.fromEntries(
    [...ownPermissions(teams)].map(([number, rows]) => [
      number,
      rows.map(({ name, permission }) => `${name} ${permission}`),
    ]),
  );
}

it('leaves out what a team has from the one above', () => {
  expect(own(team(2, 1, { a: 'write', b: 'read' }), team(1, undefined, { a: 'write' }))).toEqual({
    1: ['a write'],
    2: ['b read'],
  });
});

it('keeps what is higher than what is inherited, and leaves out what is lower', () => {
  expect(
    own(team(1, undefined, { a: 'write', b: 'admin' }), team(2, 1, { a: 'maintain', b: 'read' })),
  ).toEqual({
    1: ['a write', 'b admin'],
    2: ['a maintain'],
  });
});

it('looks at all teams above, also where one between them shows less', () => {
  expect(
    own(
      team(3, 2, { a: 'write', b: 'read' }),
      team(2, 1, { a: 'admin' }),
      team(1, undefined, { a: 'read', b: 'read' }),
    ),
  ).toEqual({ 1: ['a read', 'b read'], 2: ['a admin'], 3: [] });
});

it('keeps a custom role that the team above does not have', () => {
  expect(
    own(team(1, undefined, { a: 'write', b: 'auditor' }), team(2, 1, { a: 'auditor', b: 'auditor' })),
  ).toEqual({
    1: ['a write', 'b auditor'],
    2: ['a auditor'],
  });
});

it('comes to an end where teams stand above each other', () => {
  expect(own(team(1, 2, { a: 'read' }), team(2, 1, { a: 'read' }))).toBeDefined();
});
