import { onLines } from '../access/on-lines.ts';
import { placeText } from '../access/path-text.ts';
import { nameSome, numbers, type Table } from '../tables/table.ts';
import type { PolicyListReport, PolicySummary } from './policy-reports.ts';

export const policyTable: Table<PolicySummary> = {
  one: 'policy',
  many: 'policies',
  columns: {
    policy: { text: ({ policy }) => policy },
    'in force': { text: versionOf, by: ({ inForce }) => inForce ?? 0 },
    statements: numbers(({ statements }) => statements),
    'used by': {
      text: usersOf,
      csv: (policy) => onLines(allUsersOf(policy)),
      by: ({ roles, bounds }) => roles.length + bounds.length,
    },
    'declared in': { text: ({ at }) => placeText(at) },
  },
};

/** What stands below the list. */
export function policyNotes({ deleted }: PolicyListReport): readonly string[] {
  return deleted.length === 0
    ? []
    : [`deleted: ${deleted.map(({ policy, newest }) => `${policy}@${newest}`).join(', ')}`];
}

/** `3`, `2 (pinned; newest is 3)`, `4 (not published yet)`. */
export function versionOf({ inForce, pinned, newest, expected }: PolicySummary): string {
  if (inForce === null) return 'not published';
  if (pinned) return `${inForce} (pinned; newest is ${expected ?? newest})`;
  return expected === null ? String(inForce) : `${inForce} (not published yet)`;
}

/** `role/deployer, role/ops (@2) and 2 more`. */
export function usersOf(policy: PolicySummary): string {
  return nameSome(allUsersOf(policy)) || 'nobody';
}

function allUsersOf({ policy, roles, bounds }: PolicySummary): readonly string[] {
  return [
    ...roles.map(({ role, reference }) => `role/${role}${pinOf(policy, reference)}`),
    ...bounds.map(({ principal, reference }) => `boundary of ${principal}${pinOf(policy, reference)}`),
  ];
}

function pinOf(policy: string, reference: string): string {
  return reference === policy ? '' : ` (${reference.slice(policy.length)})`;
}
