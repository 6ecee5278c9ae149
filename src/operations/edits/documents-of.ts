import type { Organization } from '../../model/model.ts';
import type { Origin } from '../../parse/document.ts';

/** The kinds that commands make documents of. */
export type NewKind = 'Member' | 'ServiceAccount' | 'Token' | 'Team' | 'Role' | 'Policy' | 'Zone';

/** What every document of those kinds has. */
export interface NamedDocument {
  readonly name: string;
  readonly origin: Origin;
}

/** The documents of a kind that an organization has, by their names. */
export function documentsOf(organization: Organization, kind: NewKind): readonly NamedDocument[] {
  return [...documents[kind](organization).values()];
}

const documents: Readonly<
  Record<NewKind, (organization: Organization) => ReadonlyMap<string, NamedDocument>>
> = {
  Member: ({ members }) => members,
  ServiceAccount: ({ serviceAccounts }) => serviceAccounts,
  Token: ({ tokens }) => tokens,
  Team: ({ teams }) => teams,
  Role: ({ roles }) => roles,
  Policy: ({ policies }) => policies,
  Zone: ({ zones }) => zones,
};

/** How people call them. */
export const wordsFor: Readonly<Record<NewKind, string>> = {
  Member: 'member',
  ServiceAccount: 'service account',
  Token: 'token',
  Team: 'team',
  Role: 'role',
  Policy: 'policy',
  Zone: 'zone',
};
