import { nodeId } from '../render/node-id.ts';
import { repositoryReach } from '../repository-access.ts';
import { accountNode } from './account-node.ts';
import type { View } from './view.ts';

/** The issue with an id, where the caller sees its repository. */
export function issueNode(view: View, id: number): Readonly<Record<string, unknown>> | undefined {
  for (const owned of view.state.allRepositories()) {
    const issues = [...(owned.repository.hosted?.issues.values() ?? [])];
    const issue = issues.find((each) => each.id === id);
    if (issue === undefined || !repositoryReach(view.caller, owned).sees) continue;
    const author = view.state.accounts.get(issue.author);
    return {
      __typename: 'Issue',
      id: nodeId('Issue', issue.id),
      databaseId: issue.id,
      number: issue.number,
      title: issue.title,
      body: issue.body ?? '',
      author: author === undefined ? null : accountNode(author),
      createdAt: issue.createdAt,
      updatedAt: issue.updatedAt,
      viewerDidAuthor: view.caller.account.id === issue.author,
    };
  }
  return undefined;
}
