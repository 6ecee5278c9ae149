import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { TeamMembership } from '../model.ts';
import type { DeclaredOrganization } from '../organization/declared-organization.ts';
import { placeAt } from '../place.ts';

export function* peopleAreInATeamOnce({ organization }: DeclaredOrganization): Iterable<PlacedDiagnostic> {
  for (const { name, members } of organization.teams.values()) {
    const first = new Map<string, TeamMembership>();
    for (const membership of members) {
      const before = first.get(membership.member);
      if (before === undefined) {
        first.set(membership.member, membership);
        continue;
      }
      yield createDiagnostic('model/duplicate-team-member', {
        message: `\`${membership.member}\` is in team \`${name}\` twice`,
        at: placeAt(membership.origin, []),
        related: [{ at: placeAt(before.origin, []), message: `first here, as ${before.role}` }],
        hint:
          before.role === membership.role
            ? 'remove one of the two'
            : 'a maintainer is a member too: keep one of the two',
      });
    }
  }
}
