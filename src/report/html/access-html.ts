import type { AccessCause, AccessChange, AccessDiff, AccessForecast } from '../../access/diff/access-diff.ts';
import { riskLevels } from '../../access/risk/risk.ts';
import { countOf, withCommas } from '../count-of.ts';
import { accessChangeHtml } from './access-change-html.ts';
import { accessStayHtml } from './access-stay-html.ts';
import { kindWords } from './change-words.ts';
import { type Html, html } from './html.ts';
import { codeOf } from './name-lists.ts';
import { timeHtml } from './time-html.ts';

/** Changes that stand open: what a reviewer looks at first. */
const mostOpen = 5;
const isGrave = (change: AccessChange) => riskLevels.indexOf(change.risk.level) >= riskLevels.indexOf('high');

/** Who gains and loses what, as blocks with headings of the third level. `prefix` keeps what is linked apart. */
export function accessHtml(diff: AccessDiff, prefix: string): Html {
  const { changes, stays, causes, forecast } = diff;
  return html`${changesHtml(changes, prefix)}${staysHtml(stays)}${causesHtml(causes, prefix)}${forecastHtml(forecast, prefix)}`;
}

function changesHtml(changes: readonly AccessChange[], prefix: string): Html {
  const few = changes.length <= mostOpen;
  let open = mostOpen;
  const groups = grouped(changes).map(({ title, items }) => {
    const shown = items.map(({ change, index }) => {
      const isOpen = few || (isGrave(change) && open-- > 0);
      return accessChangeHtml(change, { id: `${prefix}-${index + 1}`, number: index + 1, isOpen });
    });
    return groupHtml(title, items.length, shown);
  });
  return html`${groups}`;
}

/** Under one heading, which goes with them when a filter hides all of them. */
function groupHtml(title: string, count: number, shown: readonly Html[]): Html {
  return html`<section class="group"><h3>${title} <span class="count">${withCommas(count)}</span></h3>
${shown}</section>`;
}

interface Placed {
  readonly change: AccessChange;
  readonly index: number;
}

/** In the order of the diff, by what heads them. */
function grouped(changes: readonly AccessChange[]): { title: string; items: Placed[] }[] {
  const groups = new Map<string, Placed[]>();
  changes.forEach((change, index) => {
    const title = titleOf(change);
    const group = groups.get(title);
    if (group === undefined) groups.set(title, [{ change, index }]);
    else group.push({ change, index });
  });
  return [...groups].map(([title, items]) => ({ title, items }));
}

const titles = {
  gained: ['Access gained', 'Privileged access gained'],
  unknown: ['Not compared: counts as new access', 'Privileged access, not compared: counts as new'],
  conditions: ['Access under other conditions', 'Privileged access under other conditions'],
  lost: ['Access lost', 'Privileged access lost'],
} as const;

function titleOf({ kind, privileged }: AccessChange): string {
  return titles[kindWords[kind].group][privileged ? 1 : 0];
}

function staysHtml(stays: AccessDiff['stays']): Html | undefined {
  if (stays.length === 0) return undefined;
  return groupHtml('Stays by another path', stays.length, stays.map(accessStayHtml));
}

/** Documents, with links to what they do. */
function causesHtml(causes: readonly AccessCause[], prefix: string): Html | undefined {
  if (causes.length === 0) return undefined;
  const rows = causes.map(
    (cause) =>
      html`<tr><th scope="row">${codeOf(cause.of)}</th><td>${cause.change}</td><td>${effectOf(cause, prefix)}</td></tr>`,
  );
  return html`<section class="group-plain"><h3>Where it comes from</h3>
<table class="stack"><thead><tr><th scope="col">Document</th><th scope="col">Change</th><th scope="col">What it does to access</th></tr></thead><tbody>${rows}</tbody></table></section>`;
}

/** Links of one document; the rest is counted. */
const mostLinks = 12;

function effectOf({ changes, gain, lose }: AccessCause, prefix: string): Html {
  if (changes.length === 0 && gain + lose === 0) return html`changes nobody’s access`;
  const parts = [
    gain === 0 ? undefined : countOf(gain, 'principal gains', 'principals gain'),
    lose === 0
      ? undefined
      : countOf(lose, gain === 0 ? 'principal loses' : 'loses', gain === 0 ? 'principals lose' : 'lose'),
  ].filter((part) => part !== undefined);
  const links = changes
    .slice(0, mostLinks)
    .map((index) => html` <a href="#${prefix}-${index + 1}">#${index + 1}</a>`);
  const rest = changes.length - links.length;
  return html`${parts.join(', ')}<span class="links">${links}${rest > 0 ? ` and ${withCommas(rest)} more` : ''}</span>`;
}

/** What the clock will do by itself. */
function forecastHtml(forecast: readonly AccessForecast[], prefix: string): Html | undefined {
  if (forecast.length === 0) return undefined;
  const moments = forecast.map(({ at, changes }, moment) => {
    const shown = changes.map((change, index) =>
      accessChangeHtml(change, { id: `${prefix}-at${moment + 1}-${index + 1}`, isOpen: false }),
    );
    return html`<section class="group"><h4>${timeHtml(at)} <span class="count">${withCommas(changes.length)}</span></h4>
${shown}</section>`;
  });
  return html`<section class="forecast"><h3>By the clock</h3><p class="lead">What starts or ends by itself, if this is applied and nothing else changes.</p>${moments}</section>`;
}
