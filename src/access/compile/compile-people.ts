import type { Member, ServiceAccount } from '../../model/model.ts';
import type { CompiledPrincipal } from '../engine/principal.ts';
import { sameDocuments } from '../same-documents.ts';
import { attributesOf, compilePerson, type PersonParts, standingOf } from './compile-person.ts';
import type { CompiledTeam } from './compiled-team.ts';
import { type Earlier, movedPeople } from './earlier.ts';
import { hasSameStanding, isSamePrincipal } from './is-same.ts';
import { type GivingStay, staysByPerson } from './team-stays.ts';

/**
 * Members, then service accounts.
 *
 * @param earlier whoever holds the same as there is the same object
 */
export function compilePeople(
  parts: PersonParts,
  teams: ReadonlyMap<string, CompiledTeam>,
  earlier: Earlier | undefined,
): readonly CompiledPrincipal[] {
  const { organization, holdings } = parts;
  const was = earlier?.organization;
  const moved = earlier && movedPeople(earlier, organization, teams);
  const stays = staysByPerson(organization, teams, moved);
  const people: CompiledPrincipal[] = [];
  const { members, serviceAccounts } = organization;
  const sameMembers = was && sameDocuments(was.members, members);
  for (const each of members.values())
    people.push(compile('member', each, each.name, sameMembers?.has(each.name)));
  const sameAccounts = was && sameDocuments(was.serviceAccounts, serviceAccounts);
  for (const each of serviceAccounts.values())
    people.push(
      compile('service-account', each, `service-account/${each.name}`, sameAccounts?.has(each.name)),
    );
  return people;

  /** @param inTeams what memberships call them */
  function compile(
    type: 'member' | 'service-account',
    declared: Member | ServiceAccount,
    inTeams: string,
    isUnchanged = false,
  ): CompiledPrincipal {
    const before = earlier?.byName.get(`${type}/${declared.name}`);
    // Asked for everybody, in their order: so what stands in boundaries is listed.
    const standing = standingOf(parts, type, declared);
    const stayed = before !== undefined && moved?.has(inTeams) === false ? before : undefined;
    if (stayed !== undefined && isUnchanged && holdsSame(declared) && hasSameStanding(stayed, standing))
      return stayed;
    const found = {
      type,
      standing,
      attributes:
        isUnchanged && before !== undefined ? before.subject.attributes : attributesOf(declared.attributes),
      // A stay is the group that it gives.
      stays: stayed === undefined ? stays.get(inTeams) : (stayed.subject.teams as readonly GivingStay[]),
    };
    const made = compilePerson(parts, declared, found);
    return before !== undefined && isSamePrincipal(before, made) ? before : made;
  }

  /** Whether the roles that somebody has by the same document are the same objects. */
  function holdsSame({ role, bindings }: Member | ServiceAccount): boolean {
    return (role === undefined || isSameRole(role)) && bindings.every((each) => isSameRole(each.role));
  }

  function isSameRole(name: string): boolean {
    return holdings.roles.get(name) === earlier?.roles.get(name);
  }
}
