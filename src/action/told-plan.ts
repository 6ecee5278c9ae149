import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { PlanResult } from '../operations/results.ts';
import { writeFile } from '../operations/write-file.ts';
import { isEmptyPlan } from '../report/count-changes.ts';
import { isStopped } from '../report/findings-of.ts';
import { highestRisk } from '../report/highest-risk.ts';
import { renderDiagnosticsText, summarizeDiagnostics } from '../report/render-diagnostics-text.ts';
import { renderJson } from '../report/render-json.ts';
import { renderPlanText } from '../report/render-plan-text.ts';
import { plain } from '../report/style.ts';
import { toldOnce } from '../report/told-once.ts';
import { foundIn, type Outcome, type Outputs, type Run } from './outcome.ts';

type Plan = NonNullable<PlanResult['plan']>;

/** What is wrong with the files, then the plan, as text. */
export function planText({ diagnostics, texts, plan, notes }: PlanResult): string {
  return [
    diagnosticsText({ diagnostics, texts }),
    plan === undefined
      ? ''
      : renderPlanText(plan, { style: plain, ...(notes === undefined ? {} : { notes }) }),
  ].join('');
}

/** Mistakes in the files with the lines that they stand in; nothing where there is none. */
export function diagnosticsText({ diagnostics, texts }: Pick<PlanResult, 'diagnostics' | 'texts'>): string {
  if (diagnostics.length === 0) return '';
  return `${renderDiagnosticsText(diagnostics, { style: plain, texts })}\n${summarizeDiagnostics(diagnostics)}\n`;
}

/** Everything that a plan says is wrong: with the files, and with what it would do. */
export function planDiagnostics({ diagnostics, plan }: PlanResult): readonly Diagnostic[] {
  return [...diagnostics, ...toldOnce(plan?.sections ?? []).flatMap(({ findings }) => findings)];
}

/** What a run may fail for, of a plan. */
export function foundInPlan(result: PlanResult, needsApproval: boolean, isRefused = false): Outcome['found'] {
  const { plan } = result;
  const isWrong = isRefused || plan === undefined || plan.sections.some(isStopped);
  const found = foundIn(planDiagnostics(result), {
    changes: plan !== undefined && !isEmptyPlan(plan),
    'needs-approval': needsApproval,
  });
  return isWrong ? new Set([...found, 'error']) : found;
}

/** What the outputs say of a plan. */
export function planOutputs(
  plan: Plan | undefined,
  needsApproval: boolean,
  planFile: string | undefined,
): Outputs {
  if (plan === undefined) return { 'needs-approval': needsApproval };
  return {
    changes: plan.sections.reduce((sum, { changes }) => sum + changes.length, 0),
    digest: plan.changeDigest,
    risk: highestRisk(plan),
    'needs-approval': needsApproval,
    ...(planFile === undefined ? {} : { 'plan-file': planFile }),
  };
}

/** Writes the plan where the input says, for `apply` and for whoever looks at it. */
export async function keepPlan(
  { planFile }: Pick<Run, 'planFile'>,
  plan: Plan | undefined,
): Promise<string | undefined> {
  if (planFile === undefined || plan === undefined) return undefined;
  await writeFile(planFile, renderJson(plan));
  return planFile;
}
