import type { Change } from '../../plan/plan.ts';
import { symbolOf } from '../count-changes.ts';
import { type ChangeGroup, groupChanges } from '../group-changes.ts';
import { effectOf, withoutEchoes } from '../render-change-text.ts';
import { renderFieldChanges } from '../render-field-changes.ts';
import { renderFields, renderValue } from '../render-value.ts';
import { withoutFlag } from '../shown-part.ts';
import { flag, type Html, html } from './html.ts';
import { codeOf } from './name-lists.ts';
import { countHtml, rowsHtml } from './rows-html.ts';

/** A group with more stands closed. */
const mostOpen = 25;

/** What would be created, updated, deleted and renamed, by kind. */
export function objectChangesHtml(changes: readonly Change[], full: boolean): Html {
  return html`${groupChanges(changes).map((group) => groupHtml(group, full))}`;
}

function groupHtml({ title, changes }: ChangeGroup, full: boolean): Html {
  const rows = rowsHtml(changes, (change) => objectChangeHtml(change, full));
  return html`<details class="kind-of-object"${flag('open', changes.length <= mostOpen)}><summary><h4>${title} ${countHtml(changes.length)}</h4></summary>
<ul class="objects">${rows}</ul></details>
`;
}

const verbs = { create: 'create', update: 'update', delete: 'delete', rename: 'rename' } as const;

export function objectChangeHtml(change: Change, full: boolean): Html {
  const { action, address, reason, provenance, cause } = change;
  const effect = effectOf(change);
  const marks = [effect, cause === 'clock' ? 'by the clock' : ''].filter((word) => word !== '');
  const mark = marks.length === 0 ? undefined : html` <span class="effect">${marks.join(', ')}</span>`;
  const told = fieldsHtml(fieldsOf(change, full), full ? [] : fieldsOf(change, true));
  const why = reason === undefined ? undefined : html`<p class="soft">because ${reason}</p>`;
  const place = provenance === undefined ? undefined : html` <span class="place">${provenance.file}</span>`;
  return html`<li class="object ${action}"><span class="sign" aria-hidden="true">${symbolOf(action)}</span><div><span class="hidden">${verbs[action]} </span>${codeOf(address)}${mark}${place}${told}${why}</div></li>
`;
}

/** Longer than that no field is opened: nobody reads it here. */
const longestOpened = 20_000;

/** What is cut opens whole: a page has no flag that shows more of it. */
function fieldsHtml(shown: readonly string[], whole: readonly string[]): Html | undefined {
  if (shown.length === 0) return undefined;
  const items = shown.map((line, index) => {
    const said = withoutFlag(line);
    if (said === line) return html`<li>${line}</li>`;
    const isRest = whole.length > shown.length && index === shown.length - 1;
    const rest = isRest ? whole.slice(index) : whole.slice(index, index + 1);
    if (rest.join('').length > longestOpened) return html`<li>${said}</li>`;
    // One by one, since what is in one piece is cut where nobody reads on.
    const lines = rest.map((each) => html`<li>${each.split(/(?<=, )/)}</li>`);
    return html`<li><details class="long"><summary>${said}</summary><ul>${lines}</ul></details></li>`;
  });
  return html`<ul class="fields">${items}</ul>`;
}

function fieldsOf(change: Change, full: boolean): readonly string[] {
  const { action, before, after } = change;
  if (action === 'update') return renderFieldChanges(before ?? {}, after ?? {}, full);
  if (action === 'rename') return [`was ${renderValue(before?.name ?? '?', full)}`];
  const fields = renderFields(withoutEchoes((action === 'create' ? after : before) ?? {}, change), full);
  return fields === '' ? [] : [fields];
}
