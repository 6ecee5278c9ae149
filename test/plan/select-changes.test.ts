import { describe, expect, test } from 'vitest';
import type { Organization } from '../../src/model/model.ts';
import { applyChange } from '../../src/plan/apply-change.ts';
import { buildPlan, isEmptySection } from '../../src/plan/build-plan.ts';
import type { PlannedSection } from '../../src/plan/build-section.ts';
import { findStaleChanges } from '../../src/plan/find-stale-changes.ts';
import { holdRemovals } from '../../src/plan/hold-removals.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { selectOnly } from '../../src/plan/select-only.ts';
import { selectSaved } from '../../src/plan/select-saved.ts';
import {
  binding,
  histories,
  history,
  member,
  organization,
  planOf,
  policy,
  role,
  service,
  serviceAccount,
  team,
  unowned,
  withEntry,
  withoutEntry,
  world,
} from './world.ts';

const reader = role('reader', ['books:read']);
const library = organization({
  roles: [reader],
  members: [member('ana'), member('bo'), member('cleo')],
  teams: [team('desk', ['ana', 'bo'], { bindings: [binding('reader')] })],
});
const reorganized = organization({
  roles: [reader, role('curator', ['books:*'])],
  members: [member('ana'), member('bo'), member('dora')],
  teams: [
    team('desk', ['ana'], { bindings: [binding('reader')] }),
    team('archive', ['bo', 'dora'], { parent: 'desk', bindings: [binding('curator')] }),
  ],
});

function steps({ section }: PlannedSection): readonly string[] {
  return section.changes.map(({ action, address }) => `${action} ${address.replace(/#.*/, '')}`);
}

function planFile(...planned: readonly PlannedSection[]): Plan {
  return buildPlan({
    source: { commit: 'a'.repeat(40), dirty: false },
    against: { kind: 'target' },
    evaluatedAt: '2026-11-22T12:00:00Z',
    ledger: { ref: 'bylaw/ledger', tip: null, sequence: 0 },
    sections: planned.map(({ section }) => section),
  });
}

describe('buildSection and buildPlan', () => {
  test('nothing changed: an empty section', () => {
    const planned = planOf(library, world(library));
    expect(isEmptySection(planned.section)).toBe(true);
    expect(planned).toMatchObject({
      findings: [],
      section: { changes: [], guards: [], letGo: [], adopts: [] },
    });
    expect(planned.section.access.status).toBe('notEvaluated');
    expect(isEmptySection(planOf(library, unowned(world(library), 'team:orchestra/desk')).section)).toBe(
      false,
    );
  });

  test('applying the plan of a whole reorganization converges, and the second plan is empty', () => {
    const actual = world(library);
    const planned = planOf(reorganized, actual);
    let entries = actual.entries;
    for (const change of planned.section.changes) {
      const applied = applyChange(entries, change);
      expect(applied.stale).toBeUndefined();
      entries = applied.entries;
    }
    expect(isEmptySection(planOf(reorganized, { ...world(reorganized), entries }).section)).toBe(true);
  });

  test('the digest is over the changes, whatever else the plan says', () => {
    const one = planFile(planOf(reorganized, world(library)));
    const other = { ...planFile(planOf(reorganized, { ...world(library), reads: 7 })), evaluatedAt: 'later' };
    expect(other.changeDigest).toBe(one.changeDigest);
    expect(planFile(planOf(library, world(library))).changeDigest).not.toBe(one.changeDigest);
  });
});

describe('holdRemovals', () => {
  test('additions stay, all that takes away is held and planned again later', () => {
    const held = holdRemovals(planOf(reorganized, world(library)));
    expect(steps(held)).toEqual([
      'create role:orchestra/curator',
      'create team:orchestra/archive',
      'create member:orchestra/dora',
      'create binding:orchestra/team/archive',
      'create team-member:orchestra/archive/bo',
      'create team-member:orchestra/archive/dora',
    ]);
    expect(held.section.held.map(({ address }) => address).sort()).toEqual([
      'member:orchestra/cleo',
      'team-member:orchestra/desk/bo',
    ]);
  });

  test('guards look at what is left', () => {
    const many = (n: number) =>
      organization({ members: Array.from({ length: n }, (_, index) => member(`reader-${index}`)) });
    const planned = planOf(many(1), world(many(20)));
    expect(planned.section.guards.map(({ guard }) => guard)).toEqual(['lost-members']);
    expect(holdRemovals(planned).section.guards).toEqual([]);
  });
});

