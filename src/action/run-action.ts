import { type Session, silent } from '../operations/session.ts';
import { concludeRun } from './conclude-run.ts';
import { innerPath } from './inner-path.ts';
import type { Inputs } from './inputs.ts';
import type { Run } from './outcome.ts';
import { readInputs, secretsIn } from './read-inputs.ts';
import { refuseEvent } from './refuse-event.ts';
import { reportFailures } from './report-failures.ts';
import { runCommand } from './run-command.ts';
import { readRunEvent } from './run-event.ts';
import { targetEnvironment } from './target-environment.ts';
import { type WorkflowLog, workflowLog } from './workflow-log.ts';

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
  try {
    const inputs = readInputs(environment);
    if (!('command' in inputs)) return reportFailures(inputs, log, environment);
    const run = beginRun(world, inputs, log);
    return await concludeRun(await runCommand(inputs.command, run), {
      inputs,
      log,
      environment,
      sarifFile: sarifFileOf(world, inputs),
    });
  } catch (error) {
    return reportFailures([error], log, environment);
  }
}

/** Refuses what must not run before anything else is read. */
function beginRun(world: ActionWorld, inputs: Inputs, log: WorkflowLog): Run {
  const { environment, signal } = world;
  const event = readRunEvent(environment);
  refuseEvent(event, inputs);
  const workspace = workspaceOf(world);
  sarifFileOf(world, inputs);
  const session: Session = {
    cwd: innerPath(workspace, inputs.workingDirectory),
    environment: targetEnvironment(environment, inputs),
    now: () => world.now(),
    progress: silent,
    signal,
  };
  const fileAt = (path: string | undefined) => (path === undefined ? undefined : innerPath(workspace, path));
  const [planFile, reviewFile] = [fileAt(inputs.planFile), fileAt(inputs.reviewFile)];
  return { session, inputs, event, planFile, reviewFile, print: log.print };
}

function workspaceOf({ environment, cwd }: ActionWorld): string {
  return environment.GITHUB_WORKSPACE || cwd;
}

function sarifFileOf(world: ActionWorld, { sarifFile }: Inputs): string | undefined {
  return sarifFile === undefined ? undefined : innerPath(workspaceOf(world), sarifFile);
}
