import type { AccessRoute, AccessStay } from '../../access/diff/access-diff.ts';
import { restWords } from '../access-diff/route-shares.ts';
import { whatHtml } from './change-routes-html.ts';
import { factsHtml } from './facts-html.ts';
import { flag, type Html, html } from './html.ts';
import { allPrincipals, isCut, isShortened, principalsHtml, sentenceList, wholeList } from './name-lists.ts';
import { principalsEnd } from './principals-end.ts';
import { declaredIn, routeHtml } from './route-html.ts';

/** A path that goes while all that it gave remains: what goes above what it remains through. */
export function accessStayHtml(stay: AccessStay): Html {
  const { principals, actions, resources = [], gone, through, moreThrough = 0 } = stay;
  const on =
    resources.length === 0 ? undefined : html` <span class="on">on ${sentenceList(resources)}</span>`;
  const keep = principals.length === 1 ? 'keeps' : 'keep';
  const rest = restWords({ routes: through, moreRoutes: moreThrough }, through.length);
  const more = rest === '' ? undefined : html`<p class="more">${rest}</p>`;
  const cut = flag('data-cut', isCut(principals) || isCut(actions));
  return html`<details class="change stays" data-kind="stays" data-risk="0"${cut}>
<summary><span class="kind"><span class="sign" aria-hidden="true">=</span> Stays</span> <span class="what"><span class="names">${principalsHtml(principals)}</span> ${keep} ${sentenceList(actions)}${on} by another path</span></summary>
<div class="body"><div class="routes">${drawn(stay, gone, 'Path that goes', true)}${through.map((route, index) => drawn(stay, route, `Path that remains, ${index + 1} of ${through.length + moreThrough}`, false))}${more}</div>${factsHtml(
    [
      ['Who', isShortened(principals) ? allPrincipals(principals) : undefined],
      ['Actions', isShortened(actions) ? wholeList(actions, 'action') : undefined],
      ['Resources', isShortened(resources) ? wholeList(resources, 'pattern') : undefined],
      ['Declared in', declaredIn([gone, ...through])],
    ],
  )}</div>
</details>
`;
}

function drawn(
  { principals, actions }: AccessStay,
  route: AccessRoute,
  label: string,
  isGone: boolean,
): Html {
  const what = whatHtml({ actions, resources: [] }, route);
  const ends = { ...principalsEnd(principals, isGone ? { principals: principals.length } : route), what };
  return html`<p class="share">${isGone ? 'goes' : 'remains'}</p>${routeHtml(route, ends, { label, isGone })}`;
}
