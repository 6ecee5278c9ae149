import { expect, test } from 'vitest';
import { countedApprovals } from '../../../src/access/approvals/counted-approvals.ts';
import type { HostReview } from '../../../src/access/approvals/reviewed-proposal.ts';
import { checkRepository } from '../../model/fixture-repository.ts';
import { fc } from '../../properties.ts';

const now = '2026-11-23T12:00:00Z';
const head = 'h'.repeat(40);
const people = { olga: 1, ana: 2, bo: 3, cy: 4, dan: 5, eve: 6 } as const;
type Person = keyof typeof people;

function organization() {
  const text = `apiVersion: bylaw/v1
kind: Organization
name: acme
---
apiVersion: bylaw/v1
kind: MemberList
items:
  - {name: olga, identities: {github: {login: olga, id: 1}}}
  - {name: ana, identities: {github: {login: ana, id: 2}}}
  - {name: bo, identities: {github: {login: bo, id: 3}}}
  - {name: cy, status: suspended, identities: {github: {login: cy, id: 4}}}
  - {name: dan, identities: {github: {login: dan}}}
---
apiVersion: bylaw/v1
kind: Team
name: security
members:
  - {member: bo, expires: 2026-12-31}
  - cy
  - dan
---
apiVersion: bylaw/v1
kind: Team
name: incident
parent: security
members:
  - {member: ana, starts: 2026-12-01}
`;
  const { model, diagnostics } = checkRepository([{ path: 'organizations/acme/all.yaml', text }]);
  const [found] = model?.organizations.values() ?? [];
  if (found === undefined) throw new Error(JSON.stringify(diagnostics));
  return found;
}

const needed = {
  guardrail: 'g',
  askedBy: ['base'] as const,
  by: ['team/security', 'member/olga'],
  count: 1,
  because: [],
};

function review(
  who: Person,
  state: HostReview['state'] = 'approved',
  more: Partial<HostReview> = {},
): HostReview {
  return { account: people[who], login: who, state, commit: head, ...more };
}

function count(reviews: readonly HostReview[], { authors = [99], of = needed, at = now } = {}) {
  const [counted] = countedApprovals([of], organization(), { head, authors, reviews }, at);
  if (counted === undefined) throw new Error('nothing counted');
  const { given, missing, uncounted } = counted;
  return {
    given: given.map(({ principal }) => principal),
    missing,
    uncounted: uncounted.map(({ login, because }) => `${login}: ${because}`),
  };
}

test('an approver by name and one of a team count, whatever they are called by now', () => {
  expect(count([review('olga')])).toEqual({ given: ['member/olga'], missing: 0, uncounted: [] });
  expect(count([review('bo', 'approved', { login: 'bobby' })]).given).toEqual(['member/bo']);
});

test('nobody else counts, and it is said why', () => {
  const all = (['ana', 'cy', 'dan', 'eve'] as const).map((who) => review(who));
  expect(count(all)).toEqual({
    given: [],
    missing: 1,
    uncounted: ['ana: no-approver', 'cy: suspended', 'dan: unknown-account', 'eve: unknown-account'],
  });
});

test('who takes the log-in of an approver is not that approver', () => {
  expect(count([review('eve', 'approved', { login: 'olga' })]).given).toEqual([]);
});

test('who wrote some of it does not count, nor an approval of another commit', () => {
  expect(count([review('olga')], { authors: [7, 1] }).uncounted).toEqual(['olga: author']);
  const other = { commit: 'o'.repeat(40) };
  expect(count([review('olga', 'approved', other)]).uncounted).toEqual(['olga: other-commit']);
  expect(count([review('olga', 'approved', { commit: undefined })]).missing).toBe(1);
});

test('the newest of each that is no comment stands', () => {
  expect(count([review('olga'), review('olga', 'commented')]).missing).toBe(0);
  expect(count([review('olga'), review('olga', 'changes-requested')]).uncounted).toEqual(['olga: withdrawn']);
  expect(count([review('olga', 'dismissed')]).uncounted).toEqual(['olga: withdrawn']);
  expect(count([review('olga', 'changes-requested')]).uncounted).toEqual([]);
  expect(count([review('olga', 'changes-requested'), review('olga')]).missing).toBe(0);
});

test('a membership counts while it lasts, and whoever is in a team below', () => {
  expect(count([review('ana')], { at: '2026-12-02T00:00:00Z' }).given).toEqual(['member/ana']);
  expect(count([review('bo')], { at: '2027-01-01T00:00:00Z' }).given).toEqual([]);
});

test('each counts once, and as many have to as are asked for', () => {
  const two = { ...needed, count: 2 };
  expect(count([review('olga'), review('olga')], { of: two }).missing).toBe(1);
  expect(count([review('olga'), review('bo')], { of: two }).missing).toBe(0);
});

test('another comment, and more approvals, never take an approval away', () => {
  const who = fc.constantFrom(...(Object.keys(people) as Person[]));
  const state = fc.constantFrom(
    'approved',
    'changes-requested',
    'commented',
    'dismissed',
    'pending',
  ) as fc.Arbitrary<HostReview['state']>;
  const some = fc.array(
    fc.tuple(who, state).map(([person, said]) => review(person, said)),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(some, who, (reviews, person) => {
      const { missing } = count(reviews);
      expect(count([...reviews, review(person, 'commented')]).missing).toBe(missing);
      expect(count([...reviews, review(person)]).missing).toBeLessThanOrEqual(missing);
    }),
  );
});
