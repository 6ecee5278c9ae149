import { BylawError } from '../../diagnostic/bylaw-error.ts';
import type { OwnComment } from './own-comments.ts';
import type { RepositoryHost } from './repository-host.ts';

const mutation = `mutation FoldAway($id: ID!) {
  minimizeComment(input: { subjectId: $id, classifier: OUTDATED }) { minimizedComment { isMinimized } }
}`;

/** Hides comments of ours as outdated. What cannot be hidden stands there a second time, and is no reason to fail. */
export async function foldAway(host: RepositoryHost, comments: readonly OwnComment[]): Promise<void> {
  for (const comment of comments) {
    const why = await fold(host, comment);
    if (why !== undefined) host.tell(`an older comment could not be folded away: ${why}`);
  }
}

/** Undefined where it was done. */
async function fold({ client }: RepositoryHost, { node }: OwnComment): Promise<string | undefined> {
  try {
    const answer = await client.graphql('an older comment', mutation, { id: node });
    return answer.is === 'heavy' ? answer.why : answer.errors[0]?.message;
  } catch (error) {
    if (!(error instanceof BylawError) || error.code === 'cli/interrupted') throw error;
    return error.message;
  }
}
