import { briefCode, briefMarkdown } from '../brief-markdown.ts';
import { isEmptyPlan } from '../count-changes.ts';
import { inlineCode } from '../escape-markdown.ts';
import { namedOrganizations } from './beside-lines.ts';
import type { ReviewedPlan, Standing } from './reviewed-plan.ts';
import { standingOf } from './standing-of.ts';

const verdicts: Readonly<Record<Standing, readonly [title: string, what: string]>> = {
  errors: ['❌ Access plan: the files have errors', 'Nothing of this can be planned or applied.'],
  refused: ['❌ Access plan: refused', 'Applying this would write nothing, for the reasons below.'],
  'needs-approval': ['⏳ Access plan: needs approval', ''],
  neutral: ['⚠️ Access plan: no approval is missing, but see below', ''],
  fine: ['✅ Access plan: nothing stands in the way', ''],
};

/** Whether it may be merged: what is read first, and often alone. */
export function verdict(reviewed: ReviewedPlan): readonly string[] {
  const { plan, base, asked } = reviewed;
  const standing = standingOf(reviewed);
  const [title, what] = verdicts[standing];
  const isNothing = plan !== undefined && standing === 'fine' && isEmptyPlan(plan);
  const of = asked === undefined ? 'Access plan' : `Access plan of ${namedOrganizations(asked)}`;
  if (!isNothing) return [`## ${title.replace('Access plan', () => of)}`, what];
  return [
    `## ✅ ${of}: no changes`,
    `What is declared is what ${branchOf(base)} declares: merging this gives nobody anything, and takes nothing from anybody.`,
  ];
}

/** Where what has no room here can be seen. */
export function whereElse({ base, runUrl }: Pick<ReviewedPlan, 'base' | 'runUrl'>): string {
  const locally = `\`bylaw plan --against ${base.commit.slice(0, 12)}\``;
  return runUrl === undefined ? `see ${locally}.` : `see [the run](${runUrl}), or ${locally}.`;
}

/** Of what it is true, to be compared with what is proposed by now. */
export function footer({ number, head, base, plan }: ReviewedPlan): string {
  const of = `pull request ${number} at ${inlineCode(head.slice(0, 12))}`;
  const compared = `compared with ${branchOf(base)} at ${inlineCode(base.commit.slice(0, 12))}`;
  const planned =
    plan === undefined
      ? ''
      : `; evaluated at ${briefMarkdown(plan.evaluatedAt)}; change digest ${inlineCode(plan.changeDigest.slice(0, 12))}`;
  return `<sub>${of}, ${compared}${planned}</sub>`;
}

function branchOf({ ref }: ReviewedPlan['base']): string {
  return briefCode(ref);
}
