import { expect, test } from 'vitest';
import type { Organization } from '../../src/model/model.ts';
import type { Origin } from '../../src/parse/document.ts';
import { buildSection, type PlannedSection, type SectionInput } from '../../src/plan/build-section.ts';
import type { Settled } from '../../src/plan/settled.ts';
import type { ActualState } from '../../src/plan/state.ts';
import { openState, storeState } from '../../src/plan/stored-state.ts';
import { fc } from '../properties.ts';
import { actualOf, desiredOf, everything, member, organization, role, target, team, token } from './world.ts';

/*
 * What an earlier plan found settled must change nothing of a later one: neither what people edited since, nor what
 * came or went by the clock, nor what the target held that was never declared.
 */

const times = ['2026-11-22T08:00:00Z', '2026-11-22T12:00:00Z', '2027-02-01T00:00:00Z'] as const;
const dates = [undefined, undefined, '2026-11-22T11:00:00Z', '2027-01-01T00:00:00Z'] as const;
const people = ['ana', 'bo', 'cy', 'di', 'ed'];
const teams = ['strings', 'winds', 'brass'];
const roles = ['player', 'leader'];

const period = fc.record({ starts: fc.constantFrom(...dates), expires: fc.constantFrom(...dates) });
const bindings = fc.array(fc.record({ role: fc.constantFrom(...roles), period }), { maxLength: 2 });
const spec = fc.oneof(
  fc.record({
    kind: fc.constant('member' as const),
    name: fc.constantFrom(...people),
    id: fc.constantFrom(undefined, undefined, ...people),
    previously: fc.constantFrom(undefined, undefined, ...people),
    role: fc.constantFrom(undefined, ...roles),
    bindings,
  }),
  fc.record({
    kind: fc.constant('team' as const),
    name: fc.constantFrom(...teams),
    members: fc.array(fc.record({ name: fc.constantFrom(...people), period }), { maxLength: 3 }),
    bindings,
  }),
  fc.record({
    kind: fc.constant('token' as const),
    name: fc.constantFrom('t1', 't2'),
    owner: fc.constantFrom(...people),
    bindings,
  }),
);
type Spec = typeof spec extends fc.Arbitrary<infer T> ? T : never;

/** One object a name; some share a file with others. */
const specs = fc
  .array(spec, { minLength: 3, maxLength: 12 })
  .map((all) => [...new Map(all.map((each) => [`${each.kind}/${each.name}`, each])).values()]);

function fileOf({ kind, name }: Spec): string {
  return name < 'c' ? 'shared-list.yaml' : `${kind}/${name}.yaml`;
}

function present(fields: { readonly starts: string | undefined; readonly expires: string | undefined }) {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

function declare(all: readonly Spec[]): Organization {
  const built = all.map((each) => {
    const origin: Origin = { file: fileOf(each), document: 0, path: [each.kind, each.name] };
    const held = each.bindings.map((one) => ({ role: one.role, ...present(one.period), origin }));
    return { each, origin, held };
  });
  const of = <K extends Spec['kind']>(kind: K) =>
    built.flatMap((one) =>
      one.each.kind === kind ? [{ ...one, each: one.each as Spec & { kind: K } }] : [],
    );
  return organization({
    members: of('member').map(({ each, origin, held }) =>
      member(each.name, {
        origin,
        bindings: held,
        ...(each.role === undefined ? {} : { role: each.role }),
        ...(each.id === undefined ? {} : { id: each.id }),
        ...(each.previously === undefined ? {} : { previously: [each.previously] }),
      }),
    ),
    teams: of('team').map(({ each, origin, held }) => {
      const members = each.members.map((one) => ({
        member: one.name,
        role: 'member' as const,
        ...present(one.period),
        origin,
      }));
      return team(each.name, members, { origin, bindings: held });
    }),
    tokens: of('token').map(({ each, origin, held }) =>
      token(each.name, { owner: `member/${each.owner}`, origin, bindings: held }),
    ),
    roles: roles.map((name) => role(name)),
  });
}

/** What each file says. */
function contents(all: readonly Spec[]): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const each of all)
    files.set(fileOf(each), `${files.get(fileOf(each)) ?? ''}${JSON.stringify(each)}\n`);
  return files;
}

function plan(
  declared: Organization,
  actual: ActualState,
  evaluatedAt: string,
  more: Partial<SectionInput>,
): PlannedSection {
  return buildSection({
    organization: declared,
    target: target(),
    capabilities: everything,
    histories: new Map(),
    published: new Map(),
    actual,
    evaluatedAt,
    circumstances: { appliedBefore: true, caller: 'member/ana' },
    allow: [],
    ...more,
  });
}

/** Everything that anybody may ask of a plan. */
function told({ section, findings, desired }: PlannedSection, actual: ActualState) {
  const entries = [...desired.entries].sort(([a], [b]) => (a < b ? -1 : 1));
  const addresses = [
    ...new Set([...desired.entries.keys(), ...actual.entries.keys(), 'member:orchestra/zoe']),
  ];
  return {
    section,
    findings,
    entries,
    size: desired.entries.size,
    each: addresses
      .sort()
      .map((at) => [at, desired.entries.has(at), desired.entries.get(at), desired.origins.get(at)]),
    scheduled: desired.scheduled,
    expired: desired.expired,
  };
}

test('what was found settled changes nothing of a later plan', () => {
  let spared = 0;
  fc.assert(
    fc.property(
      specs,
      fc.record({ put: fc.array(spec, { maxLength: 2 }), gone: fc.subarray([0, 1, 2, 3], { maxLength: 1 }) }),
      fc.record({ applied: specs, same: fc.boolean(), unowned: fc.subarray(people), loose: fc.boolean() }),
      fc.constantFrom(...times),
      fc.constantFrom(...times),
      (first, edit, there, then, now) => {
        // Mostly what was declared first, as it was then; sometimes something else.
        const base = desiredOf(declare(there.same ? first : [...first, ...there.applied].slice(-12)), {
          now: times[0],
        });
        const held = actualOf(base);
        const owned = new Set(
          [...held.owned].filter((at) => !there.unowned.some((name) => at.endsWith(`/${name}`))),
        );
        const entries = new Map(held.entries);
        if (there.loose) entries.set('team-member:orchestra/brass/zoe', { role: 'member' });
        const actual = { ...held, entries, owned: there.same ? held.owned : owned };
        const scheduled = { lastScheduled: base.scheduled };
        const before = plan(declare(first), actual, then, scheduled).settled();

        const kept = first.filter((_, index) => !edit.gone.includes(index));
        const second = [
          ...new Map([...kept, ...edit.put].map((each) => [`${each.kind}/${each.name}`, each])).values(),
        ];
        const [was, is] = [contents(first), contents(second)];
        const settled: Settled = {
          actual: actual.entries,
          get: (file) => (was.get(file) === is.get(file) ? before.get(file) : undefined),
        };
        const short = plan(declare(second), actual, now, { ...scheduled, settled });
        spared += short.desired.entries.size - short.desired.fresh.size;
        const whole = plan(declare(second), actual, now, scheduled);
        expect(told(short, actual)).toEqual(told(whole, actual));
        // Nor does it matter whether the target was read whole or is read object by object.
        const stored = { ...actual, entries: openState(storeState(actual.entries)) };
        const read = { ...scheduled, settled: { ...settled, actual: stored.entries } };
        expect(told(plan(declare(second), stored, now, read), actual)).toEqual(told(whole, actual));
      },
    ),
    { numRuns: 700 },
  );
  expect(spared).toBeGreaterThan(300);
}, 120_000);
