import type { Document, DocumentHead, Origin } from '../parse/document.ts';
import type * as written from '../schema/generated/documents.ts';
import type { Kind } from '../schema/kinds.ts';

/** The body of each kind as its schema has it. */
export interface WrittenByKind {
  readonly Repository: written.WrittenRepository;
  readonly Organization: written.WrittenOrganization;
  readonly Service: written.WrittenService;
  readonly Member: written.WrittenMember;
  readonly ServiceAccount: written.WrittenServiceAccount;
  readonly Token: written.WrittenToken;
  readonly Team: written.WrittenTeam;
  readonly Role: written.WrittenRole;
  readonly Policy: written.WrittenPolicy;
  readonly Zone: written.WrittenZone;
  readonly Guardrail: written.WrittenGuardrail;
  readonly AccessTest: written.WrittenAccessTest;
  readonly Target: written.WrittenTarget;
}

/** A document whose body has the generated type of its kind: its schema has been checked. */
export interface TypedDocument<K extends Kind> {
  readonly kind: K;
  readonly body: WrittenByKind[K];
  readonly origin: Origin;
  readonly head?: DocumentHead;
}

/** The documents of one kind, in the order given. */
export function documentsOfKind<K extends Kind>(
  documents: readonly Document[],
  kind: K,
): readonly TypedDocument<K>[] {
  return documents.filter((document) => document.kind === kind) as unknown as readonly TypedDocument<K>[];
}
