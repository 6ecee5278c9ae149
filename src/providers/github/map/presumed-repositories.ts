import type { Organization } from '../../../model/model.ts';
import { repositoryGrants } from './repository-grants.ts';

/** The patterns by which teams reach repositories: `platform-*`. */
export function presumedRepositories(organization: Organization): readonly string[] {
  return [...new Set([...repositoryGrants(organization)].flatMap(({ scope }) => scope.open))].sort();
}
