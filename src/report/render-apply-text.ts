import type { Outcome, OutcomeStatus } from '../audit/entry.ts';
import type { ExpectedVersion } from '../plan/plan.ts';
import { countOf, withCommas } from './count-of.ts';
import { sanitizeLine } from './sanitize-text.ts';
import { plain, type Style } from './style.ts';

/** What became of one organization in one target. */
export interface AppliedSectionReport {
  readonly organization: string;
  readonly target: string;
  readonly outcomes: readonly Outcome[];
  readonly published: readonly ExpectedVersion[];
  readonly entries: readonly { readonly kind: string; readonly sequence: number; readonly commit: string }[];
  readonly notes: readonly string[];
}

/** What came of an apply; diagnostics are rendered apart. */
export interface ApplyReport {
  readonly status:
    | 'applied'
    | 'nothing-to-do'
    | 'refused'
    | 'declined'
    | 'partly-failed'
    | 'interrupted'
    | 'invalid';
  readonly sections: readonly AppliedSectionReport[];
  readonly refusals: readonly string[];
}

const conclusions: Readonly<Record<ApplyReport['status'], string>> = {
  applied: 'Applied.',
  'nothing-to-do': 'Nothing to do: the target matches.',
  refused: 'Refused: nothing was written.',
  declined: 'Not applied: nothing was written.',
  'partly-failed': 'Partly applied: what failed is listed above; run `bylaw apply` again.',
  interrupted: 'Interrupted: what was done is recorded, the rest was not begun; run `bylaw apply` again.',
  invalid: 'Not applied: the YAML has errors, nothing was written.',
};

/** What became of an apply, for people: what did not go through by name, the rest as counts, the entries written. */
export function renderApplyText(result: ApplyReport, style: Style = plain): string {
  const lines = result.refusals.map((refusal) => `${style.red('refused')}: ${sanitizeLine(refusal)}`);
  for (const section of result.sections) lines.push(...renderSection(section, style));
  lines.push(style.bold(conclusions[result.status]));
  return `${lines.join('\n')}\n`;
}

/** One outcome as it happens: `ok     team-member:orchestra/strings/ana`. */
export function renderOutcome({ status, address, action, message }: Outcome, style: Style = plain): string {
  const word = colourOf(status, style)(status.padEnd(7));
  const why = message === undefined ? '' : `: ${sanitizeLine(message)}`;
  return `${word} ${action} ${sanitizeLine(address)}${why}`;
}

function renderSection(section: AppliedSectionReport, style: Style): string[] {
  const { organization, target, outcomes, published, entries, notes } = section;
  if (outcomes.length + published.length + entries.length + notes.length === 0) return [];
  const lines = [style.bold(`${sanitizeLine(organization)} on ${sanitizeLine(target)}`)];
  for (const { policy, version, sameAs } of published) {
    const same = sameAs === undefined ? '' : `, the same text as version ${sameAs}`;
    lines.push(`  published policy ${sanitizeLine(policy)} version ${version}${same}`);
  }
  for (const outcome of outcomes) {
    if (outcome.status !== 'applied') lines.push(`  ${renderOutcome(outcome, style)}`);
  }
  if (outcomes.length > 0) lines.push(`  ${countOutcomes(outcomes)}`);
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

function colourOf(status: OutcomeStatus, style: Style): (text: string) => string {
  if (status === 'applied') return style.green;
  return status === 'failed' || status === 'stale' ? style.red : style.yellow;
}
