import { invariant } from '../diagnostic/bylaw-error.ts';
import type { CompiledAccess } from './compiled-access.ts';
import type { AccessPath } from './decision.ts';
import { engineOf } from './engine/engine.ts';
import type { CompiledPrincipal, HoldingGroup } from './engine/principal.ts';
import { type OutOfTime, outOfTime } from './out-of-time.ts';

/** A binding, or being in a team, that ended or has yet to begin: for then it gives nothing. */
export interface LinkOutOfForce extends OutOfTime {
  /** Ends with the role that is bound, or with the team; without a role that is what does not count. */
  readonly path: AccessPath;
}

/**
 * What a principal has had or will have: of a token its owner's too. Of a team that it is not in now, what the team
 * holds is not told.
 *
 * @param now milliseconds since 1970
 */
export function linksOutOfForce(
  access: CompiledAccess,
  name: string,
  now: number,
): readonly LinkOutOfForce[] {
  const principal = engineOf(access).byName.get(name);
  invariant(principal !== undefined, 'what an unknown principal holds is not asked');
  const { token } = principal;
  if (token === undefined) return linksOf(principal, { principal: name }, now);
  const own = token.inherits ? [] : linksOf(principal, { principal: name }, now);
  return [...linksOf(token.owner, { principal: name, owner: token.owner.name }, now), ...own];
}

function linksOf(
  { groups, subject }: CompiledPrincipal,
  whose: Pick<AccessPath, 'principal' | 'owner'>,
  now: number,
): readonly LinkOutOfForce[] {
  return groups.flatMap((group) => {
    const { membership } = group;
    const stay = membership === undefined ? undefined : outOfTime(membership, now);
    if (membership === undefined || stay === undefined) return bindingsOf(group, whose, now);
    // A stay is the group that it gives.
    const [team = ''] = subject.teams.find((each) => (each as object) === group)?.teams ?? [];
    return [{ path: { ...whose, teams: [team], membership }, ...stay }];
  });
}

function bindingsOf(
  { holdings, membership }: HoldingGroup,
  whose: Pick<AccessPath, 'principal' | 'owner'>,
  now: number,
): readonly LinkOutOfForce[] {
  return holdings.flatMap(({ binding, role, teams }) => {
    const time = binding === undefined ? undefined : outOfTime(binding, now);
    if (binding === undefined || time === undefined) return [];
    const through = membership === undefined ? {} : { membership };
    return [{ path: { ...whose, teams, ...through, binding, role: role.name }, ...time }];
  });
}
