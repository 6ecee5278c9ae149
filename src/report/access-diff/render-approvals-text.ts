import type { NeededApproval } from '../../access/guardrails/breach.ts';
import { withCommas } from '../count-of.ts';
import { renderPlace } from '../render-diagnostics-text.ts';
import { sanitizeLine } from '../sanitize-text.ts';
import type { Style } from '../style.ts';
import { wrapWords } from '../wrap-words.ts';
import { approversWords, askedByWords } from './approval-words.ts';
import { describePeople } from './describe-people.ts';

const mostReasons = 5;

/** Who has to agree, and to what; says so where nobody has to. */
export function renderApprovalsText(
  needed: readonly NeededApproval[],
  { style, full = false }: { readonly style: Style; readonly full?: boolean },
): string[] {
  if (needed.length === 0) return ['nobody has to approve it'];
  return needed.flatMap((approval) => {
    const { guardrail, because } = approval;
    const asked = askedByWords(approval);
    const head = `${approversWords(approval, sanitizeLine)} (guardrail ${sanitizeLine(guardrail)}${asked === '' ? '' : `: ${asked}`})`;
    const shown = full ? because : because.slice(0, mostReasons);
    const more = because.length - shown.length;
    return [
      ...wrapWords(head).map((line, index) => (index === 0 ? style.yellow(line) : line)),
      ...shown.flatMap(({ message, principals, at }) => {
        const who = principals.length === 0 ? '' : ` (${sanitizeLine(describePeople(principals))})`;
        const lines = wrapWords(`${sanitizeLine(message)}${who}`);
        // Behind the sentence, not in it.
        const place = at === undefined ? '' : style.dim(` (${renderPlace(at)})`);
        return lines.map((line, index) => {
          const isLast = index === lines.length - 1;
          return `${index === 0 ? '  - ' : '  '}${line}${isLast ? place : ''}`;
        });
      }),
      ...(more > 0 ? [`  … and ${withCommas(more)} more (--full lists them)`] : []),
    ];
  });
}
