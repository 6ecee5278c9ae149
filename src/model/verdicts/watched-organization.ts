import { kinds } from '../../schema/kinds.ts';
import type { Organization } from '../model.ts';
import type { DeclaredOrganization, NamedKind } from '../organization/declared-organization.ts';

export const namedKinds: readonly NamedKind[] = kinds.filter(
  (kind) => kind !== 'Repository' && kind !== 'Organization',
);

/** What each field is made of, beside what stands for all: the Organization document and the names of files. */
const madeOf: Readonly<Record<keyof DeclaredOrganization, readonly NamedKind[]>> = {
  folder: [],
  root: [],
  sharedFiles: [],
  providers: [],
  mayBeRejected: [],
  named: [],
  organization: [],
  documents: namedKinds,
  bindings: ['Member', 'ServiceAccount', 'Team', 'Token', 'Zone'],
  actions: ['Service'],
};

/** Zones bind roles to principals, which hold them as if their own documents said so. */
const modelMadeOf: Readonly<Partial<Record<keyof Organization, readonly NamedKind[]>>> = {
  services: ['Service'],
  members: ['Member', 'Zone'],
  serviceAccounts: ['ServiceAccount', 'Zone'],
  tokens: ['Token', 'Zone'],
  teams: ['Team', 'Zone'],
  roles: ['Role'],
  policies: ['Policy'],
  zones: ['Zone'],
  guardrails: ['Guardrail'],
  accessTests: ['AccessTest'],
  targets: ['Target'],
};

/** The same organization, of which every kind of document that is looked at goes into `seen`. */
export function watchedOrganization(
  declared: DeclaredOrganization,
  seen: Set<NamedKind>,
): DeclaredOrganization {
  const see = (kinds: readonly NamedKind[] = []): void => {
    for (const kind of kinds) seen.add(kind);
  };
  const parts = {
    named: watched(declared.named, (kind) => see([kind])),
    organization: watched(declared.organization, (field) => see(modelMadeOf[field])),
  };
  return watched(declared, (field) => {
    see(madeOf[field]);
    return field === 'named' || field === 'organization' ? parts[field] : undefined;
  });
}

/** An object that tells which of its fields is read, and may be given another value for it. */
function watched<T extends object>(of: T, read: (field: keyof T) => unknown): T {
  return new Proxy(of, {
    get: (target, field) => read(field as keyof T) ?? target[field as keyof T],
  });
}
