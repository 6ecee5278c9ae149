import { expect, test } from 'vitest';
import type { JsonObject } from '../../src/digest/json.ts';
import { type Address, bindingAddress, knownAddress, objectKinds } from '../../src/plan/address.ts';
import { bindingHolderOf, personOf, teamOf } from '../../src/plan/edge-addresses.ts';
import { endsOf } from '../../src/plan/edge-ends.ts';
import { gainersOf, losersOf } from '../../src/plan/guards/changed-access.ts';
import { clockedAccess } from '../../src/plan/guards/clocked-access.ts';
import type { GuardInput } from '../../src/plan/guards/guard.ts';
import { accessAfter, accessAt } from '../../src/plan/order/access-before-after.ts';
import type { Change } from '../../src/plan/plan.ts';
import { accessGraph } from '../../src/plan/reach/access-graph.ts';
import {
  affectedPrincipals,
  allPrincipals,
  holdersOfRole,
} from '../../src/plan/reach/affected-principals.ts';
import { grantsOf } from '../../src/plan/reach/grants-of.ts';
import type { ScheduledEdge, StateEntries } from '../../src/plan/state.ts';
import { fc } from '../properties.ts';
import { now } from './world.ts';

/*
 * What changes touch is worked out from what was there; here it is set against everything worked out anew.
 */

const people = ['ana', 'bo', 'cy'];
const accounts = ['ci', 'bot'];
const teams = ['strings', 'winds', 'brass'];
const tokens = ['t1', 't2'];
const roles = ['player', 'leader'];
const manages = new Set(objectKinds);

const principals = [
  ...people.map((name) => ['member', name] as const),
  ...accounts.map((name) => ['service-account', name] as const),
];
const holders = [
  ...principals,
  ...teams.map((name) => ['team', name] as const),
  ...tokens.map((name) => ['token', name] as const),
];

function optional<T>(of: fc.Arbitrary<T>) {
  return fc.option(of, { nil: undefined });
}

type Entry = readonly [Address, JsonObject];

const entry: fc.Arbitrary<Entry> = fc.oneof(
  fc
    .tuple(
      fc.constantFrom(...principals),
      fc.constantFrom('active', 'active', 'suspended'),
      optional(fc.constantFrom(...roles)),
    )
    .map(
      ([[kind, name], status, role]): Entry => [
        `${kind}:orchestra/${name}`,
        { status, ...(role === undefined ? {} : { role }) },
      ],
    ),
  fc
    .tuple(fc.constantFrom(...teams), optional(fc.constantFrom(...teams)))
    .map(([name, parent]): Entry => [`team:orchestra/${name}`, parent === undefined ? {} : { parent }]),
  fc
    .tuple(
      fc.constantFrom(...tokens),
      fc.constantFrom(...principals),
      fc.boolean(),
      fc.constantFrom(undefined, '2026-11-22T11:00:00Z', '2027-01-01T00:00:00Z'),
    )
    .map(
      ([name, [kind, owner], inherit, expires]): Entry => [
        `token:orchestra/${name}`,
        { owner: `${kind}/${owner}`, inherit, ...(expires === undefined ? {} : { expires }) },
      ],
    ),
  fc
    .tuple(fc.constantFrom(...teams), fc.constantFrom(...principals))
    .map(
      ([team, [kind, name]]): Entry => [
        `team-member:orchestra/${team}/${kind === 'member' ? name : `service-account/${name}`}`,
        { role: 'member' },
      ],
    ),
  fc
    .tuple(fc.constantFrom(...holders), fc.constantFrom(...roles), optional(fc.constant('hall')))
    .map(([[kind, name], role, zone]): Entry => {
      const value = zone === undefined ? { role } : { role, zone };
      return [bindingAddress('orchestra', { kind, name }, value), value];
    }),
  fc
    .tuple(fc.constantFrom(...roles), fc.subarray(['scores:read', 'scores:write']))
    .map(([name, permissions]): Entry => [`role:orchestra/${name}`, { permissions }]),
);
const state = fc
  .array(entry, { minLength: 12, maxLength: 40 })
  .map((entries): StateEntries => new Map(entries));
/** A state and one that differs in little from it. */
const alike = fc
  .tuple(state, fc.array(entry, { maxLength: 2 }), fc.array(fc.nat(), { maxLength: 1 }))
  .map(([before, put, taken]): readonly [StateEntries, StateEntries] => {
    const gone = taken.map((at) => [...before.keys()][at % before.size]);
    return [before, new Map([...[...before].filter(([address]) => !gone.includes(address)), ...put])];
  });

