import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { DeclaredOrganization } from '../organization/declared-organization.ts';
import { cyclesOf } from '../references/cycles.ts';

export function* teamParentsFormNoCycle({ named }: DeclaredOrganization): Iterable<PlacedDiagnostic> {
  for (const { first, text, places } of cyclesOf(named.Team, 'parent')) {
    const [at, ...others] = places;
    yield createDiagnostic('model/team-cycle', {
      message: `team \`${first}\` is its own ancestor: ${text}`,
      ...(at === undefined ? {} : { at }),
      related: others.map((place) => ({ at: place, message: 'the next parent' })),
      hint: 'one of these teams must have another parent, or none',
    });
  }
}
