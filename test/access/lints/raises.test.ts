import { expect, test } from 'vitest';
import { raisesIn } from '../../../src/access/lints/escalation/holders-cannot-raise-their-access.ts';
import { unaskedFinding } from '../../../src/access/lints/escalation/raise-findings.ts';
import { bindingOf } from '../../../src/access/lints/escalation/raising-bindings.ts';
import type { Organization } from '../../../src/model/model.ts';
import { yamlOf } from '../../acceptance/access/aws/yaml-of.ts';
import { times } from '../../acceptance/hardening/counts.ts';
import { chosenSeed } from '../../chosen-seed.ts';
import { checkRepository } from '../../model/fixture-repository.ts';
import { fc } from '../../properties.ts';
import type { PlainWorld } from '../naive/documents.ts';
import { raisesByTwoNaively, raisesNaively } from './raise-naively.ts';
import { raisingWorld } from './random-raises.ts';

/** Two who hold different roles, each of which lets its holders write into it. */
const twoEditors = `
apiVersion: bylaw/v1
kind: Organization
name: acme
membership: { owners: { role: owner } }
---
apiVersion: bylaw/v1
kind: RoleList
items:
  - { name: owner, permissions: ["*"] }
  - { name: first, permissions: ["bylaw:roles.edit"] }
  - { name: second, permissions: ["bylaw:roles.edit"] }
---
apiVersion: bylaw/v1
kind: MemberList
items:
  - { name: lena, role: owner }
  - { name: ana, bindings: [first] }
  - { name: bo, bindings: [second] }
`;

const now = Date.parse('2026-11-22T12:00:00Z');

test('whoever can raise their own access by editing documents is found, and nobody else', {
  timeout: 1_200_000,
}, () => {
  const seed = chosenSeed();
  const counts = { raises: 0, none: 0, unknown: 0 };
  for (let batch = 0; batch === 0 || isWanting(); batch += 1)
    fc.assert(
      fc.property(raisingWorld, (world) => {
        const told = toldOf(world);
        for (const member of ['ana', 'bo']) compare(world, member, told.get(`member/${member}`) ?? new Map());
      }),
      { numRuns: times(2000, 40), seed: seed + batch },
    );

  /** Few random worlds tell little: then more are asked. */
  function isWanting(): boolean {
    return Math.min(counts.raises, counts.none) <= 5;
  }

  function compare(world: PlainWorld, member: string, found: ReadonlyMap<string, string>): void {
    const naive = raisesNaively(world, member);
    if (naive.size === 0) counts.none += 1;
    const byTwo = raisesByTwoNaively(world, member);
    for (const action of [...naive, ...byTwo])
      expect([...found.keys()], `${member} ${action}`).toContain(action);
    for (const [action, gain] of found) {
      const isCertain = gain !== 'unknown' && !hasConditions(world);
      counts[isCertain ? 'raises' : 'unknown'] += 1;
      // In doubt it is told: where no example is found, and of conditions, each of which is judged apart.
      if (isCertain) expect([...naive, ...byTwo], `${member} ${action} ${gain}`).toContain(action);
    }
  }
});

test('whom there was no time to ask is told, and nobody is left out', () => {
  const told = (effort: { left: number }) => {
    const { found, unasked } = raisesIn(organizationOf(twoEditors), now, effort);
    return { able: found.flatMap(({ able }) => able), unasked };
  };
  expect(told({ left: 1e6 })).toEqual({ able: ['member/ana', 'member/bo'], unasked: [] });
  expect(told({ left: 0 })).toEqual({ able: ['member/ana'], unasked: ['member/bo'] });
});

test('of a large organization some are asked until the effort is spent, and the others are told', () => {
  const numbers = Array.from({ length: 300 }, (_, number) => number);
  const list = (line: (number: number) => string) =>
    numbers.map((number) => `  - ${line(number)}\n`).join('');
  // Everybody may write into a role that somebody else holds: of each all the roles have to be looked at.
  const organization = organizationOf(`
apiVersion: bylaw/v1
kind: Organization
name: acme
---
apiVersion: bylaw/v1
kind: PolicyList
items:
${list((n) => `{ name: p${n}, statements: [{ effect: allow, actions: ["bylaw:roles.edit"], resources: ["krn:bylaw:bylaw:{org_id}:role/r${n + 1}"] }] }`)}
---
apiVersion: bylaw/v1
kind: RoleList
items:
${list((n) => `{ name: r${n}, policies: [p${n}] }`)}
---
apiVersion: bylaw/v1
kind: MemberList
items:
${list((n) => `{ name: m${n}, bindings: [r${n}] }`)}`);
  const spent = (left: number) => {
    const effort = { left };
    const { unasked } = raisesIn(organization, now, effort);
    return { unasked, effort: left - effort.left };
  };
  const all = spent(1e9);
  expect(all.unasked).toEqual([]);
  const tenth = spent(all.effort / 10);
  expect(tenth.effort).toBeLessThan(all.effort / 5);
  expect(tenth.unasked.length).toBeGreaterThan(200);
  expect(new Set(tenth.unasked).size).toBe(tenth.unasked.length);
  const [finding] = unaskedFinding(organization, tenth.unasked);
  expect(finding?.diagnostic.message).toContain(
    `\`${tenth.unasked[0]}\` and ${tenth.unasked.length - 1} more may change access`,
  );
});

function hasConditions({ documents }: PlainWorld): boolean {
  const statements = documents.flatMap((each) => (each.kind === 'Policy' ? each.statements : []));
  return statements.some(({ conditions }) => conditions !== undefined);
}

/** By principal and action what it would give. */
function toldOf(world: PlainWorld): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const organization = organizationOf(yamlOf(world.documents));
  const told = new Map<string, Map<string, string>>();
  const { found, holders } = raisesIn(organization, now);
  for (const { raise, able } of found) {
    const { action } = raise.change;
    const gain = raise.gain === 'unknown' ? 'unknown' : JSON.stringify(raise.gain);
    for (const principal of able) ofPrincipal(principal).set(action, gain);
    // Others who hold a binding of which it is told are not asked, and may have a deny of their own.
    for (const { path } of raise.by)
      for (const principal of holders.get(bindingOf(path)) ?? [])
        if (!ofPrincipal(principal).has(action)) ofPrincipal(principal).set(action, 'unknown');
  }
  return told;

  function ofPrincipal(name: string): Map<string, string> {
    const own = told.get(name) ?? new Map<string, string>();
    told.set(name, own);
    return own;
  }
}

function organizationOf(text: string): Organization {
  const { model, diagnostics } = checkRepository([{ path: 'organizations/acme/all.yaml', text }]);
  const [organization] = model?.organizations.values() ?? [];
  if (organization === undefined || diagnostics.length > 0)
    throw new Error(`no valid model: ${JSON.stringify(diagnostics.slice(0, 3))}`);
  return organization;
}
