import { emitDocument } from '../../edit/emit-document.ts';
import type { SourceFile } from '../../parse/document.ts';
import { bylawName } from '../bylaw-name.ts';
import { githubDocuments } from './github-documents.ts';
import type { GithubOrganization } from './github-organization.ts';
import type { GithubSummary } from './github-summary.ts';
import type { Notes } from './notes.ts';
import { settlePeople } from './settle-people.ts';
import { settleRoles } from './settle-roles.ts';
import { settleTeams } from './settle-teams.ts';

export interface GithubImport {
  /** Paths from the root of the repository to write. */
  readonly files: readonly SourceFile[];
  readonly summary: GithubSummary;
}

/** An organization of GitHub as the files of a Bylaw repository that plan to nothing there. Never throws. */
export function importGithub(
  source: GithubOrganization,
  options: { readonly baseUrl?: string } = {},
): GithubImport {
  const { login } = source.organization;
  const notes: Notes = { notExpressed: [], adjusted: [] };
  const name = bylawName(login, 'organization');
  if (name !== login.toLowerCase()) notes.adjusted.push(`organization \`${login}\` is named \`${name}\``);
  const people = settlePeople(source, notes);
  const teams = settleTeams(source, people, notes);
  const roles = settleRoles(source, people, teams, notes);
  const documents = githubDocuments({ name, source, people, teams, roles, ...options });
  const all = [...people.values()];
  const sum = (held: Iterable<readonly unknown[]>) =>
    [...held].reduce((count, each) => count + each.length, 0);
  const settled = [...teams.values()];
  const maintainers = sum(settled.map((team) => team.maintainers));
  return {
    files: documents.map(({ path, body }) => ({ path, text: emitDocument(body) })),
    summary: {
      organization: name,
      login,
      people: all.length,
      owners: all.filter(({ isOwner }) => isOwner).length,
      invited: all.filter(({ isInvited }) => isInvited).length,
      teams: settled.length,
      memberships: maintainers + sum(settled.map((team) => team.members)),
      maintainers,
      repositoryPermissions: sum(settled.map((team) => team.source.repositories)),
      organizationRoles: sum(roles.ofPeople.values()) + sum(roles.ofTeams.values()),
      outsideCollaborators: source.outsideCollaborators.map((each) => each.login).sort(),
      notExpressed: notes.notExpressed.sort(),
      adjusted: notes.adjusted.sort(),
    },
  };
}
