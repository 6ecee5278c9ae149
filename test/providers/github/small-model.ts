import { readGithub } from '../../../src/providers/github/read/read-github.ts';
import type { SnapshotWish } from '../../../src/providers/github/snapshot.ts';
import { type FakeOptions, fakeGithub, type Model } from './fake-github.ts';

export const nothing: SnapshotWish = {
  repositories: false,
  customRepositoryRoles: false,
  organizationRoles: false,
  logins: [],
};
/** So many members, and teams of so many of them with so many repositories. */
export function model(members: number, teams: number, inTeam = 3, repositories = 2): Model {
  return {
    members: Array.from({ length: members }, (_, index) => ({
      account: 1 + index,
      login: `User${index}`,
      role: index === 0 ? 'ADMIN' : 'MEMBER',
    })),
    teams: Array.from({ length: teams }, (_, index) => ({
      number: 10_000 + index,
      members: Array.from({ length: inTeam }, (_row, at) => ({
        account: 1 + ((index + at) % Math.max(1, members)),
        role: 'MEMBER',
      })),
      repositories: Array.from({ length: repositories }, (_row, at) => ({
        name: `repository-${index}-${at}`,
        permission: 'WRITE',
      })),
    })),
  };
}

/** Reads a model. */
export async function read(given: Model, options: FakeOptions = {}, wish: Partial<SnapshotWish> = {}) {
  const client = fakeGithub(given, options);
  const snapshot = await readGithub(client, 'acme', { ...nothing, ...wish });
  return { client, snapshot };
}
