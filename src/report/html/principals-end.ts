import { withCommas } from '../count-of.ts';
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
  return {
    who: html`${withCommas(count)} ${nounOf(principals, count)}`,
    whoIcon: count === 1 ? 'person' : 'team',
  };
}

const nouns: Readonly<Record<string, readonly [string, string]>> = {
  member: ['member', 'members'],
  'service-account': ['service account', 'service accounts'],
  token: ['token', 'tokens'],
};

/** What they all are; else principals. */
function nounOf(principals: readonly string[], count: number): string {
  const kinds = new Set(principals.map((name) => name.split('/', 1)[0] ?? ''));
  const [kind = ''] = kinds;
  const [one, several] = (kinds.size === 1 ? nouns[kind] : undefined) ?? ['principal', 'principals'];
  return count === 1 ? one : several;
}