function changesBetween(before: StateEntries, after: StateEntries): readonly Change[] {
  const judged = { digest: '', effect: 'none', cause: 'declared' } as const;
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((address): readonly Change[] => {
    const [was, is] = [before.get(address), after.get(address)];
    if (was === undefined) return [{ action: 'create', address, before: null, after: is ?? {}, ...judged }];
    if (is === undefined) return [{ action: 'delete', address, before: was, after: null, ...judged }];
    if (JSON.stringify(was) === JSON.stringify(is)) return [];
    return [{ action: 'update', address, before: was, after: is, ...judged }];
  });
}

/** The roles whose permissions differ, and whether all that differs is taken. */
function changedRoles(changes: readonly Change[]) {
  return changes.flatMap(({ address, action, before, after }) => {
    if (action !== 'update' || !address.startsWith('role:')) return [];
    const [had, has] = [before?.permissions, after?.permissions] as unknown as readonly string[][];
    const lost = has?.every((each) => had?.includes(each)) === true;
    return [{ role: address.slice('role:orchestra/'.length), lost }];
  });
}

test('what an edge connects is told from its address as from its parts', () => {
  fc.assert(
    fc.property(entry, ([address, value]) => {
      const parsed = knownAddress(address);
      if (parsed.kind === 'team-member')
        expect([teamOf(address), personOf(address)]).toEqual(endsOf(parsed, value));
      if (parsed.kind === 'binding') expect(bindingHolderOf(address)).toBe(endsOf(parsed, value)[0]);
    }),
    { numRuns: 200 },
  );
});

test('a state after changes is known as well as one worked out anew', () => {
  fc.assert(
    fc.property(alike, state, ([first, second], third) => {
      const start = accessAt(first, manages, now);
      const changed = accessAfter(
        accessAfter(start, changesBetween(first, second)),
        changesBetween(second, third),
      );
      const anew = accessGraph(third, manages, now);
      expect(new Map(changed.entries)).toEqual(new Map(third));
      expect(new Set(allPrincipals(changed.graph))).toEqual(new Set(allPrincipals(anew)));
      for (const role of roles) expect(holdersOfRole(changed.graph, role)).toEqual(holdersOfRole(anew, role));
      for (const address of new Set([...first.keys(), ...second.keys(), ...third.keys()]))
        expect(affectedPrincipals(changed.graph, address)).toEqual(affectedPrincipals(anew, address));
      for (const principal of allPrincipals(anew)) {
        expect(changed.grants(principal)).toEqual(grantsOf(anew, principal));
      }
      // What was there first is as it was.
      const firstAnew = accessGraph(first, manages, now);
      for (const principal of allPrincipals(firstAnew))
        expect(grantsOf(start.graph, principal)).toEqual(grantsOf(firstAnew, principal));
    }),
    { numRuns: 300 },
  );
});

test('who loses and who gains is found among all, not only among those looked at', () => {
  const edges = fc
    .array(entry, { maxLength: 4 })
    .map((all): readonly ScheduledEdge[] =>
      all.flatMap(([address, value]) =>
        /^(team-member|binding):/.test(address) ? [{ address, value }] : [],
      ),
    );
  fc.assert(
    fc.property(alike, edges, edges, ([before, after], kept, scheduled) => {
      const changes = changesBetween(before, after);
      const ends = { before: accessAt(before, manages, now), after: accessAt(after, manages, now) };
      const clocked = clockedAccess(changes, ends, { kept, scheduled });
      const input = { changes, ...ends, clocked } as unknown as GuardInput;
      const all = (from: StateEntries, to: StateEntries) => {
        const [one, other] = [accessGraph(from, manages, now), accessGraph(to, manages, now)];
        return [...allPrincipals(one)].filter((principal) =>
          [...grantsOf(one, principal).keys()].some((key) => !grantsOf(other, principal).has(key)),
        );
      };
      const losers = losersOf(input);
      const gainers = gainersOf(input);
      for (const each of all(before, after)) expect(losers).toContain(each);
      for (const each of all(clocked.eventual.entries, clocked.promised.entries))
        expect(gainers).toContain(each);
      for (const { role, lost } of changedRoles(changes)) {
        const graph = accessGraph(before, manages, now);
        const holds = (principal: Address) =>
          [...grantsOf(graph, principal).values()].some((grant) => grant.role === role);
        if (lost)
          expect([...allPrincipals(graph)].filter(holds).filter((each) => !losers.has(each))).toEqual([]);
      }
    }),
    { numRuns: 600 },
  );
});
