import { headline, renderBasis } from '../access/render-basis.ts';
import { renderTable } from '../render-table.ts';
import { sanitizeLine } from '../sanitize-text.ts';
import { plain, type Style } from '../style.ts';
import type { PolicyListReport, PolicySummary } from './policy-reports.ts';

/** The policies of an organization, a line each. */
export function renderPolicyListText(report: PolicyListReport, style: Style = plain): string {
  const { basis, policies, deleted } = report;
  const rows = policies.map((policy) =>
    [
      policy.policy,
      versionOf(policy),
      String(policy.statements),
      usersOf(policy),
      `${policy.at.file}:${policy.at.line}`,
    ].map(sanitizeLine),
  );
  const table =
    rows.length === 0
      ? []
      : ['', ...renderTable(['policy', 'in force', 'statements', 'used by', 'declared in'], rows, style)];
  const gone =
    deleted.length === 0
      ? []
      : [
          '',
          `deleted: ${sanitizeLine(deleted.map(({ policy, newest }) => `${policy}@${newest}`).join(', '))}`,
        ];
  const head = style.bold(headline(basis, policies.length, 'policy', 'policies'));
  return `${[head, ...table, ...gone, '', ...renderBasis(basis, style)].join('\n')}\n`;
}

/** `3`, `2 (pinned; newest is 3)`, `4 (not published yet)`. */
export function versionOf({ inForce, pinned, newest, expected }: PolicySummary): string {
  if (inForce === null) return 'not published';
  if (pinned) return `${inForce} (pinned; newest is ${expected ?? newest})`;
  return expected === null ? String(inForce) : `${inForce} (not published yet)`;
}

/** `role/deployer, role/ops (@2), boundary of organization`. */
export function usersOf({ policy, roles, bounds }: PolicySummary): string {
  const users = [
    ...roles.map(({ role, reference }) => `role/${role}${pinOf(policy, reference)}`),
    ...bounds.map(({ principal, reference }) => `boundary of ${principal}${pinOf(policy, reference)}`),
  ];
  if (users.length === 0) return 'nobody';
  return users.length <= 4
    ? users.join(', ')
    : `${users.slice(0, 3).join(', ')} and ${users.length - 3} more`;
}

function pinOf(policy: string, reference: string): string {
  return reference === policy ? '' : ` (${reference.slice(policy.length)})`;
}