describe('selectOnly', () => {
  const planned = planOf(reorganized, world(library));

  test('an edge brings the creations that it names', () => {
    const {
      planned: selected,
      required,
      unmatched,
    } = selectOnly(planned, ['team-member:orchestra/archive/dora']);
    expect([...steps(selected)].sort()).toEqual([
      'create member:orchestra/dora',
      'create team-member:orchestra/archive/dora',
      'create team:orchestra/archive',
    ]);
    expect(required.map(({ address }) => address).sort()).toEqual([
      'member:orchestra/dora',
      'team:orchestra/archive',
    ]);
    expect(unmatched).toEqual([]);
  });

  test('an object stands for itself and the edges it holds, a deletion brings those of its edges', () => {
    expect(steps(selectOnly(planned, ['team:orchestra/desk']).planned)).toEqual([
      'delete team-member:orchestra/desk/bo',
    ]);
    const gone = planOf(
      organization({ roles: [reader], members: [member('ana')], teams: [team('desk', ['ana'])] }),
      world(library),
    );
    expect(steps(selectOnly(gone, ['member:orchestra/bo']).planned)).toEqual([
      'delete team-member:orchestra/desk/bo',
      'delete member:orchestra/bo',
    ]);
  });

  test('a half of a replaced path alone is judged alone', () => {
    const moved = (desk: readonly string[], annex: readonly string[]) =>
      organization({
        roles: [reader],
        members: [member('ana')],
        teams: [
          team('desk', desk, { bindings: [binding('reader')] }),
          team('annex', annex, { bindings: [binding('reader')] }),
        ],
      });
    const whole = planOf(moved([], ['ana']), world(moved(['ana'], [])));
    expect(whole.section.changes.map(({ effect }) => effect)).toEqual(['replace', 'replace']);
    const { section } = selectOnly(whole, ['team-member:orchestra/desk/ana']).planned;
    expect(section.changes.map(({ effect }) => effect)).toEqual(['loss']);
  });

  test('a renamed object brings its new name, and what nothing is planned for is named', () => {
    const renamed = planOf(
      organization({
        roles: [reader],
        members: [...library.members.values()],
        teams: [
          team('front', ['ana', 'bo', 'cleo'], { previously: ['desk'], bindings: [binding('reader')] }),
        ],
      }),
      world(library),
    );
    const { planned: selected, unmatched } = selectOnly(renamed, [
      'team-member:orchestra/front/cleo',
      'team:orchestra/moon',
    ]);
    expect(steps(selected)).toEqual([
      'rename team:orchestra/front',
      'create team-member:orchestra/front/cleo',
    ]);
    expect(unmatched).toEqual(['team:orchestra/moon']);
  });
});

test('selectOnly: a renaming brings the one that frees the name', () => {
  const before = organization({ members: [member('ana'), member('bo')] });
  const after = organization({
    members: [
      member('zoe', { id: 'ana', previously: ['ana'] }),
      member('ana', { id: 'bo', previously: ['bo'] }),
    ],
  });
  const selected = selectOnly(planOf(after, world(before)), ['member:orchestra/ana']).planned;
  expect(steps(selected)).toEqual(['rename member:orchestra/zoe', 'rename member:orchestra/ana']);
  expect(findStaleChanges(world(before).entries, selected.section.changes)).toEqual([]);
});

test('what people read is planned too', () => {
  const text = [{ sid: 'A', effect: 'allow', actions: ['loans:read'] }];
  const declared = (shown: { readonly displayName?: string }, attributes = {}) =>
    organization({
      policies: [policy('loans', text, shown)],
      services: [{ ...service('loans', {}), ...shown }],
      serviceAccounts: [serviceAccount('scanner', { owner: 'member/ana', ...attributes })],
      members: [member('ana')],
    });
  const published = histories(history('loans', [text]));
  const actual = world(declared({}), { histories: published });
  const after = declared({ displayName: 'Loans' }, { attributes: { desk: 'front' } });
  expect([...steps(planOf(after, actual, { histories: published }))].sort()).toEqual([
    'update policy:orchestra/loans',
    'update service-account:orchestra/scanner',
    'update service:orchestra/loans',
  ]);
});

