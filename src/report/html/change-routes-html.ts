import type { AccessChange, AccessRoute } from '../../access/diff/access-diff.ts';
import { reachWords } from '../access-diff/change-words.ts';
import { restWords } from '../access-diff/route-shares.ts';
import { countOf, withCommas } from '../count-of.ts';
import { type Html, html } from './html.ts';
import { codeOf } from './name-lists.ts';
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
  const ends = { ...principalsEnd(principals, route), what: whatHtml(change) };
  return html`${share}${routeHtml(route, ends, { label, isGone })}`;
}

/** Where a path ends: the action and its resources, or how many. Which of these one of several gives nobody knows. */
function whatHtml({ actions, resources, routes, moreRoutes, untold = 0 }: AccessChange): Html {
  const [action = ''] = actions;
  if (routes.length + moreRoutes + untold > 1)
    return actions.length === 1 ? codeOf(action) : html`some or all of what is named above`;
  const [first] = resources;
  const named = actions.length === 1 ? codeOf(action) : html`${countOf(actions.length, 'action')}`;
  if (first === undefined) return named;
  const place = resources.length === 1 ? reachWords(first) : countOf(resources.length, 'pattern');
  return html`${named} <span class="place">on ${place}</span>`;
}
