import { instantOf } from '../../model/instant.ts';
import type { Binding, Instant, Organization, Team, TeamMembership, Token } from '../../model/model.ts';
import type { CompiledAccess } from '../compiled-access.ts';
import type { StatementSource } from '../decision.ts';

interface Dated {
  readonly starts?: Instant;
  readonly expires?: Instant;
}

interface Holder {
  readonly bindings: readonly Binding[];
}

/** The moments at which the access of a principal may change by itself, in milliseconds since 1970. */
export type MomentsOf = (principal: string) => readonly number[];

/** Of starts and expiries on any way to the principal, and of times that conditions name. */
export function momentsOf({ organization, statements }: CompiledAccess): MomentsOf {
  const { members, serviceAccounts, tokens, teams } = organization;
  const ofConditions = statements.flatMap(timesNamed);
  const memberships = membershipsByPerson(teams.values());
  const known = new Map<string, readonly number[]>();
  return (principal) => {
    const moments =
      known.get(principal) ?? [...new Set([...ofConditions, ...of(principal)])].sort((a, b) => a - b);
    known.set(principal, moments);
    return moments;
  };

  function of(principal: string): readonly number[] {
    const [kind, name = ''] = principal.split('/');
    if (kind === 'team') return ofTeam(teams, name);
    if (kind === 'token') return ofToken(tokens.get(name));
    return ofPerson(principal, kind === 'member' ? members.get(name) : serviceAccounts.get(name));
  }

  function ofToken(token: Token | undefined): readonly number[] {
    return token === undefined ? [] : [...edges([token]), ...edges(token.bindings), ...of(token.owner)];
  }

  function ofPerson(principal: string, holder: Holder | undefined): readonly number[] {
    const own = memberships.get(principal) ?? [];
    const inTeams = own.flatMap(({ team }) => ofTeam(teams, team));
    return [...edges(own.map(({ membership }) => membership)), ...inTeams, ...edges(holder?.bindings ?? [])];
  }
}

function ofTeam(teams: Organization['teams'], name: string | undefined): readonly number[] {
  const team = name === undefined ? undefined : teams.get(name);
  return team === undefined ? [] : [...edges(team.bindings), ...ofTeam(teams, team.parent)];
}

function membershipsByPerson(teams: Iterable<Team>) {
  const byPerson = new Map<string, { team: string; membership: TeamMembership }[]>();
  for (const { name: team, members } of teams) {
    for (const membership of members) {
      const { member } = membership;
      const person = member.includes('/') ? member : `member/${member}`;
      const own = byPerson.get(person) ?? [];
      byPerson.set(person, own);
      own.push({ team, membership });
    }
  }
  return byPerson;
}

function edges(dated: readonly Dated[]): readonly number[] {
  return dated
    .flatMap(({ starts, expires }) => [starts, expires])
    .flatMap((instant) => (instant === undefined ? [] : Date.parse(instant)));
}

/** The times that a statement's conditions compare `request.time` with. */
function timesNamed({ written }: StatementSource): readonly number[] {
  const conditions = (written.conditions ?? {}) as Readonly<Record<string, Record<string, unknown>>>;
  return Object.values(conditions)
    .flatMap((keys) => Object.entries(keys))
    .filter(([key]) => key.toLowerCase() === 'request.time')
    .flatMap(([, values]) => values)
    .map((value) => instantOf(String(value), 'beginning'))
    .flatMap((instant) => (instant === undefined ? [] : Date.parse(instant)));
}
