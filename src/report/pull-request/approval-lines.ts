import type { CountedApproval, UncountedApproval } from '../../access/approvals/counted-approvals.ts';
import type { NeededApproval } from '../../access/guardrails/breach.ts';
import { approversWords } from '../access-diff/approval-words.ts';
import { joined } from '../access-diff/describe-people.ts';
import { briefCode, briefMarkdown, messageMarkdown } from '../brief-markdown.ts';
import { countOf } from '../count-of.ts';
import type { Block } from '../fit-block.ts';
import type { ReviewedPlan } from './reviewed-plan.ts';

/** Whose approval is there and whose is missing, a line for each that is needed; as Markdown. */
export function approvalsBlock({ approvals }: Pick<ReviewedPlan, 'approvals'>): Block {
  const rows = approvals.flatMap(({ organization, target, counted }) =>
    counted.map((each) => {
      const on = target === '*' ? '' : ` on ${briefMarkdown(target)}`;
      const of = approvals.length === 1 ? '' : `${briefMarkdown(organization)}${on}: `;
      return `- ${of}${approvalLine(each)}`;
    }),
  );
  return { title: 'approvals', head: '**Approvals**\n\n', rows, count: rows.length };
}

function approvalLine({ needed, given, missing, uncounted }: CountedApproval<unknown>): string {
  const asked = `${approversWords(needed, briefCode)}, as guardrail ${briefCode(needed.guardrail)} asks`;
  const by = given.map(({ principal, login }) => `${briefCode(principal)} (${briefCode(login)})`);
  const has = by.length === 0 ? '' : ` Approved by ${joined(by)}.`;
  const state = missing === 0 ? '✅' : `⏳ **${missing} missing:**`;
  const others = uncounted.map(
    ({ login, because }) => ` ${briefCode(login)} does not count: ${uncountedWords[because]}.`,
  );
  return `${state} ${asked}.${has}${others.join('')}${reasonsOf(needed)}`;
}

/** Of one approval. */
const mostReasons = 3;

function reasonsOf({ because }: NeededApproval<unknown>): string {
  const shown = because.slice(0, mostReasons);
  const more = because.length - shown.length;
  const told = shown.map(({ message }) => `\n  - ${messageMarkdown(message)}`);
  return `${told.join('')}${more > 0 ? `\n  - … and ${countOf(more, 'more reason')}` : ''}`;
}

export const uncountedWords: Readonly<Record<UncountedApproval['because'], string>> = {
  author: 'wrote some of it',
  'other-commit': 'approved another commit than the newest',
  'other-base': 'approved before it was proposed to this branch, or that was rewritten',
  withdrawn: 'took the approval back, or somebody dismissed it',
  'unknown-account':
    'no member has that account by its number in the files before the change (`identities.github.id`: write it, or have `bylaw identities pin` do it where GitHub is a target)',
  suspended: 'is suspended in the files before the change',
  'no-approver': 'is no approver by the files before the change',
};
