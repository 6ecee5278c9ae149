import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { Origin } from '../../parse/document.ts';
import { placeAt } from '../place.ts';
import { repeats } from './repeats.ts';

interface Identified {
  readonly body: { readonly name: string; readonly id?: string; readonly previously?: readonly string[] };
  readonly origin: Origin;
}

/**
 * The ids that several documents of one kind have. Where neither writes its id, the two claim the same previous name,
 * and that is what is reported.
 */
export function* sharedIds(kind: string, documents: Iterable<Identified>): Iterable<PlacedDiagnostic> {
  const same = repeats(
    documents,
    ({ body }) => body.id ?? body.previously?.[0] ?? body.name,
    ({ origin }) => origin,
  );
  for (const { item, first } of same) {
    const [wrong, other] = item.body.id === undefined ? [first, item] : [item, first];
    if (wrong.body.id === undefined) continue;
    yield createDiagnostic('model/duplicate-id', {
      message: `${kind} \`${wrong.body.name}\` has the id \`${wrong.body.id}\` of \`${other.body.name}\``,
      at: placeAt(wrong.origin, ['id']),
      related: [
        { at: placeAt(other.origin, [other.body.id === undefined ? 'name' : 'id']), message: 'whose it is' },
      ],
      hint: 'leave `id` out, or give it a value of its own',
    });
  }
}
