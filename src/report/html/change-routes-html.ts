import type { AccessChange, AccessRoute, ResourceReach } from '../../access/diff/access-diff.ts';
import { reachWords } from '../access-diff/change-words.ts';
import { notForEach } from '../access-diff/gift-words.ts';
import { restWords } from '../access-diff/route-shares.ts';
import { countOf, withCommas } from '../count-of.ts';
import { type Html, html } from './html.ts';
import { sentenceList, wholeList } from './name-lists.ts';
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

/** So many things that one path gives are drawn. */
const mostGifts = 12;

/** So many are named where they stand, before they are counted. */
const mostNamed = { actions: 2, resources: 3 } as const;

/** Where a path ends: all that changes or stays, which is listed below, or what of it this one of several gives. */
export function whatHtml(
  { actions, resources }: Pick<AccessChange, 'actions' | 'resources'>,
  { gives }: AccessRoute,
): Html {
  if (gives === undefined) return html`${countedHtml(actions)}${placesHtml(resources, false)}`;
  if (gives.length === 0)
    return html`<div class="gift">${countedHtml(actions)}${placesHtml(resources, false)}, ${notForEach}</div>`;
  const shown = gives.slice(0, mostGifts).map((gift) => {
    const isAll = gift.actions.length === actions.length;
    const what = isAll ? countedHtml(actions) : wholeList(gift.actions, 'action');
    const own = gift.resources;
    return html`<div class="gift">${what}${own === undefined ? placesHtml(resources, false) : placesHtml(own, true)}</div>`;
  });
  const rest = gives.length - shown.length;
  return html`${shown}${rest === 0 ? undefined : html`<div class="gift">and ${withCommas(rest)} more</div>`}`;
}

function countedHtml(actions: readonly string[]): Html {
  return actions.length <= mostNamed.actions
    ? sentenceList(actions)
    : html`${countOf(actions.length, 'action')}`;
}

/** @param isOwn they stand nowhere else */
function placesHtml(resources: readonly ResourceReach[], isOwn: boolean): Html | undefined {
  const [first, another] = resources;
  if (first === undefined) return undefined;
  if (another === undefined) return html` <span class="place">on ${reachWords(first)}</span>`;
  const count = countOf(resources.length, 'pattern');
  if (!isOwn) return html` <span class="place">on ${count}</span>`;
  const items = resources.map((reach) => html`<li class="place">on ${reachWords(reach)}</li>`);
  if (resources.length <= mostNamed.resources) return html`<ul>${items}</ul>`;
  return html`<details class="long"><summary>on ${count}</summary><ul>${items}</ul></details>`;
}
