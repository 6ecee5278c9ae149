import type { RestParameters } from '../../providers/github/client/rest-types.ts';
import { expectDone } from '../../pull-requests/github/expect-done.ts';
import type { RepositoryHost } from '../../pull-requests/github/repository-host.ts';

const route = 'PATCH /repos/{owner}/{repo}/issues/{issue_number}';

type Changes = Pick<NonNullable<RestParameters<typeof route>>, 'body' | 'state' | 'state_reason'>;

type Changed =
  | { readonly is: 'done' }
  | { readonly is: 'gone' }
  | { readonly is: 'lost'; readonly why: string };

/** `gone`: deleted, or moved to another repository, since it was looked at. */
export async function changeIssue(host: RepositoryHost, number: number, changes: Changes): Promise<Changed> {
  const answer = await host.client.write(route, { ...host.named, issue_number: number, ...changes });
  if (answer.is === 'refused' && (answer.status === 404 || answer.status === 410)) return { is: 'gone' };
  if (answer.is === 'lost') return answer;
  expectDone(answer, { what: `issue #${number}`, permission: 'issues' });
  return { is: 'done' };
}
