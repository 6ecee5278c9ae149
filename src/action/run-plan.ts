import { BylawError } from '../diagnostic/bylaw-error.ts';
import { plan } from '../operations/plan.ts';
import type { PlanResult } from '../operations/results.ts';
import { isStopped } from '../report/findings-of.ts';
import { renderPlanSummary } from '../report/pull-request/render-plan-summary.ts';
import type { Outcome, Run } from './outcome.ts';
import { tellsOfRun } from './refuse-event.ts';
import type { Proposed } from './run-pull-request.ts';
import { foundInPlan, keepPlan, planDiagnostics, planOutputs, planText } from './told-plan.ts';

/** What applying would change; of a pull request what it changes, and whether it may be merged. */
export async function runPlan(run: Run): Promise<Outcome> {
  const { inputs, event } = run;
  const proposed = proposedIn(run);
  const compared = proposed !== undefined || event.mergeBase !== undefined;
  if (compared) refuseOfTargets(run);
  if (proposed !== undefined) {
    const { runPullRequest } = await import('./run-pull-request.ts');
    return runPullRequest(run, proposed);
  }
  if (inputs.reviewFile !== undefined)
    throw new BylawError('action/bad-input', 'input `review-file` is of a pull request, and there is none');
  return tell(run, await plan(run.session, requestOf(run)));
}

/** Of which pull request it is, if of any. */
function proposedIn({ inputs, event, reviewFile }: Run): Proposed | undefined {
  if (event.after !== undefined && reviewFile !== undefined && tellsOfRun(event, inputs)) {
    const { pullRequest } = inputs;
    if (pullRequest === undefined) return { told: { run: event.after.run, file: reviewFile } };
    throw new BylawError('action/bad-input', 'input `pull-request` is not taken beside the file of a run', {
      hint: 'the file says which one it is, and GitHub whether that is true',
    });
  }
  const number = inputs.pullRequest ?? event.pullRequest?.number;
  if (number === undefined) return undefined;
  return { number, ...(reviewFile === undefined ? {} : { out: reviewFile }) };
}

function requestOf({ inputs, event }: Run) {
  const { organizations, targets, horizon, offline, holdRemovals } = inputs;
  return {
    ...(organizations === undefined ? {} : { organizations }),
    ...(horizon === undefined ? {} : { horizon }),
    // Of a merge queue: what the group does to what it is merged into.
    ...(event.mergeBase === undefined
      ? { offline, holdRemovals, ...(targets === undefined ? {} : { targets }) }
      : { against: event.mergeBase }),
  };
}

async function tell(run: Run, result: PlanResult): Promise<Outcome> {
  const { plan: planned, notes } = result;
  const needsApproval = planned?.sections.some(needsSomebody) ?? false;
  return {
    text: planText(result),
    summary: renderPlanSummary({ ...result, notes: notes ?? [] }),
    diagnostics: planDiagnostics(result),
    found: foundInPlan(result, needsApproval),
    failsOn: ['error'],
    isFailed: false,
    outputs: {
      ...planOutputs(planned, needsApproval, await keepPlan(run, planned)),
      standing: standingOf(result, needsApproval),
    },
  };
}

type Section = NonNullable<PlanResult['plan']>['sections'][number];

/** What nobody evaluated may need somebody. */
function needsSomebody({ approvals }: Section): boolean {
  return approvals.status !== 'evaluated' || approvals.needed.length > 0;
}

function standingOf({ plan: planned }: PlanResult, needsApproval: boolean): string {
  if (planned === undefined) return 'errors';
  if (planned.sections.some(isStopped)) return 'refused';
  return needsApproval ? 'needs-approval' : 'fine';
}

/** A comparison of commits is about no target. */
function refuseOfTargets({ inputs }: Run): void {
  const given = [
    ...(inputs.targets === undefined ? [] : ['targets']),
    ...(inputs.offline ? ['offline'] : []),
    ...(inputs.holdRemovals ? ['hold-removals'] : []),
  ];
  const [first] = given;
  if (first === undefined) return;
  throw new BylawError('action/bad-input', `input \`${first}\` is none of a plan that compares commits`, {
    hint: 'of a pull request and in a merge queue no target is read',
  });
}
