import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BylawError } from '../../../src/diagnostic/bylaw-error.ts';
import { readGithub } from '../../../src/providers/github/read/read-github.ts';
import type { GithubSnapshot } from '../../../src/providers/github/snapshot.ts';
import { times } from '../../acceptance/hardening/counts.ts';
import { chosenSeed } from '../../chosen-seed.ts';
import { fakeGithub, type Model } from './fake-github.ts';
import { model, nothing, read } from './small-model.ts';
import { failure } from './told-server.ts';

const heavy = { is: 'heavy', why: 'GitHub answered 502' } as const;

/** What a snapshot says of a model, said without the reader. */
function expectModel(snapshot: GithubSnapshot, { members, teams }: Model): void {
  expect(snapshot.members).toEqual(
    members.map(({ account, login, role }) => ({ account, login, role: role.toLowerCase() })),
  );
  const owners = members.filter(({ role }) => role === 'ADMIN').map(({ account }) => account);
  expect(
    snapshot.teams.map(({ number, parent, members: inside, repositories }) => ({
      number,
      parent,
      inside,
      repositories,
    })),
  ).toEqual(
    teams.map((team) => ({
      number: team.number,
      parent: team.parent,
      inside: team.members.map(({ account, role }) => ({
        account,
        role: owners.includes(account) ? 'maintainer' : role.toLowerCase(),
      })),
      repositories: team.repositories.map(({ name, permission }) => ({
        name,
        permission: permission.toLowerCase(),
      })),
    })),
  );
}

describe('what it costs to read', () => {
  it.each([
    [40, 8, 20, 10, 1],
    [1000, 100, 20, 10, 10],
    [40, 1000, 2, 2, 21],
    [20_000, 2000, 20, 10, 200],
  ])('%i members and %i teams of %i members and %i repositories: %i questions', async (...sizes) => {
    const [members, teams, inTeam, repositories, questions] = sizes;
    const { client, snapshot } = await read(model(members, teams, inTeam, repositories));
    expect(client.questions).toHaveLength(questions);
    expect(client.paths).toHaveLength(4);
    expect(snapshot.teams).toHaveLength(teams);
  });

  it('large teams go on together', async () => {
    const given = model(350, 9, 340, 120);
    const { client, snapshot } = await read(given);
    expectModel(snapshot, given);
    // Four pages of members; then pages 2 (18 lists at once), 3 and 4 (9 lists each).
    expect(client.questions).toHaveLength(4 + 3);
  });
});

describe('where GitHub takes too long', () => {
  it('asks for less, and for more again', async () => {
    const given = model(1000, 100);
    const { client, snapshot } = await read(given, {
      fault: (index) => (index === 1 || index === 2 ? heavy : undefined),
    });
    expectModel(snapshot, given);
    expect(client.questions.slice(0, 6).map(({ teams }) => teams)).toEqual([10, 10, 5, 2, 3, 4]);
  });

  it('asks for shorter lists once one team is too much', async () => {
    const given = model(300, 12, 60);
    const { client, snapshot } = await read(given, {
      fault: (_, { rows }) => (Number(rows) > 25 ? heavy : undefined),
    });
    expectModel(snapshot, given);
    expect(client.questions.length).toBeLessThan(80);
  });

  it('gives up once the least is too much', async () => {
    const error = await failure(read(model(10, 10), { fault: () => heavy }));
    expect(error).toMatchObject({ code: 'provider/unreadable', message: expect.stringMatching(/502/) });
  });
});

describe('where somebody changes it meanwhile', () => {
  it('reads it once more', async () => {
    const given = model(300, 20);
    const { client, snapshot } = await read(given, {
      before(index, world) {
        if (index === 1) world.members.shift();
      },
    });
    expectModel(snapshot, { ...given, members: given.members });
    expect(snapshot.members).toHaveLength(299);
    // Given up with the second question, at once; then three.
    expect(client.questions).toHaveLength(2 + 3);
  });

  it('gives up where it goes on changing', async () => {
    const error = await failure(
      read(model(300, 20), {
        before: (_, world) =>
          void world.members.push({ account: 7000 + world.members.length, login: 'x', role: 'MEMBER' }),
      }),
    );
    expect(error.code).toBe('provider/unreadable');
  });

  it('notices one that left and one that came, though the total stays', async () => {
    const given = model(300, 5);
    const { snapshot } = await read(given, {
      before(index, world) {
        // Whoever comes first in the list moves everybody on by one: somebody is shown twice.
        if (index === 1) {
          world.members.unshift({ account: 5000, login: 'new', role: 'MEMBER' });
          world.members.pop();
        }
      },
    });
    expectModel(snapshot, given);
  });
});

