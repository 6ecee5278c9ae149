import type { Organization } from '../model.ts';
import type { DeclaredOrganization, NamedKind } from '../organization/declared-organization.ts';
import type { AskedDocuments } from '../organization/held-bindings.ts';
import { holderDocumentKinds } from '../organization/held-bindings.ts';
import { namedKinds } from '../organization/named-kinds.ts';
import { type AskedDocument, watchedDocuments } from './watched-documents.ts';

/** The kinds of documents that a rule looked at. */
export interface Seen {
  readonly whole: Set<NamedKind>;
  /** Of which it asked only whether there is one of a name. */
  readonly names: Set<NamedKind>;
  /** Of which it looked at one document after the other, as it does apart from all others. */
  readonly each: Set<NamedKind>;
}

/** What a rule is asked about. */
export interface Scope {
  /** The kinds of which it looks at each document apart from the others, see `judgedApart`. */
  readonly apart: readonly NamedKind[];
  /** Of those kinds, the documents to look at by name; absent: all. */
  readonly only?: AskedDocuments;
}

export function newSeen(): Seen {
  return { whole: new Set(), names: new Set(), each: new Set() };
}

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
  bindings: [...holderDocumentKinds, 'Zone'],
  heldByThose: [...holderDocumentKinds, 'Zone'],
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

/**
 * The same organization, of which every kind of document that is looked at goes into `seen`; where only some
 * documents of the kinds judged apart are asked about, as if it had no others, but for whoever asks for one by name.
 */
export function watchedOrganization(
  declared: DeclaredOrganization,
  seen: Seen,
  { apart, only }: Scope = { apart: [] },
): DeclaredOrganization {
  const see = (kinds: readonly NamedKind[] = []): void => {
    for (const kind of kinds) seen.whole.add(kind);
  };
  // Made once: a rule asks for one document after the other.
  const documents = new Map<NamedKind, ReadonlyMap<string, AskedDocument>>();
  const named = watched(declared.named, (kind) => {
    if (!apart.includes(kind)) return see([kind]);
    const all: ReadonlyMap<string, AskedDocument> = declared.named[kind];
    const known = documents.get(kind) ?? watchedDocuments(all, kind, seen, only?.(kind) ?? all);
    documents.set(kind, known);
    return known;
  });
  const organization = watched(declared.organization, (field) => see(modelMadeOf[field]));
  return watched(declared, (field) => {
    if (field === 'named') return named;
    if (field === 'organization') return organization;
    if (field !== 'bindings' || !holderDocumentKinds.every((kind) => apart.includes(kind)))
      return see(madeOf[field]);
    // Zones bind for others: where one changed, any holder's bindings did.
    seen.whole.add('Zone');
    for (const kind of holderDocumentKinds) seen.each.add(kind);
    return only === undefined ? undefined : declared.heldByThose(only);
  });
}

/** An object that tells which of its fields is read, and may be given another value for it. */
function watched<T extends object>(of: T, read: (field: keyof T) => unknown): T {
  return new Proxy(of, {
    get: (target, field) => read(field as keyof T) ?? target[field as keyof T],
  });
}
