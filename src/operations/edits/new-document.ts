import { BylawError } from '../../diagnostic/bylaw-error.ts';
import type { Json } from '../../digest/json.ts';
import type { AddDocument } from '../../edit/document-edit.ts';
import type { AskedSource } from '../access/asked-source.ts';
import { documentsOf, type EditedKind, wordsFor } from './documents-of.ts';
import { placeForNew } from './place-for-new.ts';

/** What a new document says; what is undefined is left out. */
export type NewBody = Readonly<Record<string, Json | undefined>>;

/**
 * The edit that adds a document where the organization keeps that kind.
 * @throws BylawError `edit/already-there`, `edit/invalid-name`
 */
export async function newDocument(
  source: AskedSource,
  kind: EditedKind,
  name: string,
  says: NewBody,
): Promise<AddDocument> {
  const there = documentsOf(source.organization, kind).get(name);
  if (there !== undefined) {
    const message = `there is a ${wordsFor[kind]} \`${name}\` already, in \`${there.origin.file}\``;
    throw new BylawError('edit/already-there', message, { hint: 'nothing was written: choose another name' });
  }
  const said = Object.entries(says).filter((each): each is [string, Json] => each[1] !== undefined);
  const into = await placeForNew(source, kind, name);
  return { is: 'add-document', kind, body: { name, ...Object.fromEntries(said) }, into };
}
