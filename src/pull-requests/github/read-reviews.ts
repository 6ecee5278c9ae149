import { BylawError } from '../../diagnostic/bylaw-error.ts';
import type { Review } from '../pull-request-host.ts';
import { hostAccount } from './host-account.ts';
import type { RepositoryHost } from './repository-host.ts';

const states: ReadonlyMap<string, Review['state']> = new Map([
  ['APPROVED', 'approved'],
  ['CHANGES_REQUESTED', 'changes-requested'],
  ['COMMENTED', 'commented'],
  ['DISMISSED', 'dismissed'],
  ['PENDING', 'pending'],
] as const);

export async function readReviews(
  { client, named }: RepositoryHost,
  number: number,
): Promise<readonly Review[]> {
  const rows = await client.paginate('GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews', {
    ...named,
    pull_number: number,
  });
  return rows.map(({ id, user, state, commit_id, submitted_at }) => ({
    id: Number(id),
    author: hostAccount(user),
    state: stateOf(state),
    commit: commit_id ?? undefined,
    submittedAt: submitted_at,
  }));
}

/** One that nobody here knows might take an approval back: it is not passed over. */
function stateOf(told: string): Review['state'] {
  const state = states.get(told.toUpperCase());
  if (state !== undefined) return state;
  throw new BylawError(
    'provider/unreadable',
    `a review is ${JSON.stringify(told)}, which Bylaw does not know`,
    {
      hint: 'a newer version of Bylaw may know it',
    },
  );
}
