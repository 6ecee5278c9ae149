import type {
  AccessPart,
  HeldAccess,
  SystemAccess,
  SystemRoute,
} from '../../../access/diff/system-access.ts';
import type { Point } from '../../../access/sets/access-set.ts';
import type { Universe } from '../../../access/sets/universe.ts';
import { canonicalJson } from '../../../digest/canonical-json.ts';
import type { JsonObject } from '../../../digest/json.ts';
import type { Address } from '../../../plan/address.ts';
import type { StateEntries } from '../../../plan/state.ts';
import type { TargetEnds } from '../../provider.ts';
import { accessInTime } from './access-in-time.ts';
import { githubUniverse, isOfRepository, permits } from './github-actions.ts';
import { type HeldOnGithub, heldOnGithub, isMoreThanRepositories } from './held-on-github.ts';
import { observedIn } from './observed.ts';
import { presumedPeople } from './presumed-people.ts';
import { principalOf } from './principal-of.ts';
import { repositoryIn, repositoryPattern } from './repository-names.ts';
import { rankOf } from './role-mapping.ts';
import { type TargetAccess, targetAccess } from './target-access.ts';
import { type Way, waysOnGithub } from './ways-on-github.ts';

/** One state of an organization on GitHub, and what GitHub gives by it. */
export interface OnGithub {
  readonly access: TargetAccess;
  readonly entries: StateEntries;
  readonly ends: TargetEnds;
  /** What a team itself holds, by repository in lower case. */
  permissionsOf(team: string): ReadonlyMap<string, string>;
}

/**
 * What GitHub itself gives everybody before and after some changes. No condition narrows it, and nothing in it starts or
 * ends but by an apply: where the files say when, it counts as done in time. Who was invited counts as if they had
 * accepted.
 */
export function accessOnGithub(ends: TargetEnds): {
  readonly before: SystemAccess;
  readonly after: SystemAccess;
} {
  const { repositories, settings } = observedIn(ends.actual);
  const seen = { repositories: repositories ?? [], settings };
  const isRead = ends.actual.observed !== undefined;
  const { later = { before: new Map(), after: new Map() } } = ends;
  const people = isRead ? [] : presumedPeople([ends.before, ends.after, later.before, later.after]);
  const withPeople = (held: StateEntries) => new Map([...people, ...held]);
  const onGithub = (entries: StateEntries, beside = seen): OnGithub => {
    const permissions = permissionsIn(entries);
    const permissionsOf = (team: string) => permissions.get(team) ?? new Map<string, string>();
    return { access: targetAccess(entries, beside), entries, ends, permissionsOf };
  };
  const [before, after] = [onGithub(withPeople(ends.before)), onGithub(withPeople(ends.after))];
  const values = [before, after].flatMap(({ entries }) => [...entries]);
  const coming = [later.before, later.after].flatMap((becoming) =>
    [...becoming].flatMap(([address, turns]) => turns.map(({ value = {} }) => [address, value] as const)),
  );
  const universe = universeOf(ends.organization.id, [...values, ...coming]);
  const inTime = (side: 'before' | 'after', { entries, access }: OnGithub) =>
    accessInTime(
      systemAccess(side === 'before' ? before : after, universe),
      { entries, access, later: later[side] },
      // Where somebody has no more than everywhere it does not matter what is there.
      (some) => systemAccess(onGithub(some, { repositories: [], settings }), universe),
    );
  return { before: inTime('before', before), after: inTime('after', after) };
}

function permissionsIn(entries: StateEntries): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const found = new Map<string, Map<string, string>>();
  for (const [address, { permission }] of entries) {
    if (!address.startsWith('repository-permission:') || typeof permission !== 'string') continue;
    const [, team = '', repository = ''] = address.split('/');
    const own = found.get(team) ?? new Map<string, string>();
    found.set(team, own.set(repository, permission));
  }
  return found;
}

function universeOf(organizationId: string, entries: Iterable<readonly [Address, JsonObject]>): Universe {
  const customs = new Set<string>();
  const roles = new Set<string>();
  for (const [address, { permission, role }] of entries) {
    if (address.startsWith('repository-permission:') && typeof permission === 'string') {
      if (rankOf(permission) < 0) customs.add(permission);
    } else if (address.startsWith('binding:') && typeof role === 'string') {
      if (isMoreThanRepositories(role)) roles.add(role);
    }
  }
  return githubUniverse(organizationId ?? '', customs, roles);
}

function systemAccess(here: OnGithub, universe: Universe): SystemAccess {
  const { access, ends } = here;
  const ways = new Map<string, readonly Way[]>();
  const held = new Map<string, HeldOnGithub>();
  const waysOf = (principal: string) => {
    const found = ways.get(principal) ?? [...waysOnGithub(here, principal)];
    ways.set(principal, found);
    return found;
  };
  const timelineOf = (principal: string): string =>
    canonicalJson(
      waysOf(principal)
        .map(({ path, key }) => `${path} ${key}`)
        .sort(),
    );
  return {
    universe,
    principals: principalsOn(here),
    timelineOf,
    momentsOf: () => [],
    at(principal): HeldAccess {
      const timeline = timelineOf(principal);
      const known = held.get(timeline) ?? heldOnGithub(access, ends.organization.id, principal);
      held.set(timeline, known);
      const { set, key } = known;
      const own = waysOf(principal);
      const parts = own.map((way) => partOf(way, universe));
      return {
        set,
        key,
        groups: [{ key: timeline, parts }],
        wayTo: (_, part) => own[part]?.route ?? [],
      };
    },
    routesTo: (principal, point) =>
      waysOf(principal).flatMap((way) => routeTo(way, point, ends.organization.id)),
  };
}

function principalsOn({ entries, access }: OnGithub): SystemAccess['principals'] {
  const ids = new Map<string, string>();
  for (const [address, { account }] of entries) {
    if (!/^(?:member|service-account):/.test(address)) continue;
    const name = principalOf(address);
    ids.set(name, typeof account === 'number' ? `account:${account}` : name);
  }
  return access.principals.map((name) => ({ name, id: ids.get(name) ?? name }));
}

function partOf({ key, path, ...way }: Way, { actions }: Universe): AccessPart {
  return { key, path, actions: new Set([...actions.keys()].filter((action) => gives(way, action))) };
}

function gives(
  { actions, everywhere, repositories }: Pick<Way, 'actions' | 'everywhere' | 'repositories'>,
  action: string,
): boolean {
  if (!isOfRepository(action)) return actions.includes(action);
  const all = [...repositories.values(), ...(everywhere === undefined ? [] : [everywhere])];
  return all.some((permissions) => permits(permissions, action));
}

function routeTo(way: Way, { action, resource }: Point, organizationId: string): readonly SystemRoute[] {
  const { key: part, route, actions, everywhere, repositories, tail } = way;
  const taken = { part, conditions: {} };
  if (!isOfRepository(action))
    return resource === '*' && actions.includes(action) ? [{ ...taken, steps: route, resources: ['*'] }] : [];
  const name = repositoryIn(resource, organizationId);
  if (name === undefined) return [];
  if (everywhere !== undefined && permits(everywhere, action))
    return [{ ...taken, steps: route, resources: [repositoryPattern(organizationId).written] }];
  const here = repositories.get(name);
  if (here === undefined || !permits(here, action)) return [];
  const resources = [repositoryPattern(organizationId, name).written];
  return [{ ...taken, steps: [...route, ...(tail?.(name) ?? [])], resources }];
}
