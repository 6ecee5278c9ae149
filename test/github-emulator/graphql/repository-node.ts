import { nodeId } from '../render/node-id.ts';
import type { Organization, Repository } from '../state.ts';

export function repositoryNode(
  organization: Organization,
  repository: Repository,
): Readonly<Record<string, unknown>> {
  return {
    __typename: 'Repository',
    id: nodeId('Repository', repository.id),
    databaseId: repository.id,
    name: repository.name,
    nameWithOwner: `${organization.login}/${repository.name}`,
    isPrivate: repository.visibility !== 'public',
    isArchived: repository.archived,
    visibility: repository.visibility.toUpperCase(),
  };
}
