import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { DeclaredOrganization } from '../organization/declared-organization.ts';
import { cyclesOf } from '../references/cycles.ts';

export function* managersFormNoCycle({ named }: DeclaredOrganization): Iterable<PlacedDiagnostic> {
  for (const { first, text, places } of cyclesOf(named.Member, 'manager')) {
    const [at, ...others] = places;
    yield createDiagnostic('model/manager-cycle', {
      message: `member \`${first}\` is their own superior: ${text}`,
      ...(at === undefined ? {} : { at }),
      related: others.map((place) => ({ at: place, message: 'the next manager' })),
      hint: 'one of them must have another manager, or none',
    });
  }
}
