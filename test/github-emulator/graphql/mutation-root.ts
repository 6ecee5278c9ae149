import { minimizeComment } from '../world/comments.ts';
import { commentNode, findComment, forbidden, mayMinimize } from './comment-node.ts';
import { githubError } from './github-error.ts';
import type { Arguments, View } from './view.ts';

/** What only GraphQL writes. */
export function mutationRoot(view: View): Readonly<Record<string, unknown>> {
  return {
    minimizeComment: ({ input }: Arguments) => minimize(view, input as Arguments),
  };
}

function minimize(view: View, { subjectId, classifier, clientMutationId }: Arguments): unknown {
  const text = Buffer.from(String(subjectId), 'base64').toString('utf8');
  const [, number] = /^0\d+:IssueComment(\d+)$/.exec(text) ?? [];
  const found = findComment(view, Number(number));
  if (found === undefined) {
    throw githubError('NOT_FOUND', `Could not resolve to a node with the global id of '${subjectId}'`);
  }
  if (!mayMinimize(view, found)) {
    throw forbidden(view);
  }
  const place = { owned: found.owned, changed: view.changed };
  minimizeComment(place, found.comment, String(classifier).toLowerCase().replace('_', '-'));
  return { clientMutationId: clientMutationId ?? null, minimizedComment: commentNode(view, found) };
}
