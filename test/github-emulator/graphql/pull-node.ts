import type { OwnedRepository } from '../emulator-state.ts';
import { nodeId } from '../render/node-id.ts';
import { connection } from './connection.ts';
import { githubError } from './github-error.ts';
import { type Arguments, mustServe, type View } from './view.ts';

/** GraphQL's names of what is kept, by what they are asked for as. */
const kinds: Readonly<Record<string, string>> = {
  BASE_REF_CHANGED_EVENT: 'BaseRefChangedEvent',
  BASE_REF_FORCE_PUSHED_EVENT: 'BaseRefForcePushedEvent',
  REOPENED_EVENT: 'ReopenedEvent',
};

/** A pull request with what became of its base; of anything else in its timeline nothing is kept. */
export function pullNode(view: View, { repository }: OwnedRepository, number: number): unknown {
  const pull = repository.hosted?.pulls.get(number);
  if (pull === undefined) {
    throw githubError('NOT_FOUND', `Could not resolve to a PullRequest with the number of ${number}.`);
  }
  return {
    __typename: 'PullRequest',
    id: nodeId('PullRequest', pull.id),
    number,
    timelineItems(args: Arguments) {
      mustServe('timelineItems', args, ['first', 'after', 'itemTypes']);
      const wanted = new Set((args.itemTypes as readonly string[]).map((name) => kinds[name]));
      const found = pull.baseEvents.filter(({ kind }) => wanted.has(kind));
      const byId = new Map(found.map((event) => [event.id, event]));
      return connection(view, args, byId, ({ kind, at }) => ({ node: { __typename: kind, createdAt: at } }));
    },
  };
}
