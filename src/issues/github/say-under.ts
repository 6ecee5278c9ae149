import { BylawError } from '../../diagnostic/bylaw-error.ts';
import { expectDone } from '../../pull-requests/github/expect-done.ts';
import type { RepositoryHost } from '../../pull-requests/github/repository-host.ts';
import { sendableText } from '../../pull-requests/github/sendable-text.ts';
import type { OwnIssue } from './own-issues.ts';

/** Sent once: the issue itself says what there is to say, also where its conversation is locked. */
export async function sayUnder(
  host: RepositoryHost,
  { number }: Pick<OwnIssue, 'number'>,
  text: string,
): Promise<void> {
  const route = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments';
  const body = sendableText(text);
  const answer = await host.client.write(route, { ...host.named, issue_number: number, body });
  if (answer.is === 'lost') return;
  try {
    expectDone(answer, { what: `the comment under #${number}`, permission: 'issues' });
  } catch (error) {
    if (!(error instanceof BylawError)) throw error;
    host.tell(`nothing was said under issue #${number}: ${error.message}`);
  }
}
