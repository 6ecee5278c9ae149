import { BylawError } from '../diagnostic/bylaw-error.ts';
import type { Inputs } from './inputs.ts';
import type { RunEvent } from './run-event.ts';

/** What only somebody who may write to the repository starts, or its own clock. */
const trusted = new Set(['push', 'schedule', 'workflow_dispatch', 'repository_dispatch']);

/** Upon what a stranger proposed. */
const proposing = new Set(['pull_request', 'pull_request_review']);

/** Whether it tells of what another run, which may write nothing, planned: of that it reads Git objects alone. */
export function tellsOfRun({ after }: RunEvent, { command, reviewFile }: EventInputs): boolean {
  return command === 'plan' && reviewFile !== undefined && after !== undefined && proposing.has(after.event);
}

type EventInputs = Pick<Inputs, 'command' | 'reviewFile'>;

/**
 * Refuses to run where what a stranger wrote would meet rights that they do not have: a job on `pull_request_target`
 * has the secrets of the base, as one on `workflow_run` has; and what is only proposed is not applied.
 * @throws BylawError `action/refused-event`
 */
export function refuseEvent(event: RunEvent, inputs: EventInputs): void {
  const { name, after } = event;
  const { command } = inputs;
  if (name === 'pull_request_target')
    throw refused(
      '`pull_request_target` gives the secrets of the base to what a stranger may have written',
      'run it on `pull_request`: for forks, too',
    );
  const isTrusted =
    name === 'workflow_run' ? after?.isOwn === true && trusted.has(after.event) : trusted.has(name);
  if (name === 'workflow_run' && !isTrusted && !tellsOfRun(event, inputs))
    throw refused(
      `the workflow that ran was started by \`${after?.event}\`, of what is only proposed, and this job has secrets`,
      'let the workflow that runs for the pull request look at it, and leave what it planned: `command: plan` with `review-file` tells of that',
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
