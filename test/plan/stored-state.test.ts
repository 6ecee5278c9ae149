import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/digest/json.ts';
import { layeredEntries } from '../../src/plan/layered-entries.ts';
import { ownersIn } from '../../src/plan/owners-in.ts';
import { collectRelations } from '../../src/plan/reach/collect-relations.ts';
import type { Relations } from '../../src/plan/reach/relation.ts';
import type { StateEntries } from '../../src/plan/state.ts';
import { emailsIn, factsOf, objectsOfKind } from '../../src/plan/state-facts.ts';
import { openState, storeState } from '../../src/plan/stored-state.ts';
import { fc } from '../properties.ts';

const names = ['ana', 'bo', '1', '0a1b2c3d4e', '__proto__', 'service-account'];
const name = fc.constantFrom(...names);
const role = fc.constantFrom(undefined, 'owner', 'player', 'constructor');

type Entry = readonly [string, JsonObject];

const entry: fc.Arbitrary<Entry> = fc.oneof(
  fc
    .tuple(name, role, fc.constantFrom(undefined, 'Ana@acme.example', 'ü@\u{1f600}\n'), fc.boolean())
    .map(
      ([at, own, email, away]): Entry => [
        `member:acme/${at}`,
        only({ role: own, email, status: away ? 'suspended' : undefined }),
      ],
    ),
  fc
    .tuple(name, fc.option(name))
    .map(([at, parent]): Entry => [`team:acme/${at}`, only({ parent: parent ?? undefined })]),
  fc.tuple(name, name).map(([at, owner]): Entry => [`token:acme/${at}`, { owner: `member/${owner}` }]),
  name.map((at): Entry => [`service-account:acme/${at}`, { owner: 'team/bo' }]),
  name.map((at): Entry => [`service:acme/${at}`, { actions: {} }]),
  fc.constant<Entry>(['organization:acme', { membership: { owners: { role: 'owner' } } }]),
  fc
    .tuple(name, name, fc.constantFrom('', 'service-account/'))
    .map(([team, at, kind]): Entry => [`team-member:acme/${team}/${kind}${at}`, { role: 'member' }]),
  fc
    .tuple(fc.constantFrom('member', 'team', 'token', 'service-account'), name, name, role)
    .map(
      ([kind, at, key, own]): Entry => [
        `binding:acme/${kind}/${at}#${keyOf(key)}`,
        { role: own ?? 'player' },
      ],
    ),
);
const state = fc.array(entry, { maxLength: 30 }).map((all) => new Map(all));

function only(fields: Readonly<Record<string, string | undefined>>): JsonObject {
  return JSON.parse(JSON.stringify(fields)) as JsonObject;
}

function keyOf(text: string): string {
  return Buffer.from(text.padEnd(5, '.')).toString('hex').slice(0, 10);
}

function sorted(entries: Iterable<readonly [string, unknown]>) {
  return [...entries].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Whatever can be asked of a state, by whoever is there and whoever is not. */
function told(entries: StateEntries) {
  const relations = factsOf(entries)?.relations ?? collectRelations(entries);
  const ends = ['member', 'team', 'token', 'service-account'].flatMap((kind) =>
    [...names, 'nobody'].map((at) => `${kind}:acme/${at}`),
  );
  const roles = ['owner', 'player', 'constructor', 'none'];
  const asked = [...new Set([...ends, ...entries.keys(), ...roles])].sort();
  const related = (Object.keys(relations) as (keyof Relations)[]).map((relation) => [
    relation,
    [...relations[relation].keys()].sort(),
    asked.map((from) => [
      from,
      relations[relation].has(from),
      [...(relations[relation].get(from) ?? [])].sort(),
    ]),
  ]);
  return {
    size: entries.size,
    entries: sorted(entries),
    keys: [...entries.keys()].sort(),
    values: [...entries.values()].length,
    each: asked.map((at) => [at, entries.has(at), entries.get(at)]),
    owners: roles.map((each) => ownersIn(entries, each)),
    members: [...objectsOfKind(entries, 'member')].sort(),
    services: [...objectsOfKind(entries, 'service')].sort(),
    emails: sorted(emailsIn(entries)),
    related,
  };
}

describe('a state that is read object by object', () => {
  test('says what the same state says that was read whole', () => {
    fc.assert(
      fc.property(state, (entries) => {
        expect(told(openState(storeState(entries)))).toEqual(told(entries));
      }),
      { numRuns: 300 },
    );
  });

  test('and so does one that differs from it a little, and one that differs from that', () => {
    const edits = fc.array(fc.tuple(entry, fc.boolean()), { maxLength: 6 });
    fc.assert(
      fc.property(state, edits, edits, (entries, first, second) => {
        const whole = new Map<string, JsonObject>(entries);
        let layered: StateEntries = openState(storeState(entries));
        for (const edit of [first, second]) {
          const changed = new Map(edit.map(([[at, value], gone]) => [at, gone ? undefined : value]));
          for (const [at, value] of changed) {
            if (value === undefined) whole.delete(at);
            else whole.set(at, value);
          }
          layered = layeredEntries({ base: layered, changed });
        }
        expect({ ...told(layered), emails: [] }).toEqual({ ...told(whole), emails: [] });
      }),
      { numRuns: 300 },
    );
  });
});
