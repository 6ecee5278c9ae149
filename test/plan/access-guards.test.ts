import { describe, expect, test } from 'vitest';
import type { Member, Organization, Role, ServiceAccount, Target, Token } from '../../src/model/model.ts';
import type { SectionInput } from '../../src/plan/build-section.ts';
import type { GuardRefusal } from '../../src/plan/plan.ts';
import {
  binding,
  histories,
  history,
  member,
  organization,
  planOf,
  policy,
  role,
  serviceAccount,
  target,
  team,
  token,
  world,
  zone,
} from './world.ts';

/* A library whose desks get everything from one branch: a single edit reaches everybody. */

const people = Array.from({ length: 40 }, (_, index) => `librarian-${index}`);

interface Branch {
  readonly parent?: boolean;
  readonly bound?: boolean;
  readonly permissions?: readonly string[];
  readonly boundary?: readonly string[];
  readonly role?: Partial<Role>;
  readonly member?: Partial<Member>;
  readonly bindingEnds?: string;
  readonly zoned?: boolean;
}

function library(branch: Branch = {}): Organization {
  const { parent = true, bound = true, permissions = ['books:lend', 'books:shelve'], boundary = [] } = branch;
  const ends = branch.bindingEnds === undefined ? {} : { expires: branch.bindingEnds };
  return organization({
    boundary,
    roles: [role('lender', permissions, branch.role), role('guest')],
    policies: [policy('opening-hours', [{ effect: 'allow', action: ['*'] }])],
    members: people.map((name, index) => member(name, index === 0 ? branch.member : {})),
    zones: branch.zoned === true ? [zone('archive', { isolated: true })] : [],
    teams: [
      team('branch', [], { bindings: bound ? [binding('lender', ends)] : [] }),
      team('desk', people, parent ? { parent: 'branch' } : {}),
    ],
  });
}

const published = histories(history('opening-hours', [[{ effect: 'allow', action: ['*'] }]]));

function guardsOf(
  before: Organization,
  after: Organization,
  options: Partial<SectionInput> & { readonly fields?: Partial<Target> } = {},
): readonly GuardRefusal[] {
  const { fields, ...rest } = options;
  const actual = world(before, { histories: published });
  return planOf(after, actual, { target: target(fields), histories: published, ...rest }).section.guards;
}

function names(...from: Parameters<typeof guardsOf>): readonly string[] {
  return guardsOf(...from).map(({ guard }) => guard);
}

describe('one edit that everybody feels', () => {
  test.each([
    ['a parent team is left', { parent: false }],
    ['the only binding of the parent goes', { bound: false }],
    ['the role permits nothing any more', { permissions: [] }],
    ['the role permits less', { permissions: ['books:lend'] }],
    ['a boundary around the organization', { boundary: ['opening-hours'] }],
    ['the binding of the parent ends in an hour', { bindingEnds: '2026-11-22T13:00:00Z' }],
    ['an isolated zone', { zoned: true }],
  ] as const)('lost-access: %s', (_, edit) => {
    expect(guardsOf(library(), library(edit))).toContainEqual(
      expect.objectContaining({ guard: 'lost-access', limit: 10, planned: 40 }),
    );
  });

  test.each([
    ['a parent team is joined', { parent: false }],
    ['a binding of the parent', { bound: false }],
    ['the role permits more', { permissions: ['books:lend'] }],
    ['the boundary falls', { boundary: ['opening-hours'] }],
    ['the binding of the parent stays', { bindingEnds: '2026-11-22T13:00:00Z' }],
    ['an isolated zone opens', { zoned: true }],
  ] as const)('gained-access: %s', (_, edit) => {
    expect(names(library(edit), library())).toContain('gained-access');
    expect(names(library(edit), library(), { circumstances: { appliedBefore: false } })).not.toContain(
      'gained-access',
    );
  });

  test('policies of a role count for neither: nobody reads what they say yet', () => {
    const reads = library({ role: { policies: ['opening-hours'] } });
    expect(names(library(), reads)).toEqual([]);
    expect(names(reads, library())).toEqual([]);
  });

  test('what is described otherwise, or reached by another path, is neither', () => {
    expect(names(library(), library({ role: { description: 'lends books' } }))).toEqual([]);
    const byTeam = library({ parent: false });
    const [, desk] = [...byTeam.teams.values()];
    const own = { ...byTeam, teams: new Map(byTeam.teams) };
    if (desk !== undefined) own.teams.set('desk', { ...desk, bindings: [binding('lender')] });
    expect(names(library(), own)).toEqual([]);
  });

  test('a gain does not trip the guard of losses, nor the other way round', () => {
    expect(names(library({ permissions: [] }), library())).toEqual(['gained-access']);
    expect(names(library(), library({ permissions: [] }))).toEqual(['lost-access']);
  });

  test('limits and protection are a target’s', () => {
    const less = library({ permissions: ['books:lend'] });
    const guards = { 'lost-access': { share: 1 } };
    expect(names(library(), less, { fields: { guards } })).toEqual([]);
    expect(
      guardsOf(library(), less, { fields: { guards, protected: ['member/librarian-3'] } }),
    ).toMatchObject([{ guard: 'protected-principals', message: expect.stringContaining('librarian-3') }]);
  });

  test('the boundary of one person concerns that person', () => {
    const guards = { 'lost-access': { share: 0, floor: 1 } };
    expect(
      guardsOf(library(), library({ member: { boundary: ['opening-hours'] } }), { fields: { guards } }),
    ).toMatchObject([{ guard: 'lost-access', planned: 1 }]);
  });
});

describe('service accounts and tokens', () => {
  /** Scanners that book loans, each with a token that does what its scanner may. */
  function scanners(
    n: number,
    account: Partial<ServiceAccount> = {},
    fields: Partial<Token> = {},
  ): Organization {
    const all = Array.from({ length: n }, (_, index) => `scanner-${index}`);
    return organization({
      roles: [role('lender', ['books:lend'])],
      members: [member('ana')],
      serviceAccounts: all.map((name) => serviceAccount(name, { role: 'lender', ...account })),
      tokens: all.map((name) => token(name, { owner: `service-account/${name}`, ...fields })),
    });
  }

  test('are counted when they come', () => {
    expect(guardsOf(scanners(2), scanners(60))).toContainEqual(
      expect.objectContaining({ guard: 'gained-access', limit: 19, planned: 116 }),
    );
  });

  test.each([
    ['deleted', scanners(2), 116],
    ['suspended', scanners(60, { status: 'suspended' }), 120],
    ['left with revoked tokens', scanners(60, {}, { revoked: true }), 60],
  ] as const)('are counted when they are %s', (_, after, planned) => {
    expect(guardsOf(scanners(60), after)).toContainEqual(
      expect.objectContaining({ guard: 'lost-access', limit: 30, planned }),
    );
  });
});
