import type { CountedApproval } from '../../access/approvals/counted-approvals.ts';
import { approversWords } from '../access-diff/approval-words.ts';
import { sanitizeLine } from '../sanitize-text.ts';
import type { Style } from '../style.ts';
import { uncountedWords } from './approval-lines.ts';
import type { AtApply, Standing } from './reviewed-plan.ts';

/** A review as it is told in a terminal. */
export interface ToldReview {
  readonly number: number;
  readonly standing: Standing;
  readonly approvals: readonly (Pick<CountedApproval<unknown>, 'given' | 'missing' | 'uncounted'> & {
    readonly guardrail: string;
    readonly by: readonly string[];
    readonly count: number;
  })[];
  readonly unplanned: readonly string[];
  readonly unasked?: readonly string[];
  readonly elsewhere?: readonly string[];
  readonly atApply?: AtApply;
  readonly published: { readonly comment?: string; readonly commentUrl?: string; readonly checkUrl?: string };
}

const verdicts: Readonly<Record<Standing, (style: Style) => string>> = {
  errors: ({ red }) => red('the files have errors'),
  refused: ({ red }) => red('refused'),
  'needs-approval': ({ yellow }) => yellow('needs approval'),
  neutral: ({ yellow }) => yellow('no approval is missing, but look at it'),
  fine: ({ green }) => green('nothing stands in the way of merging it'),
};

/** Whether a pull request may be merged, whose approval is missing, and what was told where. */
export function renderReviewText(review: ToldReview, style: Style): string {
  const { number, standing, approvals, published } = review;
  const lines = [`\nPull request ${number}: ${verdicts[standing](style)}`];
  for (const each of approvals) {
    const { missing, given, uncounted, guardrail } = each;
    const state = missing === 0 ? style.green('approved') : style.yellow(`${missing} missing`);
    lines.push(`  ${state}: ${sanitizeLine(`${approversWords(each)} (guardrail ${guardrail})`)}`);
    for (const { principal, login } of given)
      lines.push(sanitizeLine(`    approved by ${principal} (${login})`));
    for (const { login, because } of uncounted)
      lines.push(sanitizeLine(`    ${login} does not count: ${uncountedWords[because]}`));
  }
  lines.push(...besideText(review, style));
  if (published.comment === 'outdated')
    lines.push('  no comment was written: another commit is proposed by now');
  else if (published.comment !== undefined)
    lines.push(sanitizeLine(`  comment ${published.comment}: ${published.commentUrl ?? ''}`));
  if (published.checkUrl !== undefined) lines.push(sanitizeLine(`  check: ${published.checkUrl}`));
  return `${lines.join('\n')}\n`;
}

/** What no approval is about. */
function besideText(
  { unplanned, unasked = [], elsewhere = [], atApply }: ToldReview,
  { red, yellow }: Style,
): readonly string[] {
  const { stops = [], waits = [] } = atApply ?? {};
  const line = (head: string, names: readonly string[], more: string) =>
    names.length === 0 ? [] : [`  ${head}: ${sanitizeLine(`${names.join(', ')} (${more})`)}`];
  return [
    ...line(
      yellow('not looked at'),
      unplanned,
      'no target is enabled, or it comes or goes; see `bylaw access diff`',
    ),
    ...line(yellow('nobody is asked'), unasked, 'no guardrail says who agrees to that'),
    ...line('not of this run', elsewhere, 'another has to look at what changes there'),
    ...stops.map(({ code, message, hint }) => {
      const advice = hint === undefined ? '' : ` (${hint})`;
      return `  ${red('apply would stop')}: ${sanitizeLine(`${code}: ${message}${advice}`)}`;
    }),
    ...waits.map((message) => `  ${yellow('apply waits')}: ${sanitizeLine(message)}`),
  ];
}
