import type { Organization, Team } from '../../../model/model.ts';
import { isOwnersRole } from '../../../model/organization/owners.ts';
import { compileAccess } from '../../compile-access.ts';
import { type Engine, engineOf } from '../../engine/engine.ts';
import { inactivityAt } from '../../engine/inactivity.ts';
import type { CompiledPrincipal } from '../../engine/principal.ts';
import type { Finding } from '../lint.ts';
import type { LintedOrganization } from '../linted-organization.ts';
import { raisersOf } from './alike.ts';
import type { GivenRole, Parts } from './change.ts';
import { everythingIn } from './everything.ts';
import { partitionsOf } from './partitions.ts';
import { raisesOf, resourceName } from './raise.ts';
import { type RaiseOf, raiseFindings } from './raise-findings.ts';
import { answerOf, type Standing } from './standing.ts';

/**
 * Who can change what grants them access: by what they may effectively do to the organization's own documents, now and
 * when what they hold begins. Owners are to have everything, and are not asked.
 */
export function holdersCannotRaiseTheirAccess({ organization, now }: LintedOrganization): readonly Finding[] {
  return raiseFindings(organization, raisesIn(organization, now));
}

/** Of each who can, and of each action by which, the first change that raises their access. */
export function raisesIn(organization: Organization, now: number): readonly RaiseOf[] {
  const engine = { ...engineOf(compileAccess(withRolesAsTeams(organization))), organization };
  const partitions = partitionsOf(organization);
  const asked = [...engine.byName.values()].filter((each) => isAsked(organization, each, now));
  const parts = partsOf(engine, asked);
  return raisersOf(engine, asked).flatMap(({ first, all }) =>
    momentsOf(first, now).flatMap((moment) =>
      partitions.flatMap((partition) =>
        raisesOf({ engine, principal: first, now: moment, partition }, parts).map((raise) => ({
          raise,
          principals: all,
        })),
      ),
    ),
  );
}

function isAsked(organization: Organization, principal: CompiledPrincipal, now: number): boolean {
  const { type, name = '' } = principal.subject;
  if (type === 'team' || inactivityAt(principal, now) !== undefined) return false;
  return type !== 'member' || !isOwnersRole(organization, organization.members.get(name)?.role);
}

/** Now, and whenever later something begins. */
function momentsOf({ groups }: CompiledPrincipal, now: number): readonly number[] {
  const starts = groups.flatMap((group) => [group.starts, ...group.holdings.map((each) => each.starts)]);
  return [now, ...new Set(starts.filter((each) => each > now && each < Number.POSITIVE_INFINITY))].sort(
    (a, b) => a - b,
  );
}

const given = (role: string) => `role ${role}`;

/** Compiled with a team for each role, under a name that no team has: what it would give to whoever held it. */
function withRolesAsTeams(organization: Organization): Organization {
  const { roles, zones, teams } = organization;
  const made = [...roles.values()].map(({ name, origin }) => {
    const zone = [...zones.values()].find((each) => each.roles?.oneOf.includes(name) === true);
    const bindings = [{ role: name, origin, ...(zone === undefined ? {} : { zone: zone.name }) }];
    return [given(name), { name: given(name), previously: [], origin, members: [], bindings }] as const;
  });
  return { ...organization, teams: new Map<string, Team>([...teams, ...made]) };
}

function partsOf(engine: Engine, asked: readonly CompiledPrincipal[]): Parts {
  const { organization } = engine;
  const roles = [...organization.roles.keys()].map(
    (name): GivenRole => ({
      name,
      holdings: engine.byName.get(`team/${given(name)}`)?.groups[0]?.holdings ?? [],
    }),
  );
  const sizes = new Map(roles.map((role) => [role, sizeOf(role)]));
  let people: readonly CompiledPrincipal[] | undefined;
  return {
    may: (standing, action, resource) => mayDo(standing, action, resource),
    roles: [...roles].sort((a, b) => (sizes.get(b) ?? 0) - (sizes.get(a) ?? 0)),
    everything: everythingIn(organization.id),
    people: () => {
      people ??= onePerKind(engine, asked);
      return people;
    },
  };
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
