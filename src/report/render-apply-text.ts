import type { Outcome, OutcomeStatus } from '../audit/entry.ts';
import type { SettledIntent } from '../audit/settled-intent.ts';
import type { ExpectedVersion } from '../plan/plan.ts';
import { countOf, withCommas } from './count-of.ts';
import { foldOutcomes } from './fold-outcomes.ts';
import { renderSentInvitations, type SentInvitationReport } from './invitations/render-sent-invitations.ts';
import { type LedgerResumeReport, renderResumed, renderUnusable } from './render-ledger-text.ts';
import { renderSettled } from './render-settled.ts';
import { sanitizeLine } from './sanitize-text.ts';
import { plain, type Style } from './style.ts';

/** What became of one organization in one target. */
export interface AppliedSectionReport {
  readonly organization: string;
  readonly target: string;
  readonly outcomes: readonly Outcome[];
  readonly published: readonly ExpectedVersion[];
  readonly entries: readonly { readonly kind: string; readonly sequence: number; readonly commit: string }[];
  readonly invitations?: readonly SentInvitationReport[];
  readonly notes: readonly string[];
}

/** What earlier applies left, and what became of it. */
export interface EarlierReport extends Pick<LedgerResumeReport, 'resumed' | 'unusable'> {
  readonly settled: readonly SettledIntent[];
}

/** What came of an apply; diagnostics are rendered apart. */
export interface ApplyReport {
  readonly status:
    | 'applied'
    | 'nothing-to-do'
    | 'refused'
    | 'declined'
    | 'held'
    | 'partly-failed'
    | 'interrupted'
    | 'invalid';
  readonly earlier: EarlierReport;
  readonly sections: readonly AppliedSectionReport[];
  readonly refusals: readonly string[];
  readonly plan?: { readonly sections: readonly unknown[] };
}

const conclusions: Readonly<Record<ApplyReport['status'], string>> = {
  applied: 'Applied.',
  'nothing-to-do': 'Nothing to do: the target matches.',
  refused: 'Refused: nothing was written.',
  declined: 'Not applied: nothing was written.',
  held: 'Held: what waits for an approval was not applied, the rest is; the reasons above say what sets it free, then run `bylaw apply` again.',
  'partly-failed': 'Partly applied: what failed is listed above; run `bylaw apply` again.',
  interrupted: 'Interrupted: what was done is recorded, the rest was not begun; run `bylaw apply` again.',
  invalid: 'Not applied: the YAML has errors, nothing was written.',
};

/** What became of an apply, for people: what did not go through by name, the rest as counts, the entries written. */
export function renderApplyText(result: ApplyReport, style: Style = plain, full = false): string {
  const lines = renderEarlier(result.earlier).map((line) => `${style.yellow('note')}: ${line}`);
  lines.push(...result.refusals.map((refusal) => `${style.red('refused')}: ${sanitizeLine(refusal)}`));
  for (const section of result.sections) lines.push(...renderSection(section, style, full));
  lines.push(style.bold(conclusionOf(result)));
  return `${lines.join('\n')}\n`;
}

function conclusionOf({ status, sections, plan, earlier: { settled, resumed } }: ApplyReport): string {
  if (status === 'nothing-to-do' && plan?.sections.length === 0)
    return 'Nothing to do: no target is enabled.';
  const interrupted = status === 'interrupted' && sections.length === 0;
  const conclusion = interrupted ? 'Interrupted: nothing was written.' : conclusions[status];
  const nothing = settled.length + resumed.length === 0;
  return nothing ? conclusion : conclusion.replace('nothing was written', 'nothing else was written');
}

function renderEarlier({ settled, resumed, unusable }: EarlierReport): readonly string[] {
  return [...settled.map(renderSettled), ...resumed.map(renderResumed), ...unusable.map(renderUnusable)];
}

function renderSection(section: AppliedSectionReport, style: Style, full: boolean): string[] {
  const { organization, target, outcomes, published, entries, invitations = [], notes } = section;
  if (outcomes.length + published.length + entries.length + notes.length === 0) return [];
  const lines = [style.bold(`${sanitizeLine(organization)} on ${sanitizeLine(target)}`)];
  for (const { policy, version, sameAs } of published) {
    const same = sameAs === undefined ? '' : `, the same text as version ${sameAs}`;
    lines.push(`  published policy ${sanitizeLine(policy)} version ${version}${same}`);
  }
  const undone = outcomes.filter(({ status }) => status !== 'applied');
  const listedBy = '`audit show --full` of the result';
  lines.push(...foldOutcomes(undone, { style, full, listedBy }).map((line) => `  ${line}`));
  if (outcomes.length > 0) lines.push(`  ${countOutcomes(outcomes)}`);
  lines.push(...renderSentInvitations(invitations, style).map((line) => `  ${line}`));
  lines.push(...notes.map((note) => `  ${style.yellow('note')}: ${sanitizeLine(note)}`));
  lines.push(
    ...entries.map(({ kind, sequence, commit }) =>
      style.dim(`  entry ${sequence} ${kind} ${commit.slice(0, 7)}`),
    ),
  );
  return [...lines, ''];
}

/** `12 changes applied, 1 failed`. */
function countOutcomes(outcomes: readonly Outcome[]): string {
  const count = (status: OutcomeStatus) => outcomes.filter((outcome) => outcome.status === status).length;
  const others: readonly OutcomeStatus[] = ['failed', 'skipped', 'stale', 'held'];
  const rest = others
    .filter((status) => count(status) > 0)
    .map((status) => `, ${withCommas(count(status))} ${status}`);
  return `${countOf(count('applied'), 'change')} applied${rest.join('')}`;
}
