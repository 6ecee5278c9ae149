import type { AccessDiff } from '../../access/diff/access-diff.ts';
import { riskLevels } from '../../access/risk/risk.ts';
import { changeClasses } from '../access-diff/change-classes.ts';
import { untoldForecast } from '../access-diff/untold-forecast.ts';
import { withCommas } from '../count-of.ts';
import { changeKinds, kindNames, kindOf } from './change-kinds.ts';
import { flag, type Html, html } from './html.ts';

const names = { ...kindNames, stays: 'Stays' } as const;
const kinds = [...changeKinds, 'stays'] as const;

type FilterCounts = Readonly<Record<keyof typeof names, number>>;

/** How many changes of access there are of each kind that a reader filters by. */
export function filterCounts(diffs: readonly AccessDiff[]): FilterCounts {
  const counts = { gained: 0, unknown: 0, conditions: 0, lost: 0, stays: 0 };
  for (const diff of diffs) {
    const { changes, stays } = diff;
    const cards = changeClasses(changes).flatMap((group) => group.changes);
    const all = [...cards, ...untoldForecast(diff).flatMap((moment) => moment.changes)];
    for (const { kind } of all) counts[kindOf[kind]] += 1;
    counts.stays += stays.length;
  }
  return counts;
}

/** Fewer are seen at a glance. */
const fewest = 6;

/** Hidden until the script shows it: without one there is nothing that it could do. */
export function filtersHtml(counts: FilterCounts): Html | undefined {
  const total = kinds.reduce((sum, kind) => sum + counts[kind], 0);
  if (total < fewest) return undefined;
  const shown = kinds.filter((kind) => counts[kind] > 0);
  const boxes = shown.map(
    (kind) =>
      html`<label class="box"><input type="checkbox" name="kind" value="${kind}"${flag('checked', true)}> ${names[kind]} <span class="count">${withCommas(counts[kind])}</span></label>`,
  );
  const levels = riskLevels.map(
    (level, index) =>
      html`<option value="${index}">${index === 0 ? 'any' : index === riskLevels.length - 1 ? level : `${level} or more`}</option>`,
  );
  return html`<form id="filters" class="filters" role="search" aria-label="Filter changes" hidden>
<div class="asks">
<label class="field wide">Search <input type="search" name="text" autocomplete="off" spellcheck="false" placeholder="action, resource, role, file"></label>
<label class="field">Principal <input type="search" name="principal" autocomplete="off" spellcheck="false" placeholder="member/ana"></label>
<label class="field">Risk <select name="risk">${levels}</select></label>
</div>
<fieldset><legend class="hidden">Kinds of change</legend>${boxes}<label class="box"><input type="checkbox" name="privileged"> Privileged only</label></fieldset>
<div class="actions"><p id="shown" role="status">${withCommas(total)} changes of access</p><button type="button" id="open-all">Open all</button><button type="button" id="close-all">Close all</button><button type="reset">Reset</button></div>
</form>
`;
}
