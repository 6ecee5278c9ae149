import type { JsonObject } from '../../digest/json.ts';
import { isEdge, objectAddress } from '../address.ts';
import type { Change } from '../plan.ts';
import type { StateEntries } from '../state.ts';
import { touchedIn } from './changed-access.ts';
import type { GuardInput } from './guard.ts';

/** A kind of thing that guards count. */
export interface Category {
  /** `members`: as in the guards `lost-members` and `gained-members`. */
  readonly name: string;
  readonly words: string;
  /** All that there are. */
  readonly all: (entries: StateEntries, organization: string) => Iterable<unknown>;
  readonly lost: (input: GuardInput) => number;
  readonly gained: (input: GuardInput) => number;
}

/** What the guards about shares count; a path that is replaced by another is neither lost nor gained. */
export const categories: readonly Category[] = [
  {
    name: 'members',
    words: 'members',
    all: (entries) => entriesThat(entries, (address, value) => isActiveMember(address, value)),
    lost: (input) => membersThat(input, 'lose'),
    gained: (input) => membersThat(input, 'gain'),
  },
  {
    name: 'teams',
    words: 'teams',
    all: (entries) => entriesThat(entries, (address) => address.startsWith('team:')),
    lost: ({ changes }) => changes.filter((each) => each.action === 'delete' && isA(each, 'team')).length,
    gained: ({ changes }) => changes.filter((each) => each.action === 'create' && isA(each, 'team')).length,
  },
  edges('memberships', 'team memberships', (address) => address.startsWith('team-member:')),
  edges(
    'bindings',
    'bindings',
    (address, value) =>
      address.startsWith('binding:') || (isPrincipal(address) && typeof value.role === 'string'),
  ),
  edges(
    'repository-permissions',
    'repository permissions',
    (address, value, entries, organization) =>
      address.startsWith('repository-permission:') ||
      (address.startsWith('binding:') && isRepositoryPermission(value, entries, organization)),
  ),
];

type IsCounted = (address: string, value: JsonObject, entries: StateEntries, organization: string) => boolean;

/**
 * Edges, and organization roles among the bindings. What the clock ends or starts was counted when it was declared:
 * a nearer end as lost, a later one as gained, and so an edge announced for later.
 */
function edges(name: string, words: string, isCounted: IsCounted): Category {
  const count = (input: GuardInput, side: 'before' | 'after') => {
    const effects = side === 'before' ? ['loss', 'both'] : ['gain', 'both'];
    const { entries } = input[side];
    return input.changes.filter((change) => {
      if (change.cause === 'clock' || !effects.includes(change.effect)) return false;
      const value = countedValue(change, side, entries);
      return value !== null && isCounted(change.address, value, entries, input.organization.name);
    }).length;
  };
  const announced = ({ announced, after, organization }: GuardInput) =>
    announced.filter(({ address, value }) => isCounted(address, value, after.entries, organization.name))
      .length;
  return {
    name,
    words,
    all: (entries, organization) =>
      entriesThat(entries, (address, value) => isCounted(address, value, entries, organization)),
    lost: (input) => count(input, 'before'),
    gained: (input) => count(input, 'after') + announced(input),
  };
}

/** All of an edge, and of an object only what differs. */
function countedValue(change: Change, side: 'before' | 'after', entries: StateEntries): JsonObject | null {
  const edge = isEdge(change.address);
  if (change.action !== 'update') return edge ? change[side] : null;
  return edge ? (entries.get(change.address) ?? null) : change[side];
}

/** Members removed, suspended, or left without anything they held; the other way round for those who gain. */
function membersThat(input: GuardInput, way: 'lose' | 'gain'): number {
  const { lasting, promised, eventual } = input.clocked;
  const [from, to] = way === 'lose' ? [lasting, input.after] : [eventual, promised];
  if (from === to || from.entries.size === 0) return 0;
  let count = 0;
  for (const address of touchedIn(from, input)) {
    const value = from.entries.get(address);
    if (value === undefined || !isActiveMember(address, value)) continue;
    const there = to.entries.get(address);
    const gone = there === undefined || there.status === 'suspended';
    if (gone || (to.grants(address).size === 0 && from.grants(address).size > 0)) count++;
  }
  return count;
}

function isRepositoryPermission(value: JsonObject, entries: StateEntries, organization: string): boolean {
  const on = Array.isArray(value.on) ? (value.on as readonly string[]) : [];
  if (on.some((pattern) => pattern.includes(':repository/'))) return true;
  const role = entries.get(objectAddress('role', organization, String(value.role)));
  const github = role?.github as JsonObject | undefined;
  return github?.repositoryPermission !== undefined;
}

function* entriesThat(
  entries: StateEntries,
  isCounted: (address: string, value: JsonObject) => boolean,
): Iterable<string> {
  for (const [address, value] of entries) if (isCounted(address, value)) yield address;
}

function isActiveMember(address: string, value: JsonObject): boolean {
  return address.startsWith('member:') && value.status !== 'suspended';
}

function isPrincipal(address: string): boolean {
  return address.startsWith('member:') || address.startsWith('service-account:');
}

function isA({ address }: Change, kind: string): boolean {
  return address.startsWith(`${kind}:`);
}
