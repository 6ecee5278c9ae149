import { headline, renderBasis } from '../access/render-basis.ts';
import { countOf } from '../count-of.ts';
import { renderTable } from '../render-table.ts';
import { sanitizeLine } from '../sanitize-text.ts';
import { plain, type Style } from '../style.ts';
import type { RoleListReport, RoleSummary } from './role-reports.ts';

/** The roles of an organization, a line each. */
export function renderRoleListText({ basis, roles }: RoleListReport, style: Style = plain): string {
  const rows = roles.map((role) =>
    [role.role, describeContent(role), describeHolders(role), `${role.at.file}:${role.at.line}`].map(
      sanitizeLine,
    ),
  );
  const headings = ['role', 'holds', 'held by', 'declared in'];
  const table = rows.length === 0 ? [] : ['', ...renderTable(headings, rows, style)];
  const head = style.bold(headline(basis, roles.length, 'role'));
  return `${[head, ...table, '', ...renderBasis(basis, style)].join('\n')}\n`;
}

function describeContent({ permissions, policies, github }: RoleSummary): string {
  const mapping = github === undefined ? [] : ['github mapping'];
  const all = [...permissions, ...policies.map((policy) => `policy/${policy}`), ...mapping];
  if (all.length === 0) return 'nothing';
  return all.length <= 3 ? all.join(', ') : `${all.slice(0, 2).join(', ')} and ${all.length - 2} more`;
}

/** `2 teams, 1 member`; `nobody`. */
function describeHolders({ holders }: RoleSummary): string {
  const { members, teams, serviceAccounts, tokens } = holders;
  const counts = [
    [members, 'member'],
    [teams, 'team'],
    [serviceAccounts, 'service account'],
    [tokens, 'token'],
  ] as const;
  const parts = counts.flatMap(([count, word]) => (count === 0 ? [] : [countOf(count, word)]));
  return parts.length === 0 ? 'nobody' : parts.join(', ');
}
