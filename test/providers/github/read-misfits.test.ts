import { describe, expect, it } from 'vitest';
import { fakeGithub } from './fake-github.ts';
import { model, read } from './small-model.ts';
import { failure } from './told-server.ts';

describe('what does not fit together', () => {
  const given = model(5, 2);
  it.each([
    ['fewer members than GitHub counts', { membersWithRole: { totalCount: 6 } }],
    ['a role that nobody knows', { membersWithRole: { edges: [{ role: 'EMPEROR' }] } }],
    ['an id that no number holds', { membersWithRole: { edges: [{ node: { databaseId: 2n ** 60n } }] } }],
    ['an account that is not told', { membersWithRole: { edges: [{ node: null }] } }],
    ['no members at all', { membersWithRole: null }],
    ['no teams at all', { teams: null }],
    ['a privacy that nobody knows', { teams: { edges: [{ node: { privacy: 'OPEN' } }] } }],
    [
      'fewer members of a team than GitHub counts',
      { teams: { edges: [{ node: { members: { totalCount: 4 } } }] } },
    ],
    ['fewer repositories of a team', { teams: { edges: [{ node: { repositories: { edges: [] } } }] } }],
    [
      'a permission that nobody knows',
      { teams: { edges: [{ node: { repositories: { edges: [{ permission: 'OWN' }] } } }] } },
    ],
    ['no organization', null],
  ])('%s is an error', async (_, change) => {
    const honest = await fakeGithub(given).graphql<{ organization: object }>('', 'query Structure', {
      withMembers: true,
      withTeams: true,
      members: 100,
      teams: 10,
      rows: 100,
    });
    const data = honest.is === 'answered' ? honest.data : undefined;
    const wrong = { ...data, organization: change === null ? null : merged(data?.organization, change) };
    const error = await failure(read(given, { fault: () => ({ is: 'answered', errors: [], data: wrong }) }));
    expect(error.code).toBe('provider/unreadable');
  });

  it.each([
    ['provider/unreadable', { type: 'INTERNAL', message: 'oops', path: ['organization', 'teams'] }],
    ['provider/forbidden', { type: 'FORBIDDEN', message: 'no', path: ['organization', 'teams'] }],
    ['provider/forbidden', { message: 'Resource not accessible by integration' }],
  ])('an error beside the data is %s', async (code, said) => {
    const error = await failure(
      read(given, { fault: () => ({ is: 'answered', errors: [said], data: { organization: null } }) }),
    );
    expect(error.code).toBe(code);
  });
});

function merged(value: unknown, change: unknown): unknown {
  if (Array.isArray(value) && Array.isArray(change)) {
    return change.length === 0
      ? []
      : value.map((item, index) => (index < change.length ? merged(item, change[index]) : item));
  }
  if (typeof change !== 'object' || change === null || typeof value !== 'object' || value === null)
    return change;
  const changes = Object.entries(change).map(([key, part]) => [
    key,
    merged((value as Record<string, unknown>)[key], part),
  ]);
  return { ...value, ...Object.fromEntries(changes) };
}
