import type { AccessChange, AccessRoute, RouteGift } from '../../access/diff/access-diff.ts';
import { reachWords } from '../access-diff/change-words.ts';
import { restWords } from '../access-diff/route-shares.ts';
import { countOf, withCommas } from '../count-of.ts';
import { type Html, html } from './html.ts';
import { sentenceList } from './name-lists.ts';
import { principalsEnd } from './principals-end.ts';
import { routeHtml } from './route-html.ts';

/** How an access is reached, or was: each way drawn; of ways that not all have, how many do. */
export function changeRoutesHtml(change: AccessChange): Html | undefined {
  const { routes } = change;
  if (routes.length === 0) return undefined;
  const rest = restWords(change, routes.length);
  const more = rest === '' ? undefined : html`<p class="more">${rest}</p>`;
  return html`<div class="routes">${routes.map((route, index) => oneRoute(change, route, index))}${more}</div>`;
}

function oneRoute(change: AccessChange, route: AccessRoute, index: number): Html {
  const { principals, kind, routes } = change;
  const share =
    route.principals === principals.length
      ? undefined
      : html`<p class="share">${withCommas(route.principals)} of ${countOf(principals.length, 'principal')}</p>`;
  const isGone = kind === 'lost';
  const label = `${isGone ? 'Former path' : 'Path'} ${index + 1} of ${routes.length}`;
  const ends = { ...principalsEnd(principals, route), what: whatHtml(change, route) };
  return html`${share}${routeHtml(route, ends, { label, isGone })}`;
}

/** Where a path ends: what it gives, which of several is not always all that changes. */
function whatHtml({ actions, resources }: AccessChange, { gives = [{ actions }] }: AccessRoute): Html {
  const shown = gives.slice(0, mostGifts);
  const rest = gives.length - shown.length;
  const told = shown.map(
    (gift) => html`<span class="gift">${giftHtml({ resources, ...gift }, actions.length)}</span>`,
  );
  return html`${told}${rest === 0 ? undefined : html` <span class="gift">and ${withCommas(rest)} more</span>`}`;
}

/** So many things that one path gives are drawn. */
const mostGifts = 3;

/** So many of its actions are named, before they are counted. */
const mostNamed = 2;

function giftHtml({ actions, resources = [] }: RouteGift, all: number): Html {
  const [first] = resources;
  const many =
    actions.length === all ? countOf(all, 'action') : `${actions.length} of ${countOf(all, 'action')}`;
  const named = actions.length <= mostNamed ? sentenceList(actions) : html`${many}`;
  if (first === undefined) return named;
  const place = resources.length === 1 ? reachWords(first) : countOf(resources.length, 'pattern');
  return html`${named} <span class="place">on ${place}</span>`;
}
