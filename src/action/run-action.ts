import type { Session } from '../operations/session.ts';
import { type AdmittedRun, admitRun } from './admit-run.ts';
import { readInputs, secretsIn } from './read-inputs.ts';
import { reportFailures } from './report-failures.ts';
import { workflowLog } from './workflow-log.ts';

export interface ActionWorld {
  readonly environment: Session['environment'];
  readonly cwd: string;
  readonly signal: AbortSignal;
  now(): string;
  write(text: string): void;
}

/** One run of the Action, as the runner starts it; gives the exit code and never throws. */
export async function runAction(world: ActionWorld): Promise<number> {
  const { environment, write } = world;
  const log = workflowLog(write);
  for (const secret of secretsIn(environment)) log.mask(secret);
  let admitted: AdmittedRun;
  try {
    const inputs = readInputs(environment);
    if (!('command' in inputs)) return reportFailures(inputs, log, environment);
    admitted = admitRun(world, inputs);
  } catch (error) {
    return reportFailures([error], log, environment);
  }
  // All that is not needed to refuse a run is in a file of its own, with its own copy of what both need.
  const { performRun } = await import('./perform-run.ts');
  return performRun(world, admitted, log);
}
