import type { NeededApproval } from '../../access/guardrails/breach.ts';
import { type Summed, summarizeAccess } from '../access-diff/summary-words.ts';
import { withCommas } from '../count-of.ts';
import { type Html, html } from './html.ts';
import { sentenceList } from './name-lists.ts';

export interface OverviewRow {
  /** Of the part of the page. */
  readonly id: string;
  readonly title: string;
  /** Absent where access was not looked at. */
  readonly access: Summed | undefined;
  /** Who has to agree. */
  readonly approvals: readonly NeededApproval[];
  readonly isRefused: boolean;
  /** `2 to create, 1 to update, 0 to delete`, where something is written. */
  readonly written?: string;
}

/** Where a page has several parts: each in a row, with a link to it. */
export function overviewHtml(rows: readonly OverviewRow[]): Html | undefined {
  if (rows.length < 2) return undefined;
  const isWritten = rows.some(({ written }) => written !== undefined);
  const isApproved = rows.some(({ approvals }) => approvals.length > 0);
  const head = [
    ...['Section', 'Access', 'Highest risk'],
    ...(isApproved ? ['Approvals needed'] : []),
    ...(isWritten ? ['What is written'] : []),
  ];
  const body = rows.map(({ id, title, access, approvals, isRefused, written }) => {
    const refused = isRefused ? html` <span class="tag error">refused</span>` : undefined;
    const told = isApproved ? cell('Approvals needed', approvalsOf(approvals)) : undefined;
    const last = isWritten ? cell('What is written', written) : undefined;
    return html`<tr><th scope="row"><a href="#${id}">${title}</a>${refused}</th>${cell('Access', countsText(access))}${cell('Highest risk', riskOf(access))}${told}${last}</tr>
`;
  });
  return html`<nav class="overview" aria-label="Sections"><table class="stack"><thead><tr>${head.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead><tbody>${body}</tbody></table></nav>`;
}

/** With the head of its column, for where that has no room. */
function cell(head: string, content: Html | string | undefined): Html {
  return html`<td data-of="${head}">${content}</td>`;
}

function riskOf(access: OverviewRow['access']): Html | string {
  if (access === undefined) return 'not evaluated';
  const { risk } = summarizeAccess(access);
  if (risk === 'none') return (access.unjudged ?? []).length === 0 ? 'none' : 'not compared';
  return html`<span class="tag risk-${risk}">${risk}</span>`;
}

function approvalsOf(needed: readonly NeededApproval[]): Html | string {
  const told = new Map(
    needed.map(({ by, count }) => [`${count} ${by}`, html`${count} of ${sentenceList(by)}`]),
  );
  if (told.size === 0) return 'none';
  return html`${[...told.values()].map((each, index) => html`${index === 0 ? '' : '; '}${each}`)}`;
}

function countsText(access: OverviewRow['access']): string {
  if (access === undefined) return 'not evaluated';
  const { unjudged = [], counts } = access;
  const { gain, unknown, lose, differ } = counts;
  const parts = [
    [summarizeAccess(access).privileged, 'new privileged access'],
    [gain, 'gain'],
    [unknown, 'not compared'],
    [differ, 'under other conditions'],
    [lose, 'lose'],
    [unjudged.length, unjudged.length === 1 ? 'change not compared' : 'changes not compared'],
  ] as const;
  const told = parts.flatMap(([count, word]) => {
    if (count === 0) return [];
    return [word.startsWith('new') ? `${word} for ${withCommas(count)}` : `${withCommas(count)} ${word}`];
  });
  return told.length === 0 ? 'no change' : told.join(', ');
}
