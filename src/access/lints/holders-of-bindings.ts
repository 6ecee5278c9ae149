import type { Place } from '../../diagnostic/diagnostic.ts';
import type { Binding, Member, Organization, ServiceAccount, Team } from '../../model/model.ts';
import { placeAt } from '../../model/place.ts';
import { always, periodOf } from '../compile/compile-holdings.ts';
import type { Held } from './coverage/redundancy.ts';

/** A document with bindings of its own. */
export interface HolderOfBindings {
  /** `member/ana`, `team/core` */
  readonly of: string;
  readonly bindings: readonly Binding[];
  /** These bindings, and whatever else is held by whoever holds them. */
  others(): readonly OtherHeld[];
}

export interface OtherHeld extends Held {
  /** "through `team/core`" */
  readonly how: string;
  readonly at: Place;
}

/** People first, then teams. What a team's roles are in another system is passed on there in ways of its own. */
export function* holdersOfBindings(organization: Organization): Iterable<HolderOfBindings> {
  const { members, serviceAccounts, teams, roles } = organization;
  const people = [
    ...[...members.values()].map((each) => ({ each, of: `member/${each.name}`, person: each.name })),
    ...[...serviceAccounts.values()].map((each) => {
      const of = `service-account/${each.name}`;
      return { each, of, person: of };
    }),
  ].filter(({ each }) => each.bindings.length > 0);
  const chainOf = chains(organization);
  if (people.length > 0) {
    const ofTeams = throughTeams(organization, new Set(people.map(({ person }) => person)), chainOf);
    for (const { of, person, each } of people)
      yield { of, bindings: each.bindings, others: once(() => [...ownOf(each), ...ofTeams(person)]) };
  }
  for (const team of teams.values()) {
    const bindings = team.bindings.filter(({ role }) => roles.get(role)?.github === undefined);
    if (bindings.length === 0) continue;
    yield {
      of: `team/${team.name}`,
      bindings,
      others: once(() => [
        ...chainOf(team).filter(({ binding }) => !bindings.includes(binding as Binding)),
        ...bindings.map((binding) => heldBy(binding, 'beside it')),
      ]),
    };
  }
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function ownOf({ role, bindings, origin }: Member | ServiceAccount): readonly OtherHeld[] {
  return [
    ...(role === undefined
      ? []
      : [{ binding: { role }, ...always, how: 'as organization role', at: placeAt(origin, ['name']) }]),
    ...bindings.map((binding) => heldBy(binding, 'beside it')),
  ];
}

/** What people hold by the teams that they are in, and by those above them. */
function throughTeams(
  organization: Organization,
  people: ReadonlySet<string>,
  chainOf: (team: Team) => readonly OtherHeld[],
): (person: string) => readonly OtherHeld[] {
  const stays = new Map<
    string,
    { readonly team: Team; readonly starts: number; readonly expires: number }[]
  >();
  for (const team of organization.teams.values())
    for (const membership of team.members) {
      if (!people.has(membership.member)) continue;
      const stay = { team, ...periodOf(membership) };
      const others = stays.get(membership.member);
      if (others === undefined) stays.set(membership.member, [stay]);
      else others.push(stay);
    }
  return (person) =>
    (stays.get(person) ?? []).flatMap(({ team, starts, expires }) =>
      chainOf(team).map((each) => ({
        ...each,
        starts: Math.max(starts, each.starts),
        expires: Math.min(expires, each.expires),
      })),
    );
}

/** What is held by a team and those above it; of each team it is made once. */
function chains(organization: Organization): (team: Team) => readonly OtherHeld[] {
  const known = new Map<Team, readonly OtherHeld[]>();
  return (team) => {
    const found = known.get(team) ?? ofChain(organization, team);
    known.set(team, found);
    return found;
  };
}

function ofChain({ teams }: Organization, team: Team): readonly OtherHeld[] {
  const chain = new Set<Team>();
  for (let at: Team | undefined = team; at !== undefined && !chain.has(at); ) {
    chain.add(at);
    at = at.parent === undefined ? undefined : teams.get(at.parent);
  }
  return [...chain].flatMap(({ name, bindings }) =>
    bindings.map((binding) => heldBy(binding, `through \`team/${name}\``)),
  );
}

function heldBy(binding: Binding, how: string): OtherHeld {
  return { binding, ...periodOf(binding), how, at: placeAt(binding.origin, []) };
}
