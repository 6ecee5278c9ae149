import { BylawError } from '../diagnostic/bylaw-error.ts';
import { isEmptySection } from '../plan/build-plan.ts';
import type { Plan, PlanSection } from '../plan/plan.ts';
import type { AppliedSection } from './apply-result.ts';
import type { EarlierApplies } from './results.ts';

/** How far an apply of several targets had come. */
export interface Progressed {
  readonly done: readonly AppliedSection[];
  readonly earlier: EarlierApplies;
  /** What was planned last; undefined where it had not come to that. */
  readonly plan: Plan | undefined;
  /** Whose intent is recorded, as `organization/target`. */
  readonly begun: ReadonlySet<string>;
}

/**
 * A failure with what was done before it and what was not begun, so that nobody has to guess. What became of the
 * changes that it interrupted, a failure of recording says itself.
 */
export function tellWhatWasDone(error: unknown, progressed: Progressed): unknown {
  if (!(error instanceof BylawError)) return error;
  const lines = linesOf(progressed, error);
  if (lines.length === 0) return error;
  const { code, message, hint, cause, exitCode, details } = error;
  return new BylawError(code, message, {
    ...(hint === undefined ? {} : { hint }),
    ...(cause === undefined ? {} : { cause }),
    exitCode,
    details: [...details, ...lines],
  });
}

function linesOf({ done, earlier, plan, begun }: Progressed, { code }: BylawError): readonly string[] {
  const settled = earlier.settled.map(
    ({ organization, target, intent, by }) =>
      `settled: intent ${intent} of ${organization}/${target}, as entry ${by.sequence}`,
  );
  const busy = plan?.sections.filter((section) => !isEmptySection(section)) ?? [];
  const finished = new Set(done.filter(({ outcomes }) => outcomes.length > 0).map(nameOf));
  const left = busy.filter((section) => !finished.has(nameOf(section)));
  const tellsItself = code === 'apply/unrecorded' || code === 'apply/fenced';
  const undone = left.flatMap((section) => {
    if (!begun.has(nameOf(section))) return [`not begun: ${nameOf(section)}, ${changesOf(section)}`];
    return tellsItself ? [] : [`open: ${nameOf(section)}: the next apply looks what became of its changes`];
  });
  if (settled.length + done.length === 0 && left.length < 2) return [];
  return [...settled, ...done.flatMap((section) => [doneLine(section), ...codesOf(section)]), ...undone];
}

function doneLine(section: AppliedSection): string {
  const { outcomes, published, entries } = section;
  const applied = outcomes.filter(({ status }) => status === 'applied').length;
  const parts = [
    ...published.map(({ policy, version }) => `policy ${policy} version ${version} published`),
    ...(outcomes.length === 0 ? [] : [`${applied} of ${outcomes.length} changes applied`]),
  ];
  const recorded = entries.map(({ sequence, kind }) => `${sequence} ${kind}`).join(', ');
  return `done: ${[nameOf(section), ...parts].join(', ')} (entries ${recorded})`;
}

/** A code that this failure keeps from being shown is shown nowhere. */
function codesOf({ invitations }: AppliedSection): readonly string[] {
  return invitations
    .filter(({ delivery }) => delivery === 'shown')
    .map(({ member }) => `invited: ${member}; \`bylaw invitation resend ${member}\` makes a code`);
}

function changesOf({ changes }: PlanSection): string {
  return changes.length === 1 ? '1 change' : `${changes.length} changes`;
}

function nameOf({
  organization,
  target,
}: {
  readonly organization: string;
  readonly target: string;
}): string {
  return `${organization}/${target}`;
}