it('an app that sees some of the repositories only is refused', async () => {
  const client = fakeGithub(model(5, 2));
  const chosen = { ...client, installation: async () => ({ permissions: {}, seesAllRepositories: false }) };
  const error = await failure(readGithub(chosen, 'acme', nothing));
  expect(error.code).toBe('provider/forbidden');
});

describe('accounts', () => {
  it('of log-ins that are no members are looked up, those of invitations among them', async () => {
    const { client, snapshot } = await read(
      {
        ...model(3, 1),
        invitations: [
          { id: 5, login: 'Invited', email: null, role: 'direct_member', team_count: 1 },
          { id: 6, login: null, email: 'x@acme.example', role: 'admin', team_count: 0 },
        ],
        accounts: { invited: 70, stranger: 71 },
      },
      {},
      { logins: ['USER1', 'Stranger', 'gone'] },
    );
    expect([...snapshot.accounts]).toEqual([
      ['gone', null],
      ['invited', { account: 70, login: 'invited' }],
      ['stranger', { account: 71, login: 'stranger' }],
    ]);
    expect(snapshot.invitations).toEqual([
      {
        account: 70,
        id: 5,
        login: 'Invited',
        role: 'member',
        createdAt: '2026-11-01T00:00:00Z',
        teams: [11],
      },
      { id: 6, email: 'x@acme.example', role: 'admin', createdAt: '2026-11-01T00:00:00Z', teams: [] },
    ]);
    expect(client.questions).toHaveLength(2);
  });

  it('are a hundred a question', async () => {
    const { client, snapshot } = await read(
      model(1, 0),
      {},
      { logins: Array.from({ length: 250 }, (_, n) => `x${n}`) },
    );
    expect(client.questions).toHaveLength(1 + 3);
    expect(snapshot.accounts.size).toBe(250);
  });
});

it('a read that meets anything gives the truth or an error, never less than the truth', async () => {
  const fault = fc.constantFrom('heavy', 'error', 'leave', 'join', 'cut', undefined, undefined, undefined);
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 450 }),
      fc.integer({ min: 0, max: 40 }),
      fc.array(fault, { maxLength: 12 }),
      async (members, teams, script) => {
        const given = model(members, teams, Math.min(members, 130), 3);
        const { reading, seen } = attempt(given, script);
        const snapshot = await reading.catch((error: unknown) => {
          if (error instanceof BylawError && error.code.startsWith('provider/')) return undefined;
          throw error;
        });
        if (snapshot === undefined) return;
        const moment = seen.find((then) => then.length === snapshot.members.length);
        expectModel(snapshot, { ...given, members: moment ?? [] });
      },
    ),
    { numRuns: times(300, 30), seed: chosenSeed() },
  );
});

/** Reads while the script happens; `seen` are the members as they were at every moment. */
function attempt(given: Model, script: readonly (string | undefined)[]) {
  const seen = [[...given.members]];
  const client = fakeGithub(given, {
    before(index, { members }) {
      if (index < 4 && script[index] === 'leave') members.pop();
      if (index < 4 && script[index] === 'join') {
        members.push({ account: 9000 + index, login: `late-${index}`, role: 'MEMBER' });
      }
      seen.unshift([...members]);
    },
    fault(index) {
      if (script[index] === 'heavy') return heavy;
      if (script[index] === 'error') return new BylawError('provider/disconnected', 'gone');
      return script[index] === 'cut' ? cut : undefined;
    },
  });
  return { reading: readGithub(client, 'acme', nothing), seen };
}

const empty = { totalCount: 1, pageInfo: { hasNextPage: false, endCursor: null }, edges: [] };
const cut = {
  is: 'answered',
  errors: [],
  data: { viewer: { databaseId: 1, login: 'root' }, organization: { membersWithRole: empty, teams: empty } },
} as const;
