import { describePeople } from '../access-diff/describe-people.ts';
import { countOf } from '../count-of.ts';
import { html } from './html.ts';
import { codeOf } from './name-lists.ts';
import type { RouteEnds } from './route-html.ts';

/** Where a path begins: the one who has it, or how many do. */
export function principalsEnd(
  principals: readonly string[],
  count: number,
): Pick<RouteEnds, 'who' | 'whoIcon'> {
  const [only] = principals;
  if (principals.length === 1 && only !== undefined) return { who: codeOf(only), whoIcon: 'person' };
  const whole = principals.length === count && count > 3;
  const who = whole ? describePeople(principals) : countOf(count, 'principal');
  return { who: html`${who}`, whoIcon: count === 1 ? 'person' : 'team' };
}
