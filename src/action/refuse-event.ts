import { BylawError } from '../diagnostic/bylaw-error.ts';
import type { Command } from './inputs.ts';
import type { RunEvent } from './run-event.ts';

/** What only somebody who may write to the repository starts, or its own clock. */
const trusted = new Set(['push', 'schedule', 'workflow_dispatch', 'repository_dispatch']);

/**
 * Refuses to run where what a stranger wrote would meet rights that they do not have: a job on `pull_request_target`
 * has the secrets of the base, as one on `workflow_run` has; and what is only proposed is not applied.
 * @throws BylawError `action/refused-event`
 */
export function refuseEvent({ name, after }: RunEvent, command: Command): void {
  if (name === 'pull_request_target')
    throw refused(
      '`pull_request_target` gives the secrets of the base to what a stranger may have written',
      'run it on `pull_request`: for forks, too',
    );
  const isTrusted =
    name === 'workflow_run' ? after?.isOwn === true && trusted.has(after.event) : trusted.has(name);
  if (name === 'workflow_run' && !isTrusted)
    throw refused(
      `the workflow that ran was started by \`${after?.event}\`, of what is only proposed, and this job has secrets`,
      'let the workflow that runs for the pull request look at it',
    );
  if (command === 'apply' && name !== '' && !isTrusted)
    throw refused(
      `\`apply\` is not run for \`${name}\`: what was not merged is not applied`,
      'run it on `push` to the protected branch, `schedule` or `workflow_dispatch`',
    );
}

function refused(why: string, hint: string): BylawError {
  return new BylawError('action/refused-event', why, { hint });
}
