import { placeAt } from '../../../model/place.ts';
import { withMore } from './by-roles-and-policies.ts';
import type { Changes } from './change.ts';
import type { Standing } from './standing.ts';
import { scopesOf } from './with-holdings.ts';

/** Joining a team, or leaving one that denies them something. */
export const byAssigningTeams: Changes = function* (standing, { may }) {
  const { engine, principal } = standing;
  const isIn = new Set(principal.subject.teams.flatMap(({ teams }) => teams));
  for (const { name, origin } of engine.organization.teams.values()) {
    const resource = `team/${name}`;
    const holdings = holdingsOf(standing, name);
    if (holdings.length === 0 || !may(standing, 'teams.assign', resource)) continue;
    const change = { action: 'teams.assign', resource, at: placeAt(origin, ['name']) };
    if (!isIn.has(name)) {
      yield {
        ...change,
        does: `join \`${resource}\``,
        after: joined(standing, name),
        gained: holdings.flatMap(({ table }) => table.statements),
        on: holdings.flatMap((each) => scopesOf(standing, each)),
      };
      continue;
    }
    const freed = holdings.flatMap(({ table }) => table.statements).filter(({ isDeny }) => isDeny);
    if (freed.length === 0) continue;
    const groups = principal.groups.filter(({ holdings: each }) => each !== holdings);
    yield {
      ...change,
      does: `leave \`${resource}\`, which denies them something`,
      after: { ...standing, principal: { ...principal, groups } },
      gained: [],
      freed,
    };
  }
};

/** Putting a team that they are in below another one. */
export const byMovingTeams: Changes = function* (standing, { may }) {
  const { engine, principal } = standing;
  const { teams } = engine.organization;
  const isIn = new Set(principal.subject.teams.flatMap((stay) => stay.teams));
  // Whichever team is moved, they get what those above it have: each is tried once.
  const tried = new Set<string>();
  for (const moved of isIn) {
    const team = teams.get(moved);
    if (team === undefined || !may(standing, 'teams.edit', `team/${moved}`)) continue;
    const change = { action: 'teams.edit', resource: `team/${moved}`, at: placeAt(team.origin, ['name']) };
    for (const { name } of teams.values()) {
      const holdings = holdingsOf(standing, name);
      if (holdings.length === 0 || isIn.has(name) || tried.has(name)) continue;
      if (chainOf(standing, name).includes(moved)) continue;
      if (!may(standing, 'teams.edit', change.resource)) break;
      tried.add(name);
      yield {
        ...change,
        does: `put \`team/${moved}\`, which they are in, below \`team/${name}\``,
        after: joined(standing, name),
        gained: holdings.flatMap(({ table }) => table.statements),
        on: holdings.flatMap((each) => scopesOf(standing, each)),
      };
    }
    const above = chainOf(standing, moved).slice(1);
    const isAbove = (teamsOf: readonly string[]) =>
      above.includes(teamsOf.at(-1) ?? '') && teamsOf.includes(moved);
    const lost = principal.groups.flatMap(({ holdings }) => holdings.filter(({ teams: of }) => isAbove(of)));
    const freed = lost.flatMap(({ table }) => table.statements).filter(({ isDeny }) => isDeny);
    if (freed.length === 0) continue;
    const groups = principal.groups.map((group) => ({
      ...group,
      holdings: group.holdings.filter((each) => !lost.includes(each)),
    }));
    yield {
      ...change,
      does: `take \`team/${moved}\` out of \`team/${team.parent}\`, which denies them something`,
      after: { ...standing, principal: { ...principal, groups } },
      gained: [],
      freed,
    };
  }
};

/** What a team gives to whoever is in it. */
export function holdingsOf({ engine }: Standing, name: string) {
  return engine.byName.get(`team/${name}`)?.groups[0]?.holdings ?? [];
}

export function chainOf({ engine }: Standing, name: string): readonly string[] {
  return engine.byName.get(`team/${name}`)?.subject.teams[0]?.teams ?? [];
}

export function joined(standing: Standing, name: string): Standing {
  const { principal } = withMore(standing, holdingsOf(standing, name));
  const { subject } = principal;
  const stay = {
    teams: chainOf(standing, name),
    starts: Number.NEGATIVE_INFINITY,
    expires: Number.POSITIVE_INFINITY,
  };
  return {
    ...standing,
    principal: { ...principal, subject: { ...subject, teams: [...subject.teams, stay] } },
  };
}
