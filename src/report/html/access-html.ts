import type { AccessChange, AccessDiff, AccessForecast } from '../../access/diff/access-diff.ts';
import { riskLevels } from '../../access/risk/risk.ts';
import { causesByChange, causesTold } from '../access-diff/cause-words.ts';
import { changeClasses, partsOf } from '../access-diff/change-classes.ts';
import { untoldForecast } from '../access-diff/untold-forecast.ts';
import { accessChangeHtml } from './access-change-html.ts';
import { accessStayHtml } from './access-stay-html.ts';
import { causesHtml } from './causes-html.ts';
import { type Html, html } from './html.ts';
import { countHtml, rowsHtml } from './rows-html.ts';
import { timeHtml } from './time-html.ts';

/** Changes that stand open: what a reviewer looks at first. */
const mostOpen = 5;
const isGrave = (change: AccessChange) => riskLevels.indexOf(change.risk.level) >= riskLevels.indexOf('high');

/** Who gains and loses what, as blocks with headings of the third level. `prefix` keeps what is linked apart. */
export function accessHtml(diff: AccessDiff, prefix: string): Html {
  return html`${changesHtml(diff, prefix)}${staysHtml(diff.stays)}${causesHtml(diff, prefix)}${forecastHtml(untoldForecast(diff), prefix)}`;
}

/** Numbered as the diff has them, in the order in which a reviewer should see them. */
function changesHtml(diff: AccessDiff, prefix: string): Html {
  const { changes } = diff;
  const numbers = new Map(changes.map((change, index) => [change, index + 1]));
  const because = causesByChange(diff);
  const areFew = changes.length <= mostOpen;
  let left = mostOpen;
  const groups = changeClasses(changes).map((group) => {
    const render = (change: AccessChange) => {
      const own = partsOf(group, change).flatMap((part) => numbers.get(part) ?? []);
      const isOpen = areFew || (group.isNew && isGrave(change) && left-- > 0);
      return accessChangeHtml(change, {
        ids: own.map((number) => `${prefix}-${number}`),
        numbers: own,
        isOpen,
        because: causesTold(group, change, because),
      });
    };
    return groupHtml(group.title, group.changes, render);
  });
  return html`${groups}`;
}

function staysHtml(stays: AccessDiff['stays']): Html | undefined {
  return stays.length === 0 ? undefined : groupHtml('stays by another path', stays, accessStayHtml);
}

/** Under one heading, which goes with them when a filter hides all of them. */
function groupHtml<T>(title: string, items: readonly T[], render: (item: T) => Html): Html {
  const heading = title.charAt(0).toUpperCase() + title.slice(1);
  return html`<section class="group"><h3>${heading} ${countHtml(items.length)}</h3>
<div class="changes">
${rowsHtml(items, render, 'p')}</div></section>
`;
}

/** What the clock will do by itself. */
function forecastHtml(forecast: readonly AccessForecast[], prefix: string): Html | undefined {
  if (forecast.length === 0) return undefined;
  const moments = forecast.map(({ at, changes }, moment) => {
    const items = changes.map((change, index) => ({ change, id: `${prefix}-at${moment + 1}-${index + 1}` }));
    const rows = rowsHtml(
      items,
      ({ change, id }) =>
        accessChangeHtml(change, { ids: [id], numbers: [], isOpen: false, because: [], isForecast: true }),
      'p',
    );
    return html`<section class="group"><h4>${timeHtml(at)} ${countHtml(changes.length)}</h4>
<div class="changes">
${rows}</div></section>`;
  });
  return html`<section class="forecast group"><h3>By the clock</h3><p class="lead">What starts or ends by itself, if this is applied and nothing else changes.</p>${moments}</section>
`;
}
