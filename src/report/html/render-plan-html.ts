import { isEmptySection } from '../../plan/build-plan.ts';
import type { Plan, PlanSection } from '../../plan/plan.ts';
import { changesAccess } from '../access-diff/render-section-access.ts';
import { countChanges, isEmptyPlan, renderCounts } from '../count-changes.ts';
import { isStopped } from '../findings-of.ts';
import { changesGuardrailsAlone, guardrailChangesOf, rulesHeadline } from '../guardrail-changes.ts';
import { renderConclusion } from '../render-plan-text.ts';
import { accessHeadline, headlineOfSeveral } from './access-headline.ts';
import { toldHtml } from './access-summary-html.ts';
import { agreementHtml } from './awaiting-html.ts';
import { filterCounts, filtersHtml } from './filters-html.ts';
import { type Html, html } from './html.ts';
import { isLongPage } from './is-long-page.ts';
import { codeOf } from './name-lists.ts';
import { refusalsHtml } from './notes-html.ts';
import { type OverviewRow, overviewHtml } from './overview-html.ts';
import { pageHtml } from './page-html.ts';
import { proseHtml } from './prose-html.ts';
import { sectionHtml } from './section-html.ts';
import { timeHtml } from './time-html.ts';

export interface PlanHtmlOptions {
  /** Shows long values whole. */
  readonly full?: boolean;
  /** What is not settled beside the plan. */
  readonly notes?: readonly { readonly message: string }[] | undefined;
}

/** A plan as one page for a browser: it needs no network, and works without JavaScript. */
export function renderPlanHtml(plan: Plan, { full = false, notes = [] }: PlanHtmlOptions = {}): string {
  const busy = plan.sections.filter((section) => !isIdle(section));
  const idle = plan.sections.filter(isIdle).map(titleOf);
  const diffs = busy.flatMap(({ access }) => (access.status === 'evaluated' ? [access] : []));
  const parts = busy.map((section, index) => sectionHtml(section, { id: idOf(index), full }));
  const rest = idle.length === 0 ? undefined : html`<p class="told">Nothing to do: ${idle.join(', ')}.</p>`;
  const headline = headlineOf(plan, busy);
  return pageHtml({
    title: `${headline} · Bylaw plan`,
    header: headerHtml({ plan, headline, notes, busy }),
    main: html`${filtersHtml(filterCounts(diffs))}${parts}${rest}`,
    footer: footerHtml(plan),
    isLong: isLongPage(
      diffs,
      busy.reduce((sum, { changes }) => sum + changes.length, 0),
    ),
  });
}

/** Whether nothing is to be told of a section, neither now nor by the clock. */
function isIdle(section: PlanSection): boolean {
  const { held, revoked = [], findings, guards, letGo, clock, awaiting } = section;
  const told = [
    ...[held, revoked, findings, guards, letGo, clock.starts, clock.expires],
    guardrailChangesOf(section),
  ];
  return (
    isEmptySection(section) &&
    awaiting === undefined &&
    !changesAccess(section) &&
    told.every(({ length }) => length === 0)
  );
}

function titleOf({ organization, target }: PlanSection): string {
  return `${organization} on ${target}`;
}

function idOf(index: number): string {
  return `s${index + 1}`;
}

/** Of one section what it does to access; of several what is planned, since somebody may be in more than one. */
function headlineOf(plan: Plan, busy: readonly PlanSection[]): string {
  const [section, another] = busy;
  if (changesGuardrailsAlone(plan)) return rulesHeadline(plan);
  if (isEmptyPlan(plan)) return 'No changes';
  if (section?.access.status === 'evaluated' && another === undefined) return accessHeadline(section.access);
  const diffs = plan.sections.flatMap(({ access }) => (access.status === 'evaluated' ? [access] : []));
  const unevaluated = busy.filter(({ access }) => access.status !== 'evaluated').length;
  return headlineOfSeveral(diffs, 'Access plan', 'section', unevaluated);
}

interface Header extends Required<Pick<PlanHtmlOptions, 'notes'>> {
  readonly plan: Plan;
  readonly headline: string;
  readonly busy: readonly PlanSection[];
}

function headerHtml({ plan, headline, notes = [], busy }: Header): Html {
  const { sections, source } = plan;
  const organizations = [...new Set(sections.map(({ organization }) => organization))];
  const told = [...uncommitted(plan), ...notes.map(({ message }) => message)];
  const placed = busy.map((section, at) => ({ id: idOf(at), title: titleOf(section), section }));
  const commit = source.commit === null ? html`none yet` : codeOf(source.commit.slice(0, 12));
  return html`<p class="over">Access plan${organizations.length === 1 ? html` of ${organizations[0]}` : undefined}</p>
<h1>${headline}</h1>
<p class="conclusion">${proseHtml(renderConclusion(plan))}</p>
<dl class="facts-line"><div><dt>Commit</dt><dd>${commit}${source.dirty ? ' with uncommitted changes' : ''}</dd></div><div><dt>Compared with</dt><dd>${against(plan)}</dd></div><div><dt>Evaluated</dt><dd>${timeHtml(plan.evaluatedAt)}</dd></div></dl>
${verdictHtml(sections)}${agreementHtml(placed)}${toldHtml(told)}${overviewHtml(busy.map(overviewRow))}`;
}

function overviewRow(section: PlanSection, index: number): OverviewRow {
  const { access, approvals } = section;
  return {
    id: idOf(index),
    title: titleOf(section),
    access: access.status === 'evaluated' ? access : undefined,
    approvals: approvals.status === 'evaluated' ? approvals.needed : [],
    isRefused: isStopped(section),
    written: renderCounts(countChanges({ sections: [section] })),
  };
}

function against({ against: other }: Plan): Html {
  if (other.kind === 'ref') return html`${codeOf(other.revision)} (${other.commit.slice(0, 7)})`;
  return html`${other.kind === 'offline' ? 'the last known state' : 'the target as it is'}`;
}

/** First of all, what keeps it from being applied. */
function verdictHtml(sections: readonly PlanSection[]): Html | undefined {
  const stopped = sections.filter(isStopped);
  if (stopped.length === 0) return undefined;
  const items = stopped.map((section) => [
    sections.length === 1 ? undefined : html`<li class="of">${titleOf(section)}</li>`,
    refusalsHtml(section),
  ]);
  return html`<section class="verdict" aria-label="Refused"><h2>Apply refuses this, and would write nothing there.</h2><ul>${items}</ul></section>`;
}

/** `plan` reads the files as they are, and `apply` does not. */
function uncommitted(plan: Plan): string[] {
  if (isEmptyPlan(plan)) return [];
  if (plan.source.commit === null) return ['Nothing is committed yet; apply reads HEAD.'];
  return plan.source.dirty ? ['Uncommitted changes are in this plan; apply reads HEAD.'] : [];
}

function footerHtml({ changeDigest, ledger }: Plan): Html {
  return html`<p>Change digest ${codeOf(changeDigest.slice(0, 12))} · ledger ${codeOf(ledger.ref)}, entry ${ledger.sequence}</p>`;
}
