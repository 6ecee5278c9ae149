import type { AccessRoute } from '../../access/diff/access-diff.ts';
import { countOf, withCommas } from '../count-of.ts';
import { html } from './html.ts';
import { codeOf, principalsHtml } from './name-lists.ts';
import type { RouteEnds } from './route-html.ts';

/** Where a path begins: the one who has it, or how many do and one of them. */
export function principalsEnd(
  principals: readonly string[],
  { principals: count, example }: Pick<AccessRoute, 'principals' | 'example'>,
): Pick<RouteEnds, 'who' | 'whoIcon'> {
  const [only] = principals;
  if (principals.length === 1 && only !== undefined) return { who: codeOf(only), whoIcon: 'person' };
  if (example !== undefined) {
    const rest = count === 1 ? undefined : html` and ${withCommas(count - 1)} more`;
    return { who: html`${codeOf(example)}${rest}`, whoIcon: count === 1 ? 'person' : 'team' };
  }
  const who = principals.length === count ? principalsHtml(principals) : html`${countOf(count, 'principal')}`;
  return { who, whoIcon: count === 1 ? 'person' : 'team' };
}
