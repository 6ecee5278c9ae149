import { type Session, silent } from '../operations/session.ts';
import type { AdmittedRun } from './admit-run.ts';
import { concludeRun } from './conclude-run.ts';
import { reportFailures } from './report-failures.ts';
import type { ActionWorld } from './run-action.ts';
import { runCommand } from './run-command.ts';
import { targetEnvironment } from './target-environment.ts';
import type { WorkflowLog } from './workflow-log.ts';

/** Runs the command and tells what came of it; gives the exit code and never throws. */
export async function performRun(
  { environment, signal, now }: ActionWorld,
  { cwd, sarifFile, ...admitted }: AdmittedRun,
  log: WorkflowLog,
): Promise<number> {
  const { inputs } = admitted;
  try {
    const session: Session = {
      cwd,
      environment: targetEnvironment(environment, inputs),
      now,
      progress: silent,
      signal,
    };
    const outcome = await runCommand(inputs.command, { ...admitted, session, print: log.print });
    return await concludeRun(outcome, { inputs, log, environment, sarifFile });
  } catch (error) {
    return reportFailures([error], log, environment);
  }
}
