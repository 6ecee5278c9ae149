import type { AccessDiffReport } from '../access-diff/access-diff-report.ts';
import { comparisonNotes, comparisonWords, horizonWords } from '../access-diff/comparison-words.ts';
import { isUnchanged } from '../access-diff/is-unchanged.ts';
import { unjudgedWords } from '../access-diff/unjudged-words.ts';
import { countOf } from '../count-of.ts';
import { accessHeadline, headlineOfSeveral } from './access-headline.ts';
import { accessHtml } from './access-html.ts';
import { accessSummaryHtml, toldHtml } from './access-summary-html.ts';
import { approvalsHtml } from './approvals-html.ts';
import { filterCounts, filtersHtml } from './filters-html.ts';
import { type Html, html } from './html.ts';
import { isLongPage } from './is-long-page.ts';
import { overviewHtml } from './overview-html.ts';
import { pageHtml } from './page-html.ts';
import { proseHtml } from './prose-html.ts';
import { countHtml } from './rows-html.ts';

type Organization = AccessDiffReport['organizations'][number];

/** What `access diff` found as one page for a browser: it needs no network, and works without JavaScript. */
export function renderAccessDiffHtml(report: AccessDiffReport): string {
  const busy = report.organizations.filter((each) => !isUnchanged(each));
  const idle = report.organizations.filter(isUnchanged).map(({ organization }) => organization);
  const headline = headlineOf(busy);
  return pageHtml({
    title: `${headline} · Bylaw access diff`,
    header: headerHtml(report, headline, busy),
    main: html`${filtersHtml(filterCounts(busy))}${busy.map(partHtml)}${idle.length === 0 ? undefined : html`<p class="told">Nobody’s access changes in ${idle.join(', ')}.</p>`}`,
    footer: html`<p>Written by <code>bylaw access diff</code>.</p>`,
    isLong: isLongPage(busy, 0),
  });
}

/** Of several organizations none: somebody may be in more than one. */
function headlineOf(busy: readonly Organization[]): string {
  const [only, another] = busy;
  if (only === undefined) return 'Nobody’s access changes';
  return another === undefined
    ? accessHeadline(only)
    : headlineOfSeveral(busy, `Access changes in ${countOf(busy.length, 'organization')}`, 'organization', 0);
}

function headerHtml(report: AccessDiffReport, headline: string, busy: readonly Organization[]): Html {
  const [only, another] = report.organizations;
  const of = only !== undefined && another === undefined ? html` of ${only.organization}` : undefined;
  const rows = busy.map((access, index) => ({
    ...{ id: idOf(index), title: access.organization, isRefused: false },
    ...{ access, approvals: access.approvals },
  }));
  return html`<p class="over">Access diff${of}</p>
<h1>${headline}</h1>
<p class="conclusion">${proseHtml(`${comparisonWords(report)}; ${horizonWords(report)}`)}</p>
${toldHtml(comparisonNotes(report))}${overviewHtml(rows)}`;
}

function partHtml(each: Organization, index: number): Html {
  const id = idOf(index);
  return html`<section class="part" id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${each.organization}</h2>
${accessSummaryHtml(each)}${unjudgedHtml(each.unjudged)}${weakenedHtml(each.weakened)}${approvalsHtml(each.approvals)}${accessHtml(each, id)}</section>
`;
}

/** Above all others: nobody knows what it gives. */
function unjudgedHtml(unjudged: Organization['unjudged']): Html | undefined {
  if (unjudged.length === 0) return undefined;
  return html`<section class="group"><h3>Not compared ${countHtml(unjudged.length)}</h3>
${toldHtml(unjudged.map(unjudgedWords))}</section>
`;
}

function weakenedHtml(weakened: Organization['weakened']): Html | undefined {
  if (weakened.length === 0) return undefined;
  return html`<section class="group"><h3>Guardrails and guards that would hold less ${countHtml(weakened.length)}</h3>
${toldHtml(weakened)}</section>
`;
}

function idOf(index: number): string {
  return `s${index + 1}`;
}
