import type { AccessChange, AccessRoute, ResourceReach } from '../../access/diff/access-diff.ts';
import { riskLevels } from '../../access/risk/risk.ts';
import { countOf, withCommas } from '../count-of.ts';
import { kindWords } from './change-words.ts';
import { conditionsHtml, contextHtml } from './conditions-html.ts';
import { factsHtml } from './facts-html.ts';
import { flag, type Html, html } from './html.ts';
import { icon } from './icons.ts';
import { codeOf, isCut, isShortened, sentenceList, wholeList } from './name-lists.ts';
import { principalsEnd } from './principals-end.ts';
import { riskReasonsHtml, riskTagHtml } from './risk-html.ts';
import { routeHtml } from './route-html.ts';
import { timeHtml } from './time-html.ts';

export interface ChangeLook {
  /** What leads to it from elsewhere on the page; of this page alone. */
  readonly id: string;
  /** By which it is named elsewhere. */
  readonly number?: number;
  readonly isOpen: boolean;
}

/** One change of access, closed to one line: who gains what on what; open: drawn, with everything that is known. */
export function accessChangeHtml(change: AccessChange, { id, number, isOpen }: ChangeLook): Html {
  const { kind, risk, privileged } = change;
  const { sign, name, group } = kindWords[kind];
  // What the page does not list whole is never filtered away.
  const cut = isCut(change.principals) || isCut(change.actions);
  const data = html` data-kind="${group}" data-risk="${riskLevels.indexOf(risk.level)}"${flag('data-privileged', privileged)}${flag('data-cut', cut)}`;
  const tags = html`${privileged ? html`<span class="tag lock">${icon('lock')}privileged</span>` : undefined}${riskTagHtml(risk)}${number === undefined ? undefined : html`<span class="number">#${number}</span>`}`;
  return html`<details class="change ${group}"${data}${flag('open', isOpen)}>
<summary><span class="kind"><span class="sign" aria-hidden="true">${sign}</span> ${name}</span> <span class="what">${sentence(change)}</span> <span class="tags">${tags}</span></summary>
<div class="body" id="${id}">${routesHtml(change)}${factsOf(change)}</div>
</details>
`;
}

function sentence(change: AccessChange): Html {
  const { kind, principals, actions, from, until } = change;
  const { verb, after } = kindWords[kind];
  const who = html`<span class="names">${sentenceList(principals)}</span>`;
  const starts = from === undefined ? undefined : html` from ${timeHtml(from)}`;
  const ends = until === undefined ? undefined : html` until ${timeHtml(until)}`;
  const on = html`<span class="on"> on ${sentenceList(change.resources.map(({ pattern }) => pattern))}</span>`;
  return html`${who} ${principals.length === 1 ? verb[0] : verb[1]} ${sentenceList(actions)}${change.resources.length === 0 ? undefined : on}${after}${starts}${ends}`;
}

function routesHtml(change: AccessChange): Html | undefined {
  const { routes, moreRoutes } = change;
  if (routes.length === 0) return undefined;
  const more =
    moreRoutes === 0 ? undefined : html`<p class="more">and ${countOf(moreRoutes, 'more path')}</p>`;
  return html`<div class="routes">${routes.map((route, index) => oneRoute(change, route, index))}${more}</div>`;
}

function oneRoute(change: AccessChange, route: AccessRoute, index: number): Html {
  const { principals, actions, resources, kind } = change;
  const [action = ''] = actions;
  const shown = actions.length === 1 ? codeOf(action) : html`${countOf(actions.length, 'action')}`;
  const [first] = resources;
  const place =
    resources.length === 1 && first !== undefined
      ? html` <span class="place">on ${first.pattern}</span>`
      : undefined;
  const share =
    route.principals === principals.length
      ? undefined
      : html`<p class="share">${withCommas(route.principals)} of ${countOf(principals.length, 'principal')}</p>`;
  const isGone = kind === 'lost';
  const label = `${isGone ? 'Former path' : 'Path'} ${index + 1} of ${change.routes.length}`;
  const drawn = routeHtml(
    route,
    { ...principalsEnd(principals, route.principals), what: html`${shown}${place}` },
    { label, isGone },
  );
  return html`${share}${drawn}`;
}

function factsOf(change: AccessChange): Html {
  const { principals, actions, resources, kind, when, unless, before, from, until, risk } = change;
  const tense = kind === 'lost' ? 'Held when' : 'When';
  return factsHtml([
    ['Who', isShortened(principals) ? wholeList(principals, 'principal') : undefined],
    ['Actions', isShortened(actions) ? wholeList(actions, 'action') : undefined],
    ['Resources', resourcesHtml(resources)],
    [tense, kind === 'unknown' && when.length === 0 ? undefined : conditionsHtml(when)],
    ['Denied when', unless.length === 0 ? undefined : conditionsHtml(unless)],
    ['Before, when', before === undefined ? undefined : conditionsHtml(before)],
    ['From', from === undefined ? undefined : timeHtml(from)],
    ['Until', until === undefined ? undefined : timeHtml(until)],
    ['Example', exampleHtml(change)],
    [
      'Not compared',
      kind === 'unknown'
        ? html`what is held before and after could not be compared within the budget: it counts as new access`
        : undefined,
    ],
    ['Risk', riskReasonsHtml(risk)],
  ]);
}

function resourcesHtml(resources: readonly ResourceReach[]): Html | undefined {
  const parts = resources.filter(({ extent }) => extent === 'part');
  if (!isShortened(resources.map(({ pattern }) => pattern)) && parts.length === 0) return undefined;
  return html`<ul class="plain">${resources.map(({ pattern, extent }) => html`<li>${codeOf(pattern)}${extent === 'part' ? ' (not everything that it matches)' : ''}</li>`)}</ul>`;
}

function exampleHtml({ example }: AccessChange): Html | undefined {
  if (example === undefined) return undefined;
  const { principal, action, resource, context, before, after } = example;
  const words = { allow: 'allowed', deny: 'denied' } as const;
  const given = contextHtml(context);
  return html`${codeOf(principal)} asks for ${codeOf(action)} on ${codeOf(resource)}${given === undefined ? undefined : html` with ${given}`}: ${words[before]} before, <strong>${words[after]}</strong> after`;
}
