import { shortKey } from '../../digest/digest.ts';
import type { ReviewedPlan } from '../../report/pull-request/reviewed-plan.ts';
import { sanitizeLine } from '../../report/sanitize-text.ts';

/** What the names of all such checks begin with. */
export const planCheckName = 'Bylaw: access plan';
/** Characters of the organizations in the name of a check: GitHub shows fewer. */
const longest = 80;

/**
 * What the comment is found by, and the name of the check that a branch may require. What looked at some organizations
 * alone has names of its own: else two that look at different ones would take turns.
 *
 * A check is of a commit, and a commit may be proposed to several branches: one of them may have all that it does, so that
 * nothing stands in the way there. What the repository's own branch requires is written only by what is proposed to it.
 */
export function reviewNames({
  base: { ref, isDefault },
  asked,
}: Pick<ReviewedPlan, 'asked'> & { readonly base: Pick<ReviewedPlan['base'], 'ref' | 'isDefault'> }): {
  readonly comment: string;
  readonly check: string;
} {
  const into = isDefault === true ? '' : ` into ${ref}`;
  if (asked === undefined) return { comment: 'plan', check: sanitizeLine(`${planCheckName}${into}`) };
  const key = shortKey([...asked]);
  const names = asked.join(', ');
  const of = names.length <= longest ? names : `${names.slice(0, longest)}… (${key})`;
  return { comment: `plan-${key}`, check: sanitizeLine(`${planCheckName} of ${of}${into}`) };
}
