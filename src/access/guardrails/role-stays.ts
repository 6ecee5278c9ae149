import type { Binding, Organization } from '../../model/model.ts';
import { teamChain } from './team-stays.ts';

/** A time in which somebody holds a role everywhere. */
export interface RoleStay {
  readonly role: string;
  /** In milliseconds: from then on, and before. */
  readonly starts: number;
  readonly expires: number;
}

/**
 * Who holds which roles of the whole organization when, as their own role, by a binding or by a team; what is bound to
 * resources or to a zone is not held everywhere. Of a token nothing: its owner is asked.
 */
export function roleStays(organization: Organization): (principal: string) => readonly RoleStay[] {
  const { members, serviceAccounts, teams } = organization;
  const byPrincipal = new Map<string, RoleStay[]>();
  const add = (principal: string, stay: RoleStay) => {
    const stays = byPrincipal.get(principal) ?? [];
    byPrincipal.set(principal, stays);
    stays.push(stay);
  };
  const people = [
    ...[...members.values()].map((each) => [`member/${each.name}`, each] as const),
    ...[...serviceAccounts.values()].map((each) => [`service-account/${each.name}`, each] as const),
  ];
  for (const [principal, { role, bindings }] of people) {
    if (role !== undefined) add(principal, { role, ...always });
    for (const stay of bindings.flatMap(stayOf)) add(principal, stay);
  }
  for (const { name, members: own } of teams.values()) {
    const held = teamChain(teams, name).flatMap((each) => (teams.get(each)?.bindings ?? []).flatMap(stayOf));
    if (held.length === 0) continue;
    for (const { member, starts, expires } of own) {
      const within = periodOf({ starts, expires });
      const principal = member.includes('/') ? member : `member/${member}`;
      for (const stay of held)
        add(principal, {
          role: stay.role,
          starts: Math.max(stay.starts, within.starts),
          expires: Math.min(stay.expires, within.expires),
        });
    }
  }
  return (principal) => byPrincipal.get(principal) ?? [];
}

/** Whether one of some roles is held at a time. */
export function holdsSome(stays: readonly RoleStay[], roles: ReadonlySet<string>, now: number): boolean {
  return stays.some(({ role, starts, expires }) => roles.has(role) && starts <= now && now < expires);
}

const always = { starts: Number.NEGATIVE_INFINITY, expires: Number.POSITIVE_INFINITY };

function stayOf({ role, zone, on, starts, expires }: Binding): readonly RoleStay[] {
  return zone === undefined && on === undefined ? [{ role, ...periodOf({ starts, expires }) }] : [];
}

function periodOf({
  starts,
  expires,
}: {
  readonly starts: string | undefined;
  readonly expires: string | undefined;
}): Omit<RoleStay, 'role'> {
  return {
    starts: starts === undefined ? always.starts : Date.parse(starts),
    expires: expires === undefined ? always.expires : Date.parse(expires),
  };
}
