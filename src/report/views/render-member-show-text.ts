import { placeText } from '../access/path-text.ts';
import { renderBasis } from '../access/render-basis.ts';
import { type Fact, renderFacts } from '../render-facts.ts';
import { sanitizeLine } from '../sanitize-text.ts';
import { memberStatuses } from './member-table.ts';
import { renderActivity } from './render-activity.ts';
import { describeMap, renderHeld } from './render-principal.ts';
import type { SectionOptions } from './render-section.ts';
import type { MemberShowReport } from './view-reports.ts';

/** What is declared of a member. */
export function renderMemberShowText(report: MemberShowReport, options: SectionOptions): string {
  const { member, basis } = report;
  return `${[
    options.style.bold(sanitizeLine(`member ${member} of ${basis.organization}`)),
    ...renderFacts(factsOf(report, options.full)),
    ...renderHeld(report, options),
    ...renderActivity(report.activity, options),
    '',
    ...renderBasis(basis, options.style),
  ].join('\n')}\n`;
}

function factsOf(report: MemberShowReport, full: boolean): readonly Fact[] {
  const { role, owner } = report;
  return [
    ['called', report.displayName],
    ['e-mail', report.email],
    ['status', memberStatuses[report.status]],
    ['role', role === undefined || !owner ? role : `${role} (owner)`],
    ['manager', report.manager],
    ['manages', report.manages.join(', ')],
    ['owns', report.serviceAccounts.map((each) => `service-account/${each}`).join(', ')],
    ['boundary', report.boundary.map((each) => `policy/${each}`).join(', ')],
    ['identities', describeMap(report.identities, full)],
    ['attributes', describeMap(report.attributes, full)],
    ['id', report.id === report.member ? undefined : report.id],
    ['before', report.previously.join(', ')],
    ['declared in', placeText(report.at)],
  ];
}
