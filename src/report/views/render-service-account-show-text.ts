import { placeText } from '../access/path-text.ts';
import { renderBasis } from '../access/render-basis.ts';
import { type Fact, renderFacts } from '../render-facts.ts';
import { sanitizeLine } from '../sanitize-text.ts';
import { describeMap, renderHeld } from './render-principal.ts';
import type { SectionOptions } from './render-section.ts';
import type { ServiceAccountShowReport } from './view-reports.ts';

/** What is declared of a service account. */
export function renderServiceAccountShowText(
  report: ServiceAccountShowReport,
  options: SectionOptions,
): string {
  const { serviceAccount, basis } = report;
  return `${[
    options.style.bold(sanitizeLine(`service account ${serviceAccount} of ${basis.organization}`)),
    ...renderFacts(factsOf(report, options.full)),
    ...renderHeld(report, options),
    '',
    ...renderBasis(basis, options.style),
  ].join('\n')}\n`;
}

function factsOf(report: ServiceAccountShowReport, full: boolean): readonly Fact[] {
  return [
    ['called', report.displayName],
    ['purpose', report.description],
    ['owner', report.owner],
    ['status', report.status],
    ['role', report.role],
    ['boundary', report.boundary.map((each) => `policy/${each}`).join(', ')],
    ['identities', describeMap(report.identities, full)],
    ['attributes', describeMap(report.attributes, full)],
    ['id', report.id === report.serviceAccount ? undefined : report.id],
    ['before', report.previously.join(', ')],
    ['declared in', placeText(report.at)],
  ];
}
