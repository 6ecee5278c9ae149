import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { ServiceAccount } from '../model.ts';
import type { DeclaredOrganization } from '../organization/declared-organization.ts';
import { holderOf } from '../organization/held-bindings.ts';
import { teamPeople } from '../organization/team-people.ts';
import { placeAt } from '../place.ts';

/** Of active service accounts; a missing owner is an unknown member or team. */
export function* serviceAccountOwnersAreActive(declared: DeclaredOrganization): Iterable<PlacedDiagnostic> {
  const peopleOf = teamPeople(declared.organization);
  for (const account of declared.organization.serviceAccounts.values()) {
    if (account.status !== 'active') continue;
    const { kind, name } = holderOf(account.owner);
    yield* kind === 'team'
      ? unownedByTeam(declared, account, name, peopleOf(name))
      : unownedByMember(declared, account, name);
  }
}

function* unownedByMember(
  { organization }: DeclaredOrganization,
  account: ServiceAccount,
  name: string,
): Iterable<PlacedDiagnostic> {
  const owner = organization.members.get(name);
  if (owner?.status !== 'suspended') return;
  yield createDiagnostic('model/inactive-owner', {
    message: `\`${name}\`, who owns service account \`${account.name}\`, is suspended`,
    at: placeAt(account.origin, ['owner']),
    related: [{ at: placeAt(owner.origin, ['status']), message: 'suspended here' }],
    hint: 'name another owner, or suspend the service account too',
  });
}

/** Machines answer for nothing: somebody in the team, or in one below it, is an active member. */
function* unownedByTeam(
  { organization, mayBeRejected }: DeclaredOrganization,
  account: ServiceAccount,
  name: string,
  everybody: ReadonlySet<string>,
): Iterable<PlacedDiagnostic> {
  const team = organization.teams.get(name);
  // A team that did not pass its schema may be below this one, with anybody in it.
  if (team === undefined || mayBeRejected('Team')) return;
  const people = [...everybody].filter((each) => !each.includes('/'));
  // Of a member who is not declared nobody knows; that is told at the team.
  if (people.some((each) => organization.members.get(each)?.status !== 'suspended')) return;
  yield createDiagnostic('model/inactive-owner', {
    message: `nobody in team \`${name}\`, which owns service account \`${account.name}\`, is an active member`,
    at: placeAt(account.origin, ['owner']),
    related: [{ at: placeAt(team.origin, ['name']), message: 'the team' }],
    hint: 'name another owner, put an active member in the team, or suspend the service account too',
  });
}
