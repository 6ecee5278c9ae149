import type { JsonObject } from '../../../../src/digest/json.ts';
import { type Address, bindingAddress } from '../../../../src/plan/address.ts';
import { fc } from '../../../properties.ts';

export const permissions = ['read', 'triage', 'write', 'maintain', 'admin'];
export const people = ['member/ana', 'member/bo', 'service-account/ci'];
const teams = ['a', 'b', 'c'];
export const repositories = ['x', 'y'];

/** A small world, as what is in it rather than as entries. */
export interface World {
  readonly roles: readonly (string | undefined)[];
  /** By team, the index of a team before it. */
  readonly parents: readonly (number | undefined)[];
  readonly members: readonly (readonly number[])[];
  readonly given: readonly { team: number; repository: number; permission: number }[];
  readonly readers: readonly number[];
  readonly base: string | undefined;
}

export const world: fc.Arbitrary<World> = fc.record({
  roles: fc.tuple(...people.map(() => fc.constantFrom('admin', 'member', 'member', undefined))),
  parents: fc.tuple(fc.constant(undefined), fc.constantFrom(undefined, 0), fc.constantFrom(undefined, 0, 1)),
  members: fc.tuple(...teams.map(() => fc.uniqueArray(fc.nat(2)))),
  given: fc.uniqueArray(fc.record({ team: fc.nat(2), repository: fc.nat(1), permission: fc.nat(4) }), {
    maxLength: 6,
    selector: ({ team, repository }) => `${team} ${repository}`,
  }),
  readers: fc.uniqueArray(fc.nat(2), { maxLength: 1 }),
  base: fc.constantFrom(undefined, 'none', 'read', 'write', 'admin'),
});

export function entriesOf({
  roles,
  parents,
  members,
  given,
  readers,
  base,
}: World): Map<Address, JsonObject> {
  const entries = new Map<Address, JsonObject>();
  if (base !== undefined) entries.set('settings:acme', { defaultRepositoryPermission: base });
  for (const [index, role] of roles.entries()) {
    if (role !== undefined) entries.set(people[index]?.replace('/', ':acme/') ?? '', { role });
  }
  for (const [address, value] of teamEntriesOf({ roles, parents, members })) entries.set(address, value);
  for (const { team, repository, permission } of given) {
    const address = `repository-permission:acme/${teams[team]}/${repositories[repository]}`;
    entries.set(address, { permission: permissions[permission] ?? '' });
  }
  for (const reader of readers) {
    const value = { role: 'all_repo_triage' };
    entries.set(bindingAddress('acme', { kind: 'team', name: teams[reader] ?? '' }, value), value);
  }
  return entries;
}

function* teamEntriesOf({
  roles,
  parents,
  members,
}: Pick<World, 'roles' | 'parents' | 'members'>): Iterable<[Address, JsonObject]> {
  for (const [index, team] of teams.entries()) {
    const parent = parents[index];
    yield [`team:acme/${team}`, parent === undefined ? {} : { parent: teams[parent] ?? '' }];
    for (const each of members[index] ?? []) {
      if (roles[each] === undefined) continue;
      yield [`team-member:acme/${team}/${people[each]?.replace('member/', '')}`, { role: 'member' }];
    }
  }
}

/** The same asked from the other end: for each permission, whether anything gives at least that. */
export function naively(each: World, person: number, repository: number): string | undefined {
  const { roles, parents, members, given, readers, base } = each;
  const role = roles[person];
  if (role === undefined) return undefined;
  const isIn = (team: number): boolean =>
    members[team]?.includes(person) === true ||
    parents.some((parent, child) => parent === team && isIn(child));
  const givesAtLeast = (wanted: number): boolean =>
    role === 'admin' ||
    (base !== undefined && permissions.indexOf(base) >= wanted) ||
    readers.some((team) => isIn(team) && wanted <= 1) ||
    given.some((one) => one.repository === repository && one.permission >= wanted && isIn(one.team));
  const reached = permissions.filter((_, index) => givesAtLeast(index));
  return reached.at(-1);
}
