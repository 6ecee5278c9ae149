import { statementTable } from '../../statements/statement-table.ts';
import { byAssigningRoles, byEditingPolicies, byEditingRoles, withMore } from './by-roles-and-policies.ts';
import { byAssigningTeams, chainOf, holdingsOf, joined } from './by-teams.ts';
import type { Changes } from './change.ts';
import { newNames } from './new-names.ts';
import { scopesOf } from './with-holdings.ts';

/** Taking a role or joining a team that gives them nothing yet, and then writing into what they hold by it. */
export const byTakingThenWriting: Changes = function* (standing, parts) {
  const then = { ...parts, may: parts.mayThen };
  const already = new Set([...writing(standing, then)].map(({ resource }) => resource));
  for (const first of taking(standing, parts))
    for (const second of writing(first.after, then))
      if (!already.has(second.resource))
        yield {
          ...{ ...second, action: first.action, resource: first.resource },
          ...(first.at === undefined ? {} : { at: first.at }),
          does: `${first.does} and ${second.does}`,
          on: [...(first.on ?? []), ...(second.on ?? [])],
        };
};

const taking: Changes = function* (standing, parts) {
  for (const changes of [byAssigningRoles, byAssigningTeams])
    for (const change of changes(standing, parts)) if (change.freed === undefined) yield change;
};

const writing: Changes = function* (standing, parts) {
  yield* byEditingRoles(standing, parts);
  yield* byEditingPolicies(standing, parts);
};

/** Making a role, writing what they like into it, and giving it to themselves. */
export const byNewRoles: Changes = function* (standing, { may, mayThen, everything }) {
  for (const name of newNames(standing, 'role')) {
    const resource = `role/${name}`;
    if (standing.engine.organization.roles.has(name)) continue;
    if (!mayThen(standing, 'roles.edit', resource) || !may(standing, 'roles.assign', resource)) continue;
    const table = statementTable([everything]);
    const holding = {
      ...{ role: { name, reachesZones: true, table }, table },
      ...{ scope: undefined, isLimited: false, teams: [], binding: undefined },
      starts: Number.NEGATIVE_INFINITY,
      expires: Number.POSITIVE_INFINITY,
    };
    yield {
      ...{ action: 'roles.assign', resource },
      does: 'make a role of what they like and give it to themselves',
      after: withMore(standing, [holding]),
      gained: [everything],
    };
  }
};

/** Joining a team, or making one, and putting it below another that has more. */
export const byJoiningThenMoving: Changes = function* (standing, { may, mayThen }) {
  const { teams } = standing.engine.organization;
  const isIn = new Set(standing.principal.subject.teams.flatMap((stay) => stay.teams));
  const names = new Set([...teams.keys(), ...newNames(standing, 'team')]);
  // Whichever team is moved, they get what those above it have: each is tried once.
  const tried = new Set<string>();
  for (const moved of names) {
    const resource = `team/${moved}`;
    if (isIn.has(moved) || !may(standing, 'teams.assign', resource)) continue;
    if (!mayThen(standing, 'teams.edit', resource)) continue;
    for (const above of teams.keys()) {
      const holdings = holdingsOf(standing, above);
      if (holdings.length === 0 || isIn.has(above) || tried.has(above)) continue;
      if (chainOf(standing, above).includes(moved)) continue;
      tried.add(above);
      yield {
        ...{ action: 'teams.assign', resource },
        does: `${teams.has(moved) ? 'join' : 'make'} \`${resource}\` and put it below \`team/${above}\``,
        after: joined(standing, above),
        gained: holdings.flatMap(({ table }) => table.statements),
        on: holdings.flatMap((each) => scopesOf(standing, each)),
      };
    }
  }
};
