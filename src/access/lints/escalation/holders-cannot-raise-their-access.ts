import type { Organization, Team } from '../../../model/model.ts';
import { isOwnersRole } from '../../../model/organization/owners.ts';
import { resourceName } from '../../authorship/deed.ts';
import { compileAccess } from '../../compile-access.ts';
import { type Engine, engineOf } from '../../engine/engine.ts';
import { inactivityAt } from '../../engine/inactivity.ts';
import type { CompiledPrincipal } from '../../engine/principal.ts';
import type { Finding } from '../lint.ts';
import type { LintedOrganization } from '../linted-organization.ts';
import { type Alike, raisersOf } from './alike.ts';
import type { Effort, GivenRole, Parts } from './change.ts';
import { everythingIn } from './everything.ts';
import { partitionsOf } from './partitions.ts';
import { raisesOf } from './raise.ts';
import { type RaiseOf, raiseFindings, unaskedFinding } from './raise-findings.ts';
import { bindingOf, raisingBindings } from './raising-bindings.ts';
import { answerOf, type Standing } from './standing.ts';
import { tableNotes } from './table-notes.ts';

/**
 * Who can change what grants them access: by what they may effectively do to the organization's own documents, now and
 * when what they hold begins. Owners are to have everything, and are not asked.
 */
export function holdersCannotRaiseTheirAccess({ organization, now }: LintedOrganization): readonly Finding[] {
  const { found, holders, unasked } = raisesIn(organization, now);
  return [...raiseFindings(organization, found, holders), ...unaskedFinding(organization, unasked)];
}

/** Some ten seconds of comparing. One such policy in a thousand, for 10,000 members, was done within it. */
const enough = 60_000_000;

export interface Raises {
  readonly found: readonly RaiseOf[];
  /** Who hold each binding that allows such actions, by `bindingOf`. */
  readonly holders: ReadonlyMap<string, ReadonlySet<string>>;
  /** Whom there was no time to ask. */
  readonly unasked: readonly string[];
}

/**
 * Of each binding that allows an action by which its holders raise their access, a change that does. Who holds nothing
 * but what was told of others is not asked: a thousand members of one team are one finding.
 */
export function raisesIn(organization: Organization, now: number, effort: Effort = { left: enough }): Raises {
  const engine = { ...engineOf(compileAccess(withRolesAsTeams(organization))), organization };
  const partitions = partitionsOf(organization);
  const asked = [...engine.byName.values()].filter((each) => isAsked(organization, each, now));
  const parts = { ...partsOf(engine, asked), effort };
  const tables = tableNotes(engine);
  const noted = { told: new Set<string>(), holders: new Map(), found: [] };
  const inquiry: Inquiry = { engine, partitions, parts, tables, ...noted };
  const unasked: string[] = [];
  for (const alike of raisersOf(asked, tables)) {
    if (effort.left < 0) unasked.push(...alike.all);
    else for (const moment of momentsOf(alike.first, now)) ask(inquiry, alike, moment);
  }
  const { found, holders } = inquiry;
  return { found, holders, unasked };
}

interface Inquiry {
  readonly engine: Engine;
  readonly partitions: readonly string[];
  readonly parts: Parts;
  readonly tables: ReturnType<typeof tableNotes>;
  /** Each binding with an action, of which it is told that it lets its holders raise their access. */
  readonly told: Set<string>;
  readonly holders: Map<string, Set<string>>;
  readonly found: RaiseOf[];
}

/** Asks one of those who hold the same about the actions that it is not told of yet. */
function ask(inquiry: Inquiry, alike: Alike, now: number): void {
  const { engine, partitions, parts, tables, told, holders, found } = inquiry;
  const { first: principal, all: able } = alike;
  const bindings = raisingBindings({ engine, principal, now, partition: '' }, tables);
  for (const binding of new Set([...bindings.values()].flat())) addAll(holders, binding, able);
  // What a token has is its owner's too, and none of it is a binding of its own.
  const isUntold = (action: string) =>
    principal.token !== undefined ||
    (bindings.get(action)?.some((binding) => !told.has(`${binding} ${action}`)) ?? false);
  for (const partition of partitions)
    for (const raise of raisesOf({ engine, principal, now, partition }, parts, isUntold)) {
      found.push({ raise, able });
      for (const { path } of raise.by) told.add(`${bindingOf(path)} ${raise.change.action}`);
    }
}

function addAll(sets: Map<string, Set<string>>, key: string, items: readonly string[]): void {
  const set = sets.get(key) ?? new Set();
  for (const item of items) set.add(item);
  sets.set(key, set);
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

function partsOf(engine: Engine, asked: readonly CompiledPrincipal[]): Omit<Parts, 'effort'> {
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
