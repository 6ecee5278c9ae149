import { countOf } from '../count-of.ts';
import { type Fact, renderFacts } from '../render-facts.ts';
import { sanitizeLine } from '../sanitize-text.ts';
import type { ChangeReport, MemberActivity } from './member-activity.ts';
import type { SectionOptions } from './render-section.ts';

/** What a member was seen to do, under a heading. */
export function renderActivity(
  activity: MemberActivity,
  { style }: Pick<SectionOptions, 'style'>,
): readonly string[] {
  return [
    '',
    style.bold('activity'),
    ...renderFacts(factsOf(activity)),
    ...activity.changes.newest.map((change) => `  ${style.dim(change.commit.slice(0, 7))} ${told(change)}`),
    `  ${style.dim(lookedAt(activity.changes))}`,
  ];
}

function factsOf({ joined, lastSignIn, mfa, emailDelivery }: MemberActivity): readonly Fact[] {
  const seen = (value: string, at: string) => `${value} (seen ${at})`;
  const entry = joined?.entry === undefined ? '' : ` (entry ${joined.entry})`;
  return [
    ['joined', joined === null ? 'unknown' : `${joined.at}${entry}`],
    ['last sign-in', lastSignIn === null ? 'unknown' : seen(lastSignIn.at, lastSignIn.seenAt)],
    ['MFA', mfa === null ? 'unknown' : seen(mfa.value ? 'yes' : 'no', mfa.seenAt)],
    [
      'e-mail',
      emailDelivery === null ? undefined : seen(`delivery ${emailDelivery.value}`, emailDelivery.seenAt),
    ],
  ];
}

function told({ at, subject, authorship }: ChangeReport): string {
  const claim = authorship === 'claimed' ? ' (claimed: no signature of theirs was verified)' : '';
  return sanitizeLine(`${at} ${subject}${claim}`);
}

function lookedAt({ newest, lookedAt: commits, whole, because }: MemberActivity['changes']): string {
  if (because === 'no-email') return 'what they changed cannot be told: no e-mail is declared';
  if (because === 'no-repository') return 'what they changed cannot be told: there is no history';
  const where = whole
    ? `the ${countOf(commits, 'commit')} of the history`
    : `the newest ${countOf(commits, 'commit')}`;
  const what = newest.length === 0 ? 'no change of theirs in' : 'looked at';
  const unverified =
    because === 'not-verified' ? '; without `git` no signature can be verified, and all are claims' : '';
  return `${what} ${where}${unverified}`;
}
