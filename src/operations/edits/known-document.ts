import { BylawError } from '../../diagnostic/bylaw-error.ts';
import { didYouMean } from '../../diagnostic/nearest-name.ts';
import type { Organization } from '../../model/model.ts';
import { documentsOf, type EditedKind, type EditedKinds, topicOf, wordsFor } from './documents-of.ts';

const codes = {
  Member: 'edit/unknown-member',
  ServiceAccount: 'edit/unknown-service-account',
  Token: 'edit/unknown-token',
  Team: 'edit/unknown-team',
  Role: 'edit/unknown-role',
  Policy: 'edit/unknown-policy',
  Zone: 'edit/unknown-zone',
} as const;

/** A document by its name: `writers`, or `team/writers`. Throws `edit/unknown-team` and so on. */
export function knownDocument<K extends EditedKind>(
  organization: Organization,
  kind: K,
  given: string,
): EditedKinds[K] {
  const documents = documentsOf(organization, kind);
  const name = plainName(kind, given);
  const found = documents.get(name);
  if (found !== undefined) return found;
  const hint = didYouMean(name, documents.keys(), `\`bylaw ${topicOf(kind)} list\` shows those there are`);
  throw new BylawError(codes[kind], `there is no ${wordsFor[kind]} \`${given}\``, hint);
}

/** `ci` of `service-account/ci`. */
export function plainName(kind: EditedKind, given: string): string {
  const prefix = `${topicOf(kind)}/`;
  return given.startsWith(prefix) ? given.slice(prefix.length) : given;
}
