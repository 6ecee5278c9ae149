import type { Json, JsonObject } from '../../src/digest/json.ts';
import type { Effectless } from '../../src/plan/apply-change.ts';
import { applyChangeTo } from '../../src/plan/apply-change.ts';
import type { StateEntries } from '../../src/plan/state.ts';

/*
 * What the order of changes must do, said a second time and as plainly as possible, without the indexes of the
 * real one: access is worked out anew for every state.
 */

/** By principal: what it holds (role, zone, scope), and what that means (each permission and policy of the role). */
export interface PlainAccess {
  readonly held: ReadonlySet<string>;
  readonly meant: ReadonlySet<string>;
}

export function plainAccess(entries: StateEntries): ReadonlyMap<string, PlainAccess> {
  const access = new Map<string, PlainAccess>();
  for (const [address, value] of entries) {
    const [kind = '', rest = ''] = address.split(':');
    if (kind !== 'member') continue;
    const name = rest.split('/')[1] ?? '';
    const held = value.status === 'suspended' ? [] : [...heldBy(entries, name, value)];
    const meant = held.flatMap((key) => [key, ...meaning(entries, key)].map((each) => `${key} ${each}`));
    access.set(address, { held: new Set(held), meant: new Set(meant) });
  }
  return access;
}

function* heldBy(entries: StateEntries, name: string, value: JsonObject): Iterable<string> {
  if (value.role !== undefined) yield keyOf({ role: value.role });
  yield* bindingsOf(entries, `member/${name}`);
  for (const address of entries.keys()) {
    const match = /^team-member:orchestra\/([^/]+)\/([^/]+)$/.exec(address);
    if (match?.[2] !== name) continue;
    const seen = new Set<Json | undefined>();
    for (let team: Json | undefined = match[1]; team !== undefined && !seen.has(team); ) {
      seen.add(team);
      yield* bindingsOf(entries, `team/${team}`);
      team = entries.get(`team:orchestra/${team}`)?.parent;
    }
  }
}

function* bindingsOf(entries: StateEntries, holder: string): Iterable<string> {
  for (const [address, value] of entries) {
    if (address.startsWith(`binding:orchestra/${holder}#`)) yield keyOf(value);
  }
}

function keyOf(value: JsonObject): string {
  return JSON.stringify([value.role, value.zone ?? null, value.on ?? null]);
}

function meaning(entries: StateEntries, key: string): readonly string[] {
  const role = entries.get(`role:orchestra/${JSON.parse(key)[0]}`);
  const policies = ((role?.policies ?? []) as readonly string[]).map((each) => {
    const policy = entries.get(`policy:orchestra/${each}`);
    return `${each} ${JSON.stringify(policy?.digest)}`;
  });
  return [...((role?.permissions ?? []) as readonly string[]), ...policies];
}

export interface Violation {
  readonly step: number;
  readonly kind: 'breaks' | 'exceeds';
  readonly what: string;
}

/** Every state on the way that takes what both ends give, or gives what neither end gives. */
export function violations(before: StateEntries, changes: readonly Effectless[]): readonly Violation[] {
  const states = [before];
  const draft = new Map(before);
  for (const change of changes) {
    const stale = applyChangeTo(draft, change);
    if (stale !== undefined) throw new Error(stale.message);
    states.push(new Map(draft));
  }
  const first = plainAccess(before);
  const last = plainAccess(draft);
  return states.flatMap((state, step) =>
    wrongWith(plainAccess(state), first, last).map((each) => ({ step, ...each })),
  );
}

function wrongWith(
  now: ReadonlyMap<string, PlainAccess>,
  first: ReadonlyMap<string, PlainAccess>,
  last: ReadonlyMap<string, PlainAccess>,
): readonly Omit<Violation, 'step'>[] {
  const nothing: PlainAccess = { held: new Set(), meant: new Set() };
  const wrong: Omit<Violation, 'step'>[] = [];
  for (const principal of new Set([...first.keys(), ...last.keys(), ...now.keys()])) {
    const [was, is, willBe] = [first, now, last].map((each) => each.get(principal) ?? nothing) as [
      PlainAccess,
      PlainAccess,
      PlainAccess,
    ];
    for (const key of was.held) {
      if (willBe.held.has(key) && !is.held.has(key))
        wrong.push({ kind: 'breaks', what: `${principal} ${key}` });
    }
    for (const each of is.meant) {
      if (!was.meant.has(each) && !willBe.meant.has(each))
        wrong.push({ kind: 'exceeds', what: `${principal} ${each}` });
    }
  }
  return wrong;
}

/** Whether any order at all stays without violations of these kinds, deletions of edges before their ends. */
export function someOrderExists(
  before: StateEntries,
  changes: readonly Effectless[],
  kinds: readonly Violation['kind'][],
): boolean {
  const draft = new Map(before);
  for (const change of changes) applyChangeTo(draft, change);
  const first = plainAccess(before);
  const last = plainAccess(draft);
  const all = 2 ** changes.length - 1;
  const dead = new Set<number>();
  const search = (done: number, state: StateEntries): boolean => {
    if (wrongWith(plainAccess(state), first, last).some(({ kind }) => kinds.includes(kind))) return false;
    if (done === all) return true;
    if (dead.has(done)) return false;
    for (const [index, change] of changes.entries()) {
      const bit = 1 << index;
      if (
        (done & bit) !== 0 ||
        changes.some((other, place) => (done & (1 << place)) === 0 && mustPrecede(other, change))
      )
        continue;
      const next = new Map(state);
      applyChangeTo(next, change);
      if (search(done | bit, next)) return true;
    }
    dead.add(done);
    return false;
  };
  return search(0, before);
}

function mustPrecede(edge: Effectless, object: Effectless): boolean {
  if (edge === object || edge.action !== 'delete' || object.action !== 'delete') return false;
  const [kind = '', name = ''] = object.address.split(':orchestra/');
  if (/^(team-member|binding):/.test(object.address) || !/^(team-member|binding):/.test(edge.address))
    return false;
  const [, path = ''] = edge.address.split(':orchestra/');
  if (edge.address.startsWith('team-member:')) {
    const [team, member] = path.split('/');
    return (kind === 'team' && team === name) || (kind === 'member' && member === name);
  }
  return path.startsWith(`${kind}/${name}#`) || (kind === 'role' && edge.before?.role === name);
}
