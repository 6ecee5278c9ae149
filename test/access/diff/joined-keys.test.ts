import { expect, test } from 'vitest';
import { compileAccess } from '../../../src/access/compile-access.ts';
import { isAllowed } from '../../../src/access/is-allowed.ts';
import type { Organization } from '../../../src/model/model.ts';
import { noon, organizationOf } from '../access-of.ts';
import { compareAccess } from './compare-pair.ts';

// What was found out once is known by a text made of others. Who writes a resource may write in it what parts them.

/** Who gains by a change, as it is told, and whether mallory is allowed something before and after. */
function judged(one: Organization, other: Organization, resource: string) {
  const before = compileAccess(one);
  const after = compileAccess(other, {}, before);
  const { changes } = compareAccess(before, after, { now: noon });
  const context = { 'principal.mfa': true };
  const request = { principal: 'member/mallory', action: 'events:read', resource, context };
  return {
    told: changes.map(({ kind, principals }) => `${kind} ${principals.join()}`),
    allowed: [before, after].map((side) => isAllowed(side, request, noon)),
  };
}

const allow = (...resources: readonly string[]) =>
  `{ effect: allow, actions: ["events:read"], resources: ${JSON.stringify(resources)} }`;

const rest = `
---
kind: MemberList
items: [{ name: ana, bindings: [r1] }, { name: mallory, bindings: [r2] }]
`;

test('a blank in a resource of one hides nothing that another gains', () => {
  const organization = (ofAna: string, ofMallory: string) =>
    organizationOf(`
kind: PolicyList
items:
  - { name: one, statements: [${allow('krn:k:events:acme:a*')}${ofAna}] }
  - { name: two, statements: [${allow('krn:k:events:acme:a*')}${ofMallory}] }
---
kind: RoleList
items: [{ name: r1, policies: [one] }, { name: r2, policies: [two] }]${rest}`);
  const after = organization(
    `, ${allow('krn:k:events:acme:a krn:k:events:acme:secret/*')}`,
    `, ${allow('krn:k:events:acme:a', 'krn:k:events:acme:secret/*')}`,
  );
  expect(judged(organization('', ''), after, 'krn:k:events:acme:secret/1')).toEqual({
    told: ['gained member/mallory'],
    allowed: [false, true],
  });
});

test('a comma in a resource hides nothing, whatever is guessed to stand after it', () => {
  const guesses = Array.from({ length: 60 }, (_, at) => `krn:k:events:acme:a,${at.toString(36)}`);
  // The sid is enough for the zone to be asked for, and so for the resource to count.
  const asked = `{ sid: zone, effect: deny, actions: ["events:read"], resources: ${JSON.stringify([...guesses, 'krn:k:events:acme:a'])}, conditions: { Bool: { principal.mfa: false } } }`;
  const organization = (more: string) =>
    organizationOf(`
kind: PolicyList
items: [{ name: base, statements: [${asked}, ${allow('krn:k:events:acme:a')}${more}] }]
---
kind: RoleList
items: [{ name: r1 }, { name: r2, policies: [base] }]${rest}`);
  const before = organization(
    ', { effect: deny, actions: ["events:read"], resources: ["krn:k:events:acme:a*"] }',
  );
  expect(judged(before, organization(''), 'krn:k:events:acme:a')).toEqual({
    told: ['gained member/mallory'],
    allowed: [false, true],
  });
});
