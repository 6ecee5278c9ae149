import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import { instantOf } from '../instant.ts';
import type { DeclaredOrganization } from '../organization/declared-organization.ts';
import { placeAt } from '../place.ts';
import { periodsOf } from '../references/periods-of.ts';

export function* periodsEndAfterTheyStart(declared: DeclaredOrganization): Iterable<PlacedDiagnostic> {
  for (const { starts, expires, from, path } of periodsOf(declared)) {
    if (starts === undefined || expires === undefined) continue;
    const beginning = instantOf(starts, 'beginning');
    const end = instantOf(expires, 'end');
    if (beginning === undefined || end === undefined || beginning < end) continue;
    yield createDiagnostic('model/ends-before-it-starts', {
      message: `it expires on \`${expires}\`, before it starts on \`${starts}\``,
      at: placeAt(from, [...path, 'expires']),
      related: [{ at: placeAt(from, [...path, 'starts']), message: 'starts here' }],
      hint: 'write a later `expires`',
    });
  }
}
