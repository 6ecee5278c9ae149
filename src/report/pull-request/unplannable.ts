import type { BylawError } from '../../diagnostic/bylaw-error.ts';
import { messageMarkdown } from '../brief-markdown.ts';
import { inlineCode } from '../escape-markdown.ts';
import type { Check } from './check.ts';

/** Which commits were to be compared. */
export interface Unplannable {
  readonly number: number;
  readonly head: string;
  readonly base: string;
}

/** What is told of a pull request that could not be looked at, as GitHub-flavoured Markdown. */
export function renderUnplannable(
  { number, head, base }: Unplannable,
  { code, message, hint }: Pick<BylawError, 'code' | 'message' | 'hint'>,
): string {
  const advice = hint === undefined ? [] : [messageMarkdown(hint)];
  const of = `pull request ${number} at ${inlineCode(head.slice(0, 12))}`;
  return `${[
    '## ❌ Access plan: not looked at',
    `What this changes nobody knows: ${inlineCode(code)} ${messageMarkdown(message)}`,
    ...advice,
    `<sub>${of}, to be compared with ${inlineCode(base.slice(0, 12))}</sub>`,
  ].join('\n\n')}\n`;
}

/** The check of a commit that could not be looked at. */
export function unplannableCheck(name: string, summary: string): Check {
  return { name, title: 'not looked at', conclusion: 'failure', summary, annotations: [] };
}
