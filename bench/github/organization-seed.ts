import type { Seed } from '../../test/github-emulator/seed.ts';
import type { OrganizationSize } from './organization-size.ts';

const permissions = ['pull', 'triage', 'push', 'maintain', 'admin'];

/** An organization `acme` of a size for the emulator, the same each time. Its teams are nested in tens. */
export function organizationSeed({ members, teams, teamMembers, teamRepositories }: OrganizationSize): Seed {
  // The emulator's own owner is one of them.
  const people = numbered('member', members - 1);
  const repositories = numbered('repository', Math.max(teamRepositories, teams));
  return {
    organizations: [
      {
        login: 'acme',
        members: people,
        repositories,
        teams: numbered('team', teams).map((name, at) => ({
          name,
          ...(at % 10 === 0 ? {} : { parent: `team-${at - (at % 10)}` }),
          members: Object.fromEntries(
            someOf(people, at, teamMembers).map((login, row) => [login, row === 0 ? 'maintainer' : 'member']),
          ),
          repositories: Object.fromEntries(
            someOf(repositories, at, teamRepositories).map((repository, row) => [
              repository,
              permissions[row % permissions.length] ?? 'pull',
            ]),
          ),
        })),
      },
    ],
  };
}

function numbered(name: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, number) => `${name}-${number}`);
}

/** The next ones for each team, and from the beginning again. */
function someOf(all: readonly string[], team: number, count: number): readonly string[] {
  return Array.from({ length: count }, (_, row) => all[(team * count + row) % all.length] ?? '');
}
