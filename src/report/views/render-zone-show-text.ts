import { placeText } from '../access/path-text.ts';
import { renderBasis } from '../access/render-basis.ts';
import { type Fact, renderFacts } from '../render-facts.ts';
import { sanitizeLine } from '../sanitize-text.ts';
import { renderSection, type SectionOptions } from './render-section.ts';
import type { ZoneShowReport } from './view-reports.ts';

/** A zone: what it is, and who holds what in it. */
export function renderZoneShowText(report: ZoneShowReport, options: SectionOptions): string {
  const { zone, basis, bindings } = report;
  const held = bindings.map(({ principal, role, terms: { zone: _, ...terms }, ...rest }) => ({
    name: principal,
    sort: `as role/${role}`,
    more: [`as role/${role}`],
    terms,
    ...rest,
  }));
  return `${[
    options.style.bold(sanitizeLine(`zone ${zone} of ${basis.organization}`)),
    ...renderFacts(factsOf(report)),
    ...renderSection('held by', held, options),
    '',
    ...renderBasis(basis, options.style),
  ].join('\n')}\n`;
}

function factsOf(report: ZoneShowReport): readonly Fact[] {
  const { isolated, reachedBy } = report;
  const through =
    reachedBy.length === 0 ? '' : `, and those of ${reachedBy.map((each) => `role/${each}`).join(', ')}`;
  return [
    ['called', report.displayName],
    ['purpose', report.description],
    ['resources', report.resources.join(', ')],
    [
      'reached by',
      isolated ? `bindings in it alone${through}` : 'bindings in it, and those that name no zone',
    ],
    ['roles', report.roles === null ? 'any' : report.roles.join(', ')],
    ['before', report.previously.join(', ')],
    ['declared in', placeText(report.at)],
  ];
}
