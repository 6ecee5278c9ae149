import { BylawError } from '../../diagnostic/bylaw-error.ts';
import type { WriteAnswer } from '../../providers/github/client/github-client.ts';
import { limited } from '../../providers/github/client/read-failure.ts';
import type { RestData, Route } from '../../providers/github/client/rest-types.ts';

/** What is written, for messages, and the permission of a workflow's job that it takes. */
export interface Writing {
  /** `comment under #12` */
  readonly what: string;
  readonly permission: 'checks' | 'issues' | 'pull-requests';
}

/** What GitHub answered, or a failure of the world that says what to do. */
export function expectDone<R extends Route>(answer: WriteAnswer<R>, writing: Writing): RestData<R> {
  if (answer.is === 'done') return answer.data;
  throw writeFailure(answer, writing);
}

function writeFailure(
  answer: Exclude<WriteAnswer<Route>, { is: 'done' }>,
  { what, permission }: Writing,
): BylawError {
  if (answer.is === 'limited') return limited(Date.parse(answer.until));
  if (answer.is !== 'refused') {
    return new BylawError('provider/disconnected', `${what}: ${answer.why}`, {
      hint: 'look at the network and at https://www.githubstatus.com, and run it again',
    });
  }
  const { status, message } = answer;
  return new BylawError(codeOf(status), `${what}: GitHub answered ${status}: ${message}`, {
    hint: hintOf(status, message, permission),
  });
}

function codeOf(status: number) {
  if (status === 401) return 'provider/unauthorized';
  if (status === 403) return 'provider/forbidden';
  if (status === 404) return 'provider/not-found';
  return 'provider/refused';
}

function hintOf(status: number, message: string, permission: Writing['permission']): string {
  if (status === 401) return 'make a new token, and see that it belongs to this host';
  if (/\blocked\b/i.test(message)) {
    return `unlock the conversation of the ${permission === 'issues' ? 'issue' : 'pull request'}`;
  }
  if (/archived/i.test(message)) return 'the repository is archived: nothing can be written there';
  if (status === 410 && permission === 'issues') return 'turn issues on in the settings of the repository';
  if ((status === 403 || status === 404) && permission === 'issues') {
    return 'give the job `permissions: issues: write`, or the app the permission to write issues';
  }
  if (status === 403 || status === 404) {
    const only = permission === 'checks' ? 'Checks are written by apps and workflows alone. ' : '';
    return `${only}Give the job \`permissions: ${permission}: write\`. What runs for a pull request from a fork may only read: there a second workflow, on \`workflow_run\`, writes`;
  }
  if (status > 300 && status < 400) return 'the repository has another name now: use that';
  return 'the message says what GitHub does not take';
}
