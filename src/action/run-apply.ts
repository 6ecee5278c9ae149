import { readFileSync } from 'node:fs';
import { BylawError } from '../diagnostic/bylaw-error.ts';
import { apply } from '../operations/apply.ts';
import type { ApplyResult } from '../operations/apply-result.ts';
import { highestRisk } from '../report/highest-risk.ts';
import { renderApplyText } from '../report/render-apply-text.ts';
import { renderPlanText } from '../report/render-plan-text.ts';
import { renderPreformatted } from '../report/render-preformatted.ts';
import { plain } from '../report/style.ts';
import { foundIn, type Outcome, type Outputs, type Run } from './outcome.ts';
import { diagnosticsText, planDiagnostics } from './told-plan.ts';

/** Carries out the plan of the commit that is checked out. Who lets it run at all is who wrote the workflow. */
export async function runApply({ session, inputs, planFile, print }: Run): Promise<Outcome> {
  const { organizations, targets, holdRemovals } = inputs;
  const planText = planFile === undefined ? undefined : readPlan(planFile);
  let shown = '';
  const result = await apply(session, {
    holdRemovals,
    ...(organizations === undefined ? {} : { organizations }),
    ...(targets === undefined ? {} : { targets }),
    ...(planText === undefined || planFile === undefined ? {} : { planText, planFile }),
    async confirm(plan) {
      const text = renderPlanText(plan, { style: plain });
      shown += `${text}\n`;
      // At once: what was meant to be done is seen, too, where something ends it.
      print(text);
      return true;
    },
  });
  const text = `${diagnosticsText(result)}${renderApplyText(result)}`;
  const isDone = result.status === 'applied' || result.status === 'nothing-to-do';
  return {
    text,
    summary: renderPreformatted('Apply', `${shown}${text}`),
    diagnostics: planDiagnostics(result),
    found: foundIn(planDiagnostics(result), { changes: result.status === 'applied' }),
    failsOn: [],
    isFailed: !isDone,
    outputs: outputsOf(result),
  };
}

function outputsOf({ status, plan, sections }: ApplyResult): Outputs {
  const outcomes = sections.flatMap((section) => section.outcomes);
  return {
    changes: outcomes.filter((outcome) => outcome.status === 'applied').length,
    standing: status,
    'needs-approval': status === 'held',
    ...(plan === undefined ? {} : { digest: plan.changeDigest, risk: highestRisk(plan) }),
  };
}

/** Several times the plan of the largest organization that Bylaw is measured with. */
const mostBytes = 64 * 1024 * 1024;

function readPlan(path: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (cause) {
    throw new BylawError('cli/unreadable-file', `cannot read the plan \`${path}\``, { cause });
  }
  if (bytes.length <= mostBytes) return bytes.toString('utf8');
  throw new BylawError('apply/plan-unreadable', `\`${path}\` has more than ${mostBytes / 1024 / 1024} MB`);
}
