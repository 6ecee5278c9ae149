import { expect, test } from 'vitest';
import { compileAccess } from '../../../src/access/compile-access.ts';
import { accessKeys } from '../../../src/access/diff/access-keys.ts';
import { engineAccess } from '../../../src/access/diff/engine-access.ts';
import { universeOf } from '../../../src/access/sets/universe-of.ts';
import { noon, organizationOf } from '../access-of.ts';
import { compareAccess } from './compare-pair.ts';

const people = 60;

/** Of everybody other patterns, so that what is seen of one is no help with another. */
function dearOrganization(first: string) {
  const statements = Array.from({ length: 20 }, (_, at) => {
    const pattern = `${at === 0 ? first : '*a'}${at}*{principal.attributes.x}*z*`;
    return `{ effect: ${at % 3 === 2 ? 'deny' : 'allow'}, actions: ["events:*"], resources: ["krn:k:events:acme:${pattern}"] }`;
  });
  const members = Array.from(
    { length: people },
    (_, at) => `{ name: m${at}, bindings: [own], attributes: { x: v${at} } }`,
  );
  return compileAccess(
    organizationOf(`
kind: PolicyList
items: [{ name: own, statements: [${statements.join(', ')}] }]
---
kind: RoleList
items: [{ name: own, policies: [own] }]
---
kind: MemberList
items: [${members.join(', ')}]
`),
  );
}

test('where nothing can be compared any more everybody of whom something changes is told as unknown', () => {
  const [before, after] = [dearOrganization('*a'), dearOrganization('*b')];
  for (const left of [0, 1_000, 50_000]) {
    const effort = { left };
    const { changes, counts } = compareAccess(before, after, { now: noon, effort });
    const named = new Set(changes.flatMap(({ principals }) => principals));
    expect(named.size).toBe(people);
    expect(counts.unknown).toBeGreaterThan(people / 2);
    // Each step looks whether something is left: no more is taken than one of them takes.
    expect(effort.left).toBeGreaterThan(-5_000);
  }
});

test('whoever is in a team has the very same group of what it gives, at every time', () => {
  const hour = (at: number) => new Date(noon + at * 3_600_000).toISOString().replace('.000', '');
  const bindings = Array.from(
    { length: 5 },
    (_, at) => `{ role: r, on: ["krn:k:events:acme:${at}"], expires: "${hour(at + 1)}" }`,
  );
  const access = compileAccess(
    organizationOf(`
kind: RoleList
items: [{ name: r, permissions: ["events:read"] }]
---
kind: TeamList
items: [{ name: t, members: [m0, m1], bindings: [${bindings.join(', ')}] }]
---
kind: MemberList
items: [{ name: m0 }, { name: m1 }]
`),
  );
  const system = engineAccess(access, accessKeys(), universeOf([access]));
  for (const later of [0, 1.5, 2.5]) {
    const moment = noon + later * 3_600_000;
    const [one, other] = ['member/m0', 'member/m1'].map((name) => system.at(name, moment).groups);
    expect(one).toHaveLength(1);
    expect(one?.[0]?.parts).toHaveLength(5 - Math.floor(later));
    expect(one?.[0]).toBe(other?.[0]);
  }
});
