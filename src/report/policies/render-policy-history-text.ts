import { renderBasis } from '../access/render-basis.ts';
import { countOf } from '../count-of.ts';
import { renderTable } from '../render-table.ts';
import { sanitizeLine } from '../sanitize-text.ts';
import { plain, type Style } from '../style.ts';
import type { PolicyHistoryReport, PolicyVersionReport } from './policy-reports.ts';

/** The versions of a policy, newest first. */
export function renderPolicyHistoryText(report: PolicyHistoryReport, style: Style = plain): string {
  const { basis, policy, declared, versions } = report;
  const rows = versions.map((each) => {
    const { published } = each;
    return [
      String(each.version),
      published?.at ?? 'not published yet',
      published === undefined ? '' : published.actor,
      published === undefined ? '' : `${published.source.slice(0, 7)} (entry ${published.sequence})`,
      countOf(each.statements, 'statement'),
      remarksOf(each),
    ].map(sanitizeLine);
  });
  const state = declared ? '' : ', no longer declared';
  const count = countOf(versions.length, 'version');
  const lines = [
    style.bold(sanitizeLine(`policy ${policy} of ${basis.organization}: ${count}${state}`)),
    '',
    ...renderTable(['version', 'published', 'by', 'from commit', 'holds', ''], rows, style),
    '',
    ...renderBasis(basis, style),
  ];
  return `${lines.join('\n')}\n`;
}

function remarksOf({ inForce, sameAs, pinnedBy, deletedAfter }: PolicyVersionReport): string {
  return [
    ...(inForce ? ['in force'] : []),
    ...(sameAs === undefined ? [] : [`same as ${sameAs}`]),
    ...(pinnedBy.length === 0 ? [] : [`pinned by ${pinnedBy.join(', ')}`]),
    ...(deletedAfter ? ['deleted after it'] : []),
  ].join('; ');
}
