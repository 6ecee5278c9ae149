import { describe, expect, test } from 'vitest';
import type { Binding, Organization, TeamMembership } from '../../src/model/model.ts';
import { isEmptySection } from '../../src/plan/build-plan.ts';
import type { SectionInput } from '../../src/plan/build-section.ts';
import type { PlanSection } from '../../src/plan/plan.ts';
import type { ScheduledEdge } from '../../src/plan/state.ts';
import { binding, desiredOf, member, membership, organization, planOf, role, team, world } from './world.ts';

/* A hospital's night shift: what is written about the clock today happens by itself in an hour. */

const soon = '2026-11-22T13:00:00Z';
const later = '2026-11-22T14:00:00Z';
const nurses = Array.from({ length: 40 }, (_, index) => `nurse-${index}`);

interface Shift {
  readonly size?: number;
  readonly place?: Partial<TeamMembership>;
  readonly shared?: Partial<Binding>;
  readonly permissions?: readonly string[];
  readonly github?: 'admin' | 'read';
}

function hospital({ size = 40, place = {}, shared = {}, permissions, github = 'read' }: Shift): Organization {
  return organization({
    roles: [
      role('ward-keys', permissions ?? ['wards:enter'], { github: { repositoryPermission: github } }),
      role('staff'),
    ],
    members: nurses.map((name) => member(name, { role: 'staff' })),
    teams: [
      team(
        'night-shift',
        nurses.slice(0, size).map((name) => membership(name, place)),
        { bindings: [binding('ward-keys', shared)] },
      ),
    ],
  });
}

function sectionOf(before: Shift, after: Shift, options: Partial<SectionInput> = {}): PlanSection {
  return planOf(hospital(after), world(hospital(before)), options).section;
}

function refusedBy({ guards }: PlanSection): readonly string[] {
  return guards.map(({ guard }) => guard);
}

/** What the last result announced. */
function announcedBy(shift: Shift): readonly ScheduledEdge[] {
  return desiredOf(hospital(shift)).scheduled;
}

describe('another end of an edge in force', () => {
  const effects = (before: Shift, after: Shift) => [
    ...new Set(sectionOf(before, after).changes.map(({ effect }) => effect)),
  ];

  test('a new or nearer one takes, a later one or none gives, the same does nothing', () => {
    const [near, far] = [{ place: { expires: soon } }, { place: { expires: later } }];
    expect(effects({}, near)).toEqual(['loss']);
    expect(effects(far, near)).toEqual(['loss']);
    expect(effects(near, far)).toEqual(['gain']);
    expect(effects(near, {})).toEqual(['gain']);
    expect(effects(near, { place: { expires: soon, reason: 'flu' } })).toEqual(['none']);
    expect(effects({}, { shared: { expires: soon } })).toEqual(['loss']);
  });

  test('an end in an hour for everybody is refused when it is declared, not when the hour has come', () => {
    expect(refusedBy(sectionOf({}, { place: { expires: soon } }))).toContain('lost-memberships');
    const ending = { place: { expires: soon } };
    const section = sectionOf(ending, ending, { evaluatedAt: later });
    expect(section.changes.map(({ cause }) => cause)).toEqual(Array(40).fill('clock'));
    expect(refusedBy(section)).toEqual([]);
  });

  test('a longer stay for everybody counts as gained', () => {
    expect(refusedBy(sectionOf({ place: { expires: soon } }, {}))).toContain('gained-memberships');
  });

  test('an end counts as lost repository permission by the role of its edge', () => {
    const repositories = (fields: Partial<Binding>) =>
      organization({
        roles: [role('chart-writer', [], { github: { repositoryPermission: 'write' } })],
        members: nurses.map((name) => member(name, { bindings: [binding('chart-writer', fields)] })),
      });
    const { section } = planOf(repositories({ expires: soon }), world(repositories({})));
    expect(refusedBy(section)).toContain('lost-repository-permissions');
  });
});

describe('edges announced for later', () => {
  const empty: Shift = { size: 0, github: 'admin' };
  const coming: Shift = { github: 'admin', place: { starts: soon } };

  test('are refused when they are announced, privileged ones twice', () => {
    const refused = refusedBy(sectionOf(empty, coming));
    expect(refused).toContain('gained-memberships');
    expect(refused).toContain('gained-privileged');
  });

  test('count once: neither in the next plan nor when they start', () => {
    const lastScheduled = announcedBy(coming);
    expect(refusedBy(sectionOf(empty, coming, { lastScheduled }))).toEqual([]);
    const started = sectionOf(empty, coming, { lastScheduled, evaluatedAt: later });
    expect(started.changes.map(({ cause }) => cause)).toEqual(Array(40).fill('clock'));
    expect(refusedBy(started)).toEqual([]);
  });

  test('announced with another end they are other edges', () => {
    const lastScheduled = announcedBy({ ...coming, place: { starts: soon, expires: later } });
    expect(refusedBy(sectionOf(empty, coming, { lastScheduled }))).toContain('gained-memberships');
  });

  test('a role made privileged between announcement and start makes them privileged', () => {
    const harmless: Shift = { place: { starts: soon } };
    const section = sectionOf({ size: 0 }, coming, {
      lastScheduled: announcedBy(harmless),
      evaluatedAt: later,
    });
    expect(refusedBy(section)).toContain('gained-privileged');
  });

  test('the plan says what they will be', () => {
    const { clock } = sectionOf(empty, { ...coming, place: { starts: soon, reason: 'flu' } });
    expect(clock.starts[0]).toEqual({
      address: 'team-member:orchestra/night-shift/nurse-0',
      at: soon,
      value: { role: 'member', starts: soon, reason: 'flu' },
    });
  });

  test('a section is empty only where the last result announced the same', () => {
    const lastScheduled = announcedBy(coming);
    expect(isEmptySection(sectionOf(empty, coming))).toBe(false);
    expect(isEmptySection(sectionOf(empty, coming, { lastScheduled }))).toBe(true);
    expect(isEmptySection(sectionOf(empty, empty, { lastScheduled }))).toBe(false);
    expect(isEmptySection(sectionOf(empty, empty))).toBe(true);
    const inForce = { ...coming, place: { starts: soon } };
    const there = planOf(hospital(inForce), world(hospital(inForce), { now: later }), {
      lastScheduled,
      evaluatedAt: later,
    });
    expect(isEmptySection(there.section)).toBe(true);
  });
});
