import { innerPath } from './inner-path.ts';
import type { Inputs } from './inputs.ts';
import { refuseEvent } from './refuse-event.ts';
import type { ActionWorld } from './run-action.ts';
import { type RunEvent, readRunEvent } from './run-event.ts';

/** A run that may begin. Paths are absolute. */
export interface AdmittedRun {
  readonly inputs: Inputs;
  readonly event: RunEvent;
  readonly cwd: string;
  readonly planFile: string | undefined;
  readonly reviewFile: string | undefined;
  readonly sarifFile: string | undefined;
}

/**
 * Refuses what must not run, before anything else is read.
 * @throws BylawError `action/…`
 */
export function admitRun({ environment, cwd }: ActionWorld, inputs: Inputs): AdmittedRun {
  const event = readRunEvent(environment);
  refuseEvent(event, inputs);
  const workspace = environment.GITHUB_WORKSPACE || cwd;
  const pathOf = (given: string | undefined) =>
    given === undefined ? undefined : innerPath(workspace, given);
  return {
    inputs,
    event,
    cwd: innerPath(workspace, inputs.workingDirectory),
    planFile: pathOf(inputs.planFile),
    reviewFile: pathOf(inputs.reviewFile),
    sarifFile: pathOf(inputs.sarifFile),
  };
}
