import { joined } from '../access-diff/describe-people.ts';
import { briefCode, messageMarkdown } from '../brief-markdown.ts';
import { inlineCode } from '../escape-markdown.ts';
import { fitBlock } from '../fit-block.ts';
import type { ReviewedPlan } from './reviewed-plan.ts';

/** Organizations that are named. */
const mostNamed = 10;
/** Bytes of what apply would meet. */
const mostOfApply = 6_000;

/** Organizations, the first of very many. */
export function namedOrganizations(names: readonly string[]): string {
  const more = names.length > mostNamed ? ` and ${names.length - mostNamed} more` : '';
  return `${joined(names.slice(0, mostNamed).map(briefCode))}${more}`;
}

/** Nobody agreed to these, and nobody could. */
export function unaskedLine({ unasked = [], base }: ReviewedPlan): readonly string[] {
  if (unasked.length === 0 || base.isNew === true) return [];
  return [
    `**Nobody is asked about** ${namedOrganizations(unasked)}: ${briefCode(base.ref)} has no guardrail by which anybody agrees to what becomes of guardrails. Look at what this does there; whoever merges it decides.`,
  ];
}

/** What a narrowed run leaves to another. */
export function elsewhereLine({ elsewhere = [] }: ReviewedPlan): readonly string[] {
  if (elsewhere.length === 0) return [];
  const change = elsewhere.length === 1 ? 'changes' : 'change';
  return [
    `**Not of this run:** ${namedOrganizations(elsewhere)}, which ${change}, too: it is narrowed to others, and another run has to say what that means.`,
  ];
}

/** Of a target that comes all is told as new, though most of it may be there. */
export function unreadLine({ unread = [] }: ReviewedPlan): readonly string[] {
  if (unread.length === 0) return [];
  const named = unread
    .slice(0, mostNamed)
    .map(({ organization, target }) => `${briefCode(target)} of ${briefCode(organization)}`);
  const more = unread.length > mostNamed ? ` and ${unread.length - mostNamed} more` : '';
  return [
    `**Told as if nobody were there yet:** ${joined(named)}${more}, which nobody has read. Who is there already is adopted, not invited, and what is there already is not made anew: \`bylaw plan\` with the target's credentials tells.`,
  ];
}

/** What apply would not do were this merged now. */
export function applyLines({ atApply }: Pick<ReviewedPlan, 'atApply'>): readonly string[] {
  const { stops = [], waits = [] } = atApply ?? {};
  const stopped = stops.map(({ code, message, hint }) => {
    const advice = hint === undefined ? '' : ` (${messageMarkdown(hint)})`;
    return `- ${inlineCode(code)} ${messageMarkdown(message)}${advice}`;
  });
  const waiting = waits.map((message) => `- ${messageMarkdown(message)}`);
  return [
    listed('Once this is merged, every apply stops', stopped),
    listed('What apply does not do, whoever approves this', waiting),
  ];
}

function listed(title: string, rows: readonly string[]): string {
  return fitBlock({ title, head: `**${title}:**\n\n`, rows, count: rows.length }, mostOfApply);
}
