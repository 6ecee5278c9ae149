import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { DocumentHead, Origin } from '../../parse/document.ts';
import { placeAt } from '../place.ts';

interface Renamed {
  readonly body: { readonly name: string; readonly previously?: readonly string[] };
  readonly origin: Origin;
  readonly head?: DocumentHead;
}

/** The previous names that another document of the kind has now, or claims as its own previous one. */
export function* takenNames(kind: string, documents: Iterable<Renamed>): Iterable<PlacedDiagnostic> {
  const all = [...documents];
  if (!all.some(hasPrevious)) return;
  const takenBy = new Map(all.map((document) => [document.body.name, { document, path: ['name'] as Path }]));
  for (const document of all) {
    for (const [index, previous] of (document.body.previously ?? []).entries()) {
      const path = ['previously', index];
      const taken = takenBy.get(previous);
      if (taken === undefined) {
        takenBy.set(previous, { document, path });
        continue;
      }
      const whose =
        taken.document === document ? 'its own name' : `a name of \`${taken.document.body.name}\``;
      yield createDiagnostic('model/previous-name-in-use', {
        message: `the previous name \`${previous}\` of ${kind} \`${document.body.name}\` is also ${whose}`,
        at: placeAt(document.origin, path),
        related: [{ at: placeAt(taken.document.origin, taken.path), message: 'in use here' }],
        hint: 'take it out here, or rename in two changes',
      });
    }
  }
}

function hasPrevious(document: Renamed): boolean {
  if (document.head !== undefined && !document.head.fields.includes('previously')) return false;
  return document.body.previously !== undefined;
}

type Path = readonly (string | number)[];
