import { placeText } from '../access/path-text.ts';
import { countOf } from '../count-of.ts';
import { lists, type Table } from '../tables/table.ts';
import type { RoleSummary } from './role-reports.ts';

export const roleTable: Table<RoleSummary> = {
  one: 'role',
  columns: {
    role: { text: ({ role }) => role },
    holds: lists(contentOf),
    'held by': { text: describeHolders, by: countHolders },
    'declared in': { text: ({ at }) => placeText(at) },
  },
};

function contentOf({ permissions, policies, github }: RoleSummary): readonly string[] {
  const mapping = github === undefined ? [] : ['github mapping'];
  const all = [...permissions, ...policies.map((policy) => `policy/${policy}`), ...mapping];
  return all.length === 0 ? ['nothing'] : all;
}

function countHolders({ holders: { members, teams, serviceAccounts, tokens } }: RoleSummary): number {
  return members + teams + serviceAccounts + tokens;
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
