import { expect, it } from 'vitest';
import { compileAccess } from '../../../src/access/compile-access.ts';
import { isAllowed } from '../../../src/access/is-allowed.ts';
import { findCover } from '../../../src/access/lints/coverage/find-cover.ts';
import {
  type LintedOrganization,
  lintedOrganization,
} from '../../../src/access/lints/linted-organization.ts';
import type { LintedStatement } from '../../../src/access/lints/linted-statement.ts';
import type { ContextValue } from '../../../src/access/request.ts';
import type { Organization } from '../../../src/model/model.ts';
import { times } from '../../acceptance/hardening/counts.ts';
import { chosenSeed } from '../../chosen-seed.ts';
import { fc } from '../../properties.ts';
import { noon, organizationOf } from '../access-of.ts';
import type { PlainStatement } from '../naive/documents.ts';
import { resources, type Scenario, scenario } from './random-coverage.ts';

/** So many statements a policy at most, each in a policy and a role of its own, held by all sorts of people. */
const places = [0, 1, 2, 3, 4];
const people = ['m0', 'm1', 'x'];
const skeleton = organizationOf(`
kind: PolicyList
items:
${places.map((at) => `  - { name: p${at}, statements: [{ effect: allow, actions: ["events:read"] }] }`).join('\n')}
---
kind: RoleList
items:
  - { name: all, permissions: ["*"] }
${places.map((at) => `  - { name: r${at}, policies: [p${at}] }`).join('\n')}
---
kind: MemberList
items:
${places.flatMap((at) => people.map((name) => `  - { name: ${nameAt(name, at)}, bindings: [r${at}] }`)).join('\n')}
---
kind: TeamList
items:
  - { name: guests, members: [${places.map((at) => nameAt('m0', at)).join(', ')}] }
  - { name: readers, members: [${places.flatMap((at) => ['m0', 'm1'].map((name) => nameAt(name, at))).join(', ')}] }
`);

const found = { covered: 0, 'by several': 0, shadowed: 0, not: 0 };
const wanted = times(3_000, 25);

it('what covers a statement is found, and nothing that does not, as enumerating all requests tells', {
  timeout: 1_800_000,
}, () => {
  const seed = chosenSeed();
  const property = fc.property(scenario, (each) => {
    const matched = each.statements.map((statement, at) => matchesOf(each, statement, at));
    const linted = lintedOrganization(withPolicy(each.statements), noon, { mfa: undefined });
    for (const statement of linted.statements) {
      const { isDeny } = statement;
      const others = linted.statements.filter((other) => other !== statement);
      const alike = others.filter((other) => other.isDeny === isDeny);
      checkCover(linted, statement, alike, matched, 'covered');
      if (!isDeny)
        checkCover(
          linted,
          statement,
          others.filter((other) => other.isDeny),
          matched,
          'shadowed',
        );
    }
  });
  fc.assert(property, { seed, numRuns: wanted });
  console.log(`BYLAW_SEED=${seed}: ${JSON.stringify(found)}`);
  for (const count of Object.values(found)) expect(count).toBeGreaterThan(wanted / 20);
});

function checkCover(
  linted: LintedOrganization,
  statement: LintedStatement,
  others: readonly LintedStatement[],
  matched: readonly ReadonlySet<number>[],
  as: 'covered' | 'shadowed',
): void {
  const pointsOf = (each: LintedStatement) => matched[linted.statements.indexOf(each)] ?? new Set();
  const own = [...pointsOf(statement)];
  const isCoveredBy = (some: readonly LintedStatement[]) =>
    own.length > 0 && own.every((point) => some.some((each) => pointsOf(each).has(point)));
  const cover = unlessEmpty(findCover(linted, statement, others));
  const told = JSON.stringify([statement.written, others.map(({ written }) => written)]);
  expect(cover !== undefined, told).toBe(isCoveredBy(others));
  found[cover === undefined ? 'not' : as] += 1;
  if (cover === undefined) return;
  expect(isCoveredBy(cover)).toBe(true);
  if (cover.length === 1) return;
  found['by several'] += 1;
  for (const each of cover) expect(isCoveredBy(cover.filter((other) => other !== each))).toBe(false);
}

function unlessEmpty<T>(some: readonly T[] | undefined): readonly T[] | undefined {
  return some?.length === 0 ? undefined : some;
}

/** One of them ends with `1`, whatever the place. */
function nameAt(name: string, at: number): string {
  return name === 'm1' ? `${name}-${at}.1` : `${name}-${at}.0`;
}

function withPolicy(statements: readonly PlainStatement[]): Organization {
  const [first] = skeleton.policies.values();
  if (first === undefined) throw new Error('the skeleton has policies');
  return {
    ...skeleton,
    policies: new Map([['p0', { ...first, statements: statements as never }]]),
    tokens: new Map(),
    roles: new Map(),
  };
}

/** The numbers of the requests that a statement matches, whoever asks: all that are allowed or denied by it alone. */
function matchesOf({ contexts }: Scenario, statement: PlainStatement, at: number): ReadonlySet<number> {
  const policies = new Map(
    [...skeleton.policies].map(([name, policy]) => [
      name,
      name === `p${at}` ? { ...policy, statements: [statement] as never } : policy,
    ]),
  );
  const isDeny = statement.effect === 'deny';
  const roles = isDeny ? (['all'] as const) : [];
  const members = new Map(
    [...skeleton.members].map(([name, member]) => [
      name,
      {
        ...member,
        bindings: [...member.bindings, ...roles.map((role) => ({ role, origin: member.origin }))],
      },
    ]),
  );
  const everywhere = new Map(
    [...skeleton.roles].map(([name, role]) => [
      name,
      name === 'all' ? { ...role, permissions: [], policies: ['all'] } : role,
    ]),
  );
  const [some] = skeleton.policies.values();
  if (some !== undefined)
    policies.set('all', { ...some, name: 'all', statements: [{ effect: 'allow', actions: ['*'] }] });
  const access = compileAccess({ ...skeleton, policies, members, roles: everywhere });
  const matched = new Set<number>();
  let number = 0;
  for (const name of people) {
    const principal = `member/${nameAt(name, at)}`;
    for (const [action, resource] of asked)
      for (const context of contexts) {
        number += 1;
        const request = { principal, action, resource, context: context as Record<string, ContextValue> };
        if (isAllowed(access, request, noon) !== isDeny) matched.add(number);
      }
  }
  return matched;
}

const asked = ['events:read', 'events:list', 'events:listAll', 'events:ping'].flatMap((action) =>
  (action === 'events:ping' ? ['*'] : ['*', ...resources]).map((resource) => [action, resource] as const),
);
