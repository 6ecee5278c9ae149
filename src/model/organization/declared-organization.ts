import type { Document } from '../../parse/document.ts';
import type { WrittenBinding } from '../../schema/generated/documents.ts';
import type { Kind } from '../../schema/kinds.ts';
import type { Binding, Organization } from '../model.ts';
import type { ActionCatalogue } from '../services/action-catalogue.ts';
import type { TypedDocument } from '../typed-document.ts';
import type { HeldBindings } from './held-bindings.ts';

/** The kinds of which an organization declares many, each by its name. */
export type NamedKind = Exclude<Kind, 'Repository' | 'Organization'>;

/** The first document of each name, by kind and name. A later one of the same name counts for nothing. */
export type NamedDocuments = { readonly [K in NamedKind]: ReadonlyMap<string, TypedDocument<K>> };

/** Who holds a binding, with the word that stands before its name: `team/core`. */
export interface Holder {
  readonly kind: 'member' | 'team' | 'service-account' | 'token';
  readonly name: string;
}

export interface HeldBinding {
  readonly holder: Holder;
  readonly binding: Binding;
  /** As written, in its order and with its dates as texts. */
  readonly written: Exclude<WrittenBinding, string>;
  /** The path of the role's name, from the binding's origin: `[]` for the short form. */
  readonly rolePath: readonly string[];
  /** Whether a zone's document says it rather than the holder's own. */
  readonly byZone: boolean;
}

/**
 * An organization as declared, before anything is known to hold: what the rules look at. `organization` is
 * complete but not to be trusted: its references may lead nowhere.
 */
export interface DeclaredOrganization {
  readonly folder: string;
  readonly organization: Organization;
  readonly root: TypedDocument<'Organization'>;
  /** Every document of the organization, shared ones that it uses among them, in source order. */
  readonly documents: readonly Document[];
  readonly named: NamedDocuments;
  readonly bindings: readonly HeldBinding[];
  /** Of these, those of some holders: see HeldBindings. */
  readonly heldByThose: HeldBindings['ofThose'];
  readonly actions: ActionCatalogue;
  readonly sharedFiles: readonly string[];
  /** The providers that targets may name. */
  readonly providers: readonly string[];
  /** Whether a document that did not pass its schema may have declared this name, or any of the kind. */
  mayBeRejected(kind: Kind, name?: string): boolean;
}
