import type { Binding } from '../../../model/model.ts';
import { isOwnersRole } from '../../../model/organization/owners.ts';
import { resourceName } from '../../authorship/deed.ts';
import { always } from '../../compile/compile-holdings.ts';
import type { Engine } from '../../engine/engine.ts';
import type { CompiledPrincipal, CompiledRole } from '../../engine/principal.ts';
import type { GivenRole, Parts } from './change.ts';
import { everythingIn } from './everything.ts';
import { answerOf, type Standing } from './standing.ts';

/**
 * What every search for ways to raise access in an organization shares.
 *
 * @param asked whose access could be taken over, by a token that somebody records of them
 */
export function raisingParts(engine: Engine, asked: readonly CompiledPrincipal[]): Omit<Parts, 'effort'> {
  const { organization } = engine;
  const roles = [...engine.roles.values()].map((role) => givenRole(engine, role));
  const sizes = new Map(roles.map((role) => [role, sizeOf(role)]));
  let people: readonly CompiledPrincipal[] | undefined;
  return {
    may: mayDo,
    mayThen: mayDo,
    roles: [...roles].sort((a, b) => (sizes.get(b) ?? 0) - (sizes.get(a) ?? 0)),
    everything: everythingIn(organization.id),
    people: () => {
      people ??= onePerKind(engine, asked);
      return people;
    },
  };
}

/** What a role would give to whoever held it: a role of a zone in its zone. */
function givenRole({ organization, zones }: Engine, role: CompiledRole): GivenRole {
  const { name, table } = role;
  const { origin } = organization.roles.get(name) ?? organization;
  const zone = [...organization.zones.values()].find((each) => each.roles?.oneOf.includes(name) === true);
  const number = zones.names.indexOf(zone?.name ?? '');
  const scope = number < 0 ? undefined : { zone: number, on: undefined, variesByPrincipal: false };
  const binding: Binding = { role: name, origin, ...(zone === undefined ? {} : { zone: zone.name }) };
  return { name, holdings: [{ role, table, scope, ...always, teams: [`role ${name}`], binding }] };
}

function mayDo({ engine, principal, now, partition }: Standing, action: string, resource: string): boolean {
  const name = resourceName(engine.organization.id, partition, resource);
  return answerOf({ engine, principal, now, partition }, `bylaw:${action}`, name) !== 'denied';
}

function sizeOf({ holdings }: GivenRole): number {
  let size = 0;
  for (const { actions, exceptActions, isDeny } of holdings.flatMap(({ table }) => table.statements))
    if (!isDeny) size += exceptActions || actions === 'all' ? 1e6 : [...actions.values()].flat().length;
  return size;
}

/** Of those who hold the same one, owners first: whose token is recorded does not matter then. */
function onePerKind(
  { organization, byName }: Engine,
  asked: readonly CompiledPrincipal[],
): readonly CompiledPrincipal[] {
  const owners = [...organization.members.values()]
    .filter(({ role, status }) => status === 'active' && isOwnersRole(organization, role))
    .flatMap(({ name }) => byName.get(`member/${name}`) ?? []);
  const kinds = new Map<string, CompiledPrincipal>();
  for (const principal of [...owners, ...asked]) {
    if (principal.token !== undefined) continue;
    const roles = principal.groups.flatMap(({ holdings }) =>
      holdings.map(({ role, scope }) => `${role.name}${scope === undefined ? '' : ' on'}`),
    );
    const key = [...new Set(roles)].sort().join(' ');
    if (!kinds.has(key)) kinds.set(key, principal);
  }
  return [...kinds.values()];
}
