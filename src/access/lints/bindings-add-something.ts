import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { Binding, Organization, Team } from '../../model/model.ts';
import { placeAt } from '../../model/place.ts';
import type { Finding } from './lint.ts';
import type { LintedOrganization } from './linted-organization.ts';

/**
 * Of people's own bindings, compared with their organization role and with the bindings of their teams. A binding
 * that another covers on another scope is not looked for, but for one on the whole organization.
 */
export function* bindingsAddSomething({ organization }: LintedOrganization): Iterable<Finding> {
  const { members, serviceAccounts } = organization;
  const people = [
    ...[...members.values()].map((each) => ({ each, of: `member/${each.name}`, person: each.name })),
    ...[...serviceAccounts.values()].map((each) => {
      const of = `service-account/${each.name}`;
      return { each, of, person: of };
    }),
  ].filter(({ each }) => each.bindings.length > 0);
  if (people.length === 0) return;
  const chains = chainsOf(organization);
  for (const { of, person, each } of people)
    for (const binding of each.bindings) {
      const by =
        binding.role === each.role && binding.zone === undefined
          ? 'as organization role'
          : chains(person).find(({ others }) => others.some((other) => covers(other, binding)))?.team;
      if (by === undefined) continue;
      const diagnostic = createDiagnostic('access/redundant-binding', {
        message: `\`${binding.role}\` is held anyway, ${by}`,
        at: placeAt(binding.origin, []),
        hint: 'remove it, or say what differs',
      });
      yield { of, diagnostic };
    }
}

type Chains = (person: string) => readonly { readonly team: string; readonly others: readonly Binding[] }[];

/** What people hold by teams that they are in without an end. */
function chainsOf({ teams }: Organization): Chains {
  const byPerson = new Map<string, Team[]>();
  for (const team of teams.values())
    for (const { member, starts, expires } of team.members) {
      if (starts !== undefined || expires !== undefined) continue;
      const others = byPerson.get(member);
      if (others === undefined) byPerson.set(member, [team]);
      else others.push(team);
    }
  return (person) =>
    (byPerson.get(person) ?? []).flatMap((team) => {
      const chain: Team[] = [];
      for (let at: Team | undefined = team; at !== undefined && !chain.includes(at); ) {
        chain.push(at);
        at = at.parent === undefined ? undefined : teams.get(at.parent);
      }
      return chain.map(({ name, bindings }) => ({ team: `through \`team/${name}\``, others: bindings }));
    });
}

/** The same role for at least as long, on the same scope or on all outside zones. */
function covers(one: Binding, other: Binding): boolean {
  return (
    one.role === other.role &&
    one.zone === other.zone &&
    (one.on === undefined || sameTexts(one.on, other.on)) &&
    (one.starts === undefined || (other.starts !== undefined && one.starts <= other.starts)) &&
    (one.expires === undefined || (other.expires !== undefined && one.expires >= other.expires))
  );
}

function sameTexts(one: readonly string[], other: readonly string[] | undefined): boolean {
  return other !== undefined && one.length === other.length && one.every((text, at) => text === other[at]);
}
