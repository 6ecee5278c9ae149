import type { Diagnostic, SourceRange } from '../../diagnostic/diagnostic.ts';
import { glanceAtAccess } from '../access-diff/access-glance.ts';
import { approversWords } from '../access-diff/approval-words.ts';
import { countOf } from '../count-of.ts';
import { sanitizeLine } from '../sanitize-text.ts';
import { changedLines } from './changed-lines.ts';
import type { Check, CheckAnnotation } from './check.ts';
import { renderPlanComment } from './render-plan-comment.ts';
import type { ReviewedPlan, Standing } from './reviewed-plan.ts';
import { standingOf } from './standing-of.ts';

const conclusions: Readonly<Record<Standing, Check['conclusion']>> = {
  errors: 'failure',
  refused: 'failure',
  // Nothing but an approval turns it: a branch that requires the check cannot be merged into before.
  'needs-approval': 'action-required',
  // Counts as passed where it is required, and is not green.
  neutral: 'neutral',
  fine: 'success',
};

/** The check of a pull request: whether it may be merged, the same as its comment, with remarks at the lines. */
export function planCheck(name: string, reviewed: ReviewedPlan): Check {
  const standing = standingOf(reviewed);
  return {
    name,
    title: titleOf(reviewed),
    conclusion: conclusions[standing],
    summary: renderPlanComment(reviewed),
    annotations: annotationsOf(reviewed),
    ...(reviewed.runUrl === undefined ? {} : { detailsUrl: reviewed.runUrl }),
  };
}

/** Whether it may be merged, and if not why, on one line of plain text. */
export function titleOf(reviewed: ReviewedPlan): string {
  return sanitizeLine(titles[standingOf(reviewed)](reviewed));
}

const titles: Readonly<Record<Standing, (reviewed: ReviewedPlan) => string>> = {
  errors: ({ diagnostics }) =>
    countOf(diagnostics.filter(({ severity }) => severity === 'error').length, 'error'),
  refused: ({ atApply }) =>
    atApply === undefined || atApply.stops.length === 0 ? 'refused' : 'every apply would stop',
  'needs-approval': missingTitle,
  neutral: ({ unasked = [] }) =>
    unasked.length > 0 ? `nobody is asked about: ${unasked.join(', ')}` : 'apply waits for something else',
  fine: ({ plan }) => (plan === undefined ? undefined : glanceAtAccess(plan).access[0]?.text) ?? 'no changes',
};

function missingTitle({ approvals, base, doubt }: ReviewedPlan): string {
  if (doubt !== undefined) return 'its own run saw something else';
  const missing = approvals.flatMap(({ counted }) => counted.filter((each) => each.missing > 0));
  // Once, however many organizations and targets need it.
  const words = new Set(missing.map(({ needed, missing: count }) => approversWords({ ...needed, count })));
  if (words.size > 0) return `missing: ${[...words].join('; ')}`;
  return base.isNew === true
    ? 'everything is new: nobody can approve it yet'
    : 'approvals could not be evaluated';
}

const levels: Readonly<Record<Diagnostic['severity'], CheckAnnotation['level']>> = {
  error: 'failure',
  warning: 'warning',
  info: 'notice',
};

/** What is wrong, the worst first, then the lines by which access changes. */
function annotationsOf({ diagnostics, plan }: ReviewedPlan): readonly CheckAnnotation[] {
  const findings = plan?.sections.flatMap((section) => section.findings) ?? [];
  const all = [...diagnostics, ...findings];
  const sorted = (['error', 'warning', 'info'] as const).flatMap((severity) =>
    all.filter((each) => each.severity === severity),
  );
  const lines = plan === undefined ? [] : changedLines(plan);
  return onceEach([
    ...sorted.flatMap(annotationOf),
    ...lines.map(({ at, message }) => annotationAt(at, 'notice', 'access changes', [message])),
  ]);
}

function annotationOf({ code, severity, message, hint, at }: Diagnostic): readonly CheckAnnotation[] {
  const texts = [message, ...(hint === undefined ? [] : [`hint: ${hint}`])];
  return at === undefined ? [] : [annotationAt(at, levels[severity], code, texts)];
}

function annotationAt(
  { file, start, end }: SourceRange,
  level: CheckAnnotation['level'],
  title: string,
  texts: readonly string[],
): CheckAnnotation {
  const lines = { startLine: start.line, endLine: Math.max(start.line, end.line) };
  return { path: file, ...lines, level, title, message: texts.map(sanitizeLine).join('\n') };
}

function onceEach(all: readonly CheckAnnotation[]): readonly CheckAnnotation[] {
  return [...new Map(all.map((each) => [JSON.stringify(each), each])).values()];
}
