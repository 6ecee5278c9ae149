import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import { instantOf } from '../instant.ts';
import type { DeclaredOrganization } from '../organization/declared-organization.ts';
import { placeAt } from '../place.ts';
import { periodsOf } from '../references/periods-of.ts';

export function* datesAreUsable(declared: DeclaredOrganization): Iterable<PlacedDiagnostic> {
  for (const { starts, expires, from, path } of periodsOf(declared)) {
    if (starts !== undefined && instantOf(starts, 'beginning') === undefined)
      yield unusable(starts, 'starts');
    if (expires !== undefined && instantOf(expires, 'end') === undefined) yield unusable(expires, 'expires');

    function unusable(text: string, field: string): PlacedDiagnostic {
      return createDiagnostic('model/unusable-date', {
        message: `\`${text}\` means no instant of whole seconds up to the year 9999`,
        at: placeAt(from, [...path, field]),
        hint: text.includes('.')
          ? 'leave out the parts of a second'
          : `leave \`${field}\` out, or write a nearer date`,
      });
    }
  }
}
