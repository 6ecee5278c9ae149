import type { Change } from '../../plan/plan.ts';
import { symbolOf } from '../count-changes.ts';
import { type ChangeGroup, groupChanges } from '../group-changes.ts';
import { effectOf } from '../render-change-text.ts';
import { renderFieldChanges } from '../render-field-changes.ts';
import { renderFields, renderValue } from '../render-value.ts';
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
  const fields = fieldsOf(change, full);
  const told =
    fields.length === 0
      ? undefined
      : html`<ul class="fields">${fields.map((line) => html`<li>${line}</li>`)}</ul>`;
  const why = reason === undefined ? undefined : html`<p class="soft">because ${reason}</p>`;
  const place = provenance === undefined ? undefined : html` <span class="place">${provenance.file}</span>`;
  return html`<li class="object ${action}"><span class="sign" aria-hidden="true">${symbolOf(action)}</span><div><span class="hidden">${verbs[action]} </span>${codeOf(address)}${mark}${place}${told}${why}</div></li>
`;
}

function fieldsOf({ action, before, after }: Change, full: boolean): readonly string[] {
  if (action === 'update') return renderFieldChanges(before ?? {}, after ?? {}, full);
  if (action === 'rename') return [`was ${renderValue(before?.name ?? '?', full)}`];
  const fields = renderFields((action === 'create' ? after : before) ?? {}, full);
  return fields === '' ? [] : [fields];
}
