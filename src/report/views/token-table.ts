import { countOf } from '../count-of.ts';
import { lists, nameSome, type Table } from '../tables/table.ts';
import type { TokenSummary } from './view-reports.ts';

export const tokenTable: Table<TokenSummary> = {
  one: 'token',
  columns: {
    token: { text: ({ token }) => token },
    owner: { text: ({ owner }) => owner },
    status: { text: ({ status }) => tokenStatuses[status] },
    holds: lists(holdingOf),
    scopes: { text: ({ scopes }) => (scopes === null ? '' : countOf(scopes, 'statement')) },
    expires: { text: ({ expires = '' }) => expires },
    description: { text: ({ description = '' }) => description, only: 'csv' },
    file: { text: ({ file }) => file, only: 'csv' },
  },
};

export const tokenStatuses: Readonly<Record<TokenSummary['status'], string>> = {
  active: 'active',
  'owner-inactive': 'owner inactive',
  expired: 'expired',
  revoked: 'revoked',
};

/** `all of its owner`, or the roles that it has itself. */
export function describeHolding(token: TokenSummary): string {
  return nameSome(holdingOf(token));
}

function holdingOf({ inherit, roles }: TokenSummary): readonly string[] {
  if (inherit) return ['all of its owner'];
  return roles.length === 0 ? ['nothing'] : roles;
}
