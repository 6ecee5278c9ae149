import { BylawError } from '../../diagnostic/bylaw-error.ts';
import { commentMark } from '../../pull-requests/github/comment-mark.ts';
import type { RepositoryHost } from '../../pull-requests/github/repository-host.ts';
import type { ClosedIssue } from '../issue-host.ts';
import { changeIssue } from './change-issue.ts';
import { type OwnIssue, openIssues } from './own-issues.ts';
import { sayUnder } from './say-under.ts';

const mostTries = 5;
const firstPause = 2000;

/** Closed first, then said: whoever is stopped in between leaves one that is closed, and not one with two comments. */
export async function closeIssue(host: RepositoryHost, name: string, because: string): Promise<ClosedIssue> {
  const open = await openIssues(host, commentMark(name));
  for (const issue of open) {
    if (await close(host, issue)) await sayUnder(host, issue, because);
  }
  const [first] = open;
  return first === undefined ? { is: 'none' } : { is: 'closed', url: first.url };
}

/** False: it is gone. */
async function close(host: RepositoryHost, { number }: OwnIssue): Promise<boolean> {
  for (let tries = 1; ; tries += 1) {
    const step = await changeIssue(host, number, { state: 'closed', state_reason: 'completed' });
    if (step.is !== 'lost') return step.is === 'done';
    if (tries === mostTries) {
      throw new BylawError('provider/disconnected', `issue #${number}: ${step.why}`, {
        hint: 'look at https://www.githubstatus.com, and run it again',
      });
    }
    await host.wait(firstPause * 2 ** (tries - 1));
  }
}
