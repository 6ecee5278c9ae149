import { describe, expect, test } from 'vitest';
import { decide } from '../../src/access/decide.ts';
import { nearMisses } from '../../src/access/near-misses.ts';
import { chosenSeed } from '../chosen-seed.ts';
import { fc } from '../properties.ts';
import { accessOf, event, noon } from './access-of.ts';
import { compileWorld } from './compile-world.ts';
import { world } from './random-model.ts';
import { request } from './random-requests.ts';

const access = accessOf(`
kind: PolicyList
items:
  - { name: read, statements: [{ effect: allow, actions: ["events:read"], resources: ["krn:k:events:acme:event/*"] }] }
  - { name: ward, statements: [{ effect: allow, actions: ["events:read"], resources: ["krn:k:events:acme:{principal.attributes.ward}/*"] }] }
  - name: careful
    statements:
      - { effect: allow, actions: ["events:read"], conditions: { Bool: { principal.mfa: true }, StringEquals: { events.region: eu } } }
---
kind: RoleList
items:
  - { name: reader, policies: [read] }
  - { name: nurse, policies: [ward] }
  - { name: careful, policies: [careful] }
  - { name: anything, permissions: ["events:*"] }
---
kind: ZoneList
items:
  - { name: vault, resources: ["krn:k:events:acme:event/vault/*"], isolated: true }
  - { name: pay, resources: ["krn:k:events:acme:event/pay/*"] }
---
kind: MemberList
items:
  - { name: ana, role: anything }
  - { name: bo, bindings: [{ role: reader, expires: 2026-11-01T00:00:00Z }] }
  - { name: cy, bindings: [{ role: reader, starts: 2027-01-01T00:00:00Z }] }
  - { name: dee, role: nurse }
  - { name: eli, role: careful }
  - { name: fay, bindings: [{ role: anything, on: ["krn:k:events:acme:event/2"] }, { role: reader, zone: pay }] }
  - { name: gus }
---
kind: TeamList
items:
  - { name: core, members: [{ member: gus, expires: 2026-10-01T00:00:00Z }], bindings: [anything] }
---
kind: Token
name: gus
owner: member/gus
bindings: [anything]
`);

function missed(principal: string, more: object = {}) {
  const asked = { principal, action: 'events:read', resource: event, ...more };
  const { without } = decide(access, asked, noon);
  return nearMisses(access, asked, noon, without).map(({ contribution, misses }) => ({
    by: contribution.path.role,
    misses,
  }));
}

describe('why an allow does not count', () => {
  test.each([
    [
      'an isolated zone',
      'member/ana',
      { resource: 'krn:k:events:acme:event/vault/1' },
      [['anything', { is: 'isolated-zone', zone: 'vault' }]],
    ],
    ['a binding that ended', 'member/bo', {}, [['reader', { is: 'ended', at: '2026-11-01T00:00:00Z' }]]],
    ['one that starts', 'member/cy', {}, [['reader', { is: 'not-started', at: '2027-01-01T00:00:00Z' }]]],
    [
      'an attribute that is missing',
      'member/dee',
      {},
      [['nurse', { is: 'no-value', variables: ['principal.attributes.ward'] }]],
    ],
    [
      'a condition',
      'member/eli',
      { context: { 'events.region': 'eu' } },
      [['careful', { is: 'condition', keys: ['principal.mfa'], notGiven: ['principal.mfa'] }]],
    ],
    [
      'the scope of a binding',
      'member/fay',
      {},
      [
        ['anything', { is: 'outside-scope' }],
        ['reader', { is: 'other-zone', zone: 'pay' }],
      ],
    ],
    [
      'a membership that ended',
      'member/gus',
      {},
      [['anything', { is: 'ended', at: '2026-10-01T00:00:00Z' }]],
    ],
    [
      'the owner of a token, not what the token has',
      'token/gus',
      {},
      [['anything', { is: 'ended', at: '2026-10-01T00:00:00Z' }]],
    ],
    ['another resource', 'member/bo', { resource: 'krn:k:events:acme:x' }, 'both'],
  ])('%s', (_, principal, more, expected) => {
    if (expected === 'both') {
      expect(missed(principal, more)[0]?.misses.map(({ is }) => is)).toEqual(['ended', 'other-resource']);
      return;
    }
    expect(missed(principal, more)).toEqual(
      (expected as unknown as readonly [string, object][]).map(([by, miss]) => ({ by, misses: [miss] })),
    );
  });
});

test('every allow that does not count says why, in any world', () => {
  const seed = chosenSeed();
  fc.assert(
    fc.property(
      world,
      fc.array(request, { minLength: 50, maxLength: 100, size: 'max' }),
      (documents, asked) => {
        const compiled = compileWorld(documents);
        for (const each of asked) {
          const now = Date.parse(each.now);
          const { without, statements } = decide(compiled, each as never, now);
          if (without.length === 0) continue;
          const counting = new Set(
            statements.map(({ path, statement, layer }) => JSON.stringify([path, statement, layer])),
          );
          for (const { contribution, misses } of nearMisses(compiled, each as never, now, without)) {
            const { path, statement, layer } = contribution;
            expect(misses, JSON.stringify([each, contribution])).not.toEqual([]);
            expect(counting.has(JSON.stringify([path, statement, layer]))).toBe(false);
          }
        }
      },
    ),
    { seed, numRuns: 4 },
  );
});
