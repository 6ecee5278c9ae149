import { fc } from '../../properties.ts';
import type { PlainDocument, PlainMember, PlainWorld } from '../naive/documents.ts';
import { optional } from '../optional.ts';
import { world } from '../random-model.ts';

/** Two organizations of which some documents differ: usually few. */
export interface Pair {
  readonly before: PlainWorld;
  readonly after: PlainWorld;
}

/** Who and what there is is the same in all random models, so documents of one may stand in another. */
export const pair: fc.Arbitrary<Pair> = fc
  .record({
    one: world,
    other: world,
    swapped: fc.array(fc.oneof({ weight: 6, arbitrary: fc.constant(false) }, fc.boolean()), {
      minLength: 30,
      maxLength: 30,
    }),
  })
  .map(({ one, other, swapped }) => {
    const others = new Map(other.documents.map((document) => [nameOf(document), document]));
    const documents = one.documents.map((document, at) => {
      const instead = swapped[at % swapped.length] === true ? others.get(nameOf(document)) : undefined;
      return instead === undefined ? document : sameOne(instead, document);
    });
    // Invitations count as accepted in a comparison.
    const { invitations: _, ...before } = one;
    return { before, after: { ...before, documents } };
  });

function nameOf({ kind, name }: PlainDocument): string {
  return `${kind}/${name}`;
}

/** Whoever has another id is somebody else. */
function sameOne(document: PlainDocument, before: PlainDocument): PlainDocument {
  const { id: _, previously: __, ...rest } = document as PlainMember;
  const { id, previously } = before as PlainMember;
  return { ...rest, ...optional('id', id), ...optional('previously', previously) } as PlainDocument;
}
