import { BylawError } from '../../diagnostic/bylaw-error.ts';
import type { DocumentEdit } from '../../edit/document-edit.ts';
import type { EditReport } from '../../report/edits/edit-report.ts';
import type { AskedSource } from '../access/asked-source.ts';
import type { Session } from '../session.ts';
import { type EditedKind, wordsFor } from './documents-of.ts';
import { type EditingOptions, editRepository } from './edit-repository.ts';
import { type FoundReference, foundReferences } from './found-references.ts';
import { knownDocument } from './known-document.ts';

export interface DeleteOptions extends EditingOptions {
  /** Takes out what refers to it, too; default: it is refused while something does. */
  readonly references?: boolean;
}

/** Edits that go before the references are looked at: those to what they change are settled by them. */
export type Settle = (source: AskedSource, found: readonly FoundReference[]) => Settled;

export interface Settled {
  readonly edits: readonly DocumentEdit[];
  readonly left: readonly FoundReference[];
}

/**
 * Edits the YAML so that a document is no longer declared. Refused while something refers to it, naming every place,
 * unless `references` has those taken out in the same edit: items of lists go, fields that may be left out go; what has
 * to name something, such as the owner of a token, stays in the way.
 * @throws BylawError `edit/unknown-role` and so on, `edit/still-used`, and what `editRepository` throws
 */
export async function deleteDocument(
  session: Session,
  { kind, name: given }: { readonly kind: EditedKind; readonly name: string },
  options: DeleteOptions,
  settle: Settle = (_, left) => ({ edits: [], left }),
): Promise<EditReport> {
  return editRepository(session, options, async (source) => {
    const { name, origin } = knownDocument(source.organization, kind, given);
    const { edits, left } = settle(source, await foundReferences(source, [{ kind, name, origin }]));
    const inTheWay = options.references === true ? left.filter(({ removal }) => removal === undefined) : left;
    if (inTheWay.length > 0) throw stillUsed(`${wordsFor[kind]} \`${name}\``, inTheWay, options.references);
    const removals = new Map(
      left.flatMap(({ removal }) => (removal === undefined ? [] : [[JSON.stringify(removal), removal]])),
    );
    return {
      subject: `Delete ${wordsFor[kind]} ${name}`,
      edits: [...edits, ...removals.values(), { is: 'remove-document', origin, kind }],
    };
  });
}

function stillUsed(what: string, found: readonly FoundReference[], isAsked = false): BylawError {
  const where = found.map(({ written, place }) => `${place}: ${written}`);
  const message = `${what} is referred to in ${found.length === 1 ? 'a place' : `${found.length} places`}`;
  return new BylawError('edit/still-used', isAsked ? `${message} that cannot be taken out` : message, {
    details: where,
    hint: isAsked
      ? 'nothing was written: change those first'
      : 'nothing was written: change those, or pass --references to take them out in the same edit',
  });
}