describe('selectSaved', () => {
  const saved = planFile(planOf(reorganized, world(library)));

  test('the same plan selects everything', () => {
    const { sections, refusals } = selectSaved([planOf(reorganized, world(library))], saved);
    expect(refusals).toEqual([]);
    expect(planFile(...sections)).toEqual(saved);
  });

  test('a change that the file adds, or that moved, is refused with what is there now', () => {
    const [section] = saved.sections;
    const [first] = section?.changes ?? [];
    if (section === undefined || first === undefined) throw new Error('the plan has changes');
    const forged = { ...first, address: 'member:orchestra/mallory', digest: '0'.repeat(64) };
    const edited = { ...saved, sections: [{ ...section, changes: [...section.changes, forged] }] };
    expect(selectSaved([planOf(reorganized, world(library))], edited).refusals).toEqual([
      `${forged.action} ${JSON.stringify(forged.before ?? forged.after)} at \`member:orchestra/mallory\` is not what a fresh plan has: nothing is to change there now`,
    ]);
    const moved = withEntry(world(library), 'team-member:orchestra/desk/bo', { role: 'maintainer' });
    expect(selectSaved([planOf(reorganized, moved)], saved).refusals).toEqual([
      'delete {"role":"member"} at `team-member:orchestra/desk/bo` is not what a fresh plan has: now it is delete {"role":"maintainer"}',
    ]);
  });

  test('a version that another branch published meanwhile is refused', () => {
    const text = (action: string) => [{ sid: 'A', effect: 'allow', actions: [action] }];
    const declared = (action: string): Organization =>
      organization({ policies: [policy('loans', text(action))] });
    const two = histories(history('loans', [text('loans:read'), text('loans:list')]));
    const three = histories(history('loans', [text('loans:read'), text('loans:list'), text('loans:export')]));
    const actual = world(declared('loans:list'), { histories: two });
    const mine = planFile(planOf(declared('loans:lend'), actual, { histories: two }));
    expect(mine.sections[0]?.publishes).toMatchObject([{ version: 3, previous: 2 }]);
    const theirs = world(declared('loans:export'), { histories: three });
    const { refusals } = selectSaved([planOf(declared('loans:lend'), theirs, { histories: three })], mine);
    expect(refusals[1]).toBe(
      'the plan expects to publish version 3 of policy `loans`: it would be version 4 now',
    );
    expect(refusals).toHaveLength(2);
  });

  test('a file that leaves a version out does not keep it back', () => {
    const text = (action: string) => [{ sid: 'A', effect: 'allow', actions: [action] }];
    const declared = (action: string) => organization({ policies: [policy('loans', text(action))] });
    const one = histories(history('loans', [text('loans:read')]));
    const fresh = planOf(declared('loans:lend'), world(declared('loans:read'), { histories: one }), {
      histories: one,
    });
    const plan = planFile(fresh);
    const emptied = { ...plan, sections: plan.sections.map((each) => ({ ...each, publishes: [] })) };
    expect(selectSaved([fresh], emptied).sections[0]?.section.publishes).toMatchObject([{ version: 2 }]);
    const nothing = { ...plan, sections: emptied.sections.map((each) => ({ ...each, changes: [] })) };
    expect(selectSaved([fresh], nothing).sections[0]?.section.publishes).toEqual([]);
  });

  test('a section that is gone is refused', () => {
    expect(selectSaved([], saved).refusals).toEqual([
      'organization `orchestra` has no target `directory` any more',
    ]);
  });
});

test('findStaleChanges: each change is judged after those before it', () => {
  const actual = world(library);
  const { changes } = planOf(reorganized, actual).section;
  expect(findStaleChanges(actual.entries, changes)).toEqual([]);
  const moved = withoutEntry(withEntry(actual, 'member:orchestra/dora', {}), 'team-member:orchestra/desk/bo');
  expect(
    findStaleChanges(moved.entries, changes)
      .map(({ message }) => message)
      .sort(),
  ).toEqual(['`member:orchestra/dora` exists already', '`team-member:orchestra/desk/bo` is gone already']);
});
