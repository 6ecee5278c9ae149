import { describe, expect, test } from 'vitest';
import { compileAccess } from '../../src/access/compile-access.ts';
import { decide } from '../../src/access/decide.ts';
import { noon, organizationOf, reasonOf } from './access-of.ts';
import { roles } from './reader-roles.ts';

describe('a principal that is not active is denied before anything else is asked', () => {
  const documents = `${roles}
kind: MemberList
items:
  - { name: ana, role: reader }
  - { name: sue, role: reader, status: suspended }
  - { name: pat, role: reader }
  - { name: lee, role: reader }
  - { name: kit, role: reader }
---
kind: ServiceAccountList
items:
  - { name: ci, owner: member/ana, role: reader }
  - { name: off, owner: member/ana, role: reader, status: suspended }
---
kind: TokenList
items:
  - { name: good, owner: member/ana, inherit: true, expires: 2026-12-01T12:00:00Z }
  - { name: gone, owner: member/ana, inherit: true, revoked: true }
  - { name: sues, owner: member/sue, inherit: true }
  - { name: lees, owner: member/lee, inherit: true }
  - { name: pats, owner: member/pat, inherit: true }
  - { name: offs, owner: service-account/off, inherit: true }
`;
  const invite = 'membership: { invite: { expiresAfter: P7D } }\n';
  const organization = organizationOf(documents, invite);
  const expires = '2026-12-01T12:00:00Z';
  const invitations = new Map([
    ['pat', { is: 'invitation-pending' }],
    ['lee', { is: 'invitation-pending', expires }],
    ['kit', { is: 'invitation-cancelled', expires }],
  ] as const);
  const access = compileAccess(organization, { invitations });

  test.each([
    ['member/sue', { principal: 'member/sue', because: 'suspended' }],
    ['member/pat', { principal: 'member/pat', because: 'invitation-pending' }],
    ['member/lee', { principal: 'member/lee', because: 'invitation-expired' }],
    ['token/lees', { principal: 'member/lee', because: 'invitation-expired' }],
    ['member/kit', { principal: 'member/kit', because: 'invitation-cancelled' }],
    ['member/nobody', { principal: 'member/nobody', because: 'unknown' }],
    ['ana', { principal: 'ana', because: 'unknown' }],
    ['service-account/off', { principal: 'service-account/off', because: 'suspended' }],
    ['token/good', { principal: 'token/good', because: 'expired' }],
    ['token/gone', { principal: 'token/gone', because: 'revoked' }],
    ['token/sues', { principal: 'member/sue', because: 'suspended' }],
    ['token/pats', { principal: 'member/pat', because: 'invitation-pending' }],
    ['token/offs', { principal: 'service-account/off', because: 'suspended' }],
  ])('%s', (principal, inactive) => {
    const decision = decide(access, { principal, action: 'no:such', context: { x: 1 } }, noon);
    expect(decision).toMatchObject({
      effect: 'deny',
      reason: 'inactive',
      inactive,
      statements: [],
      without: [],
    });
    expect(reasonOf(access, { principal })).toBe('inactive');
  });

  test('an invitation is pending until it expires', () => {
    const asked = { principal: 'token/lees', action: 'events:read', resource: '*' };
    const inactive = { principal: 'member/lee', because: 'invitation-pending' };
    expect(decide(access, asked, noon - 1)).toMatchObject({ reason: 'inactive', inactive });
  });

  test('others are decided', () => {
    expect(reasonOf(access)).toBe('allow');
    expect(reasonOf(access, { principal: 'service-account/ci' })).toBe('allow');
    expect(reasonOf(access, { principal: 'token/good', now: noon - 1 })).toBe('allow');
  });

  test('a commit without a ledger answers as if accepted, and says so', () => {
    const unseen = compileAccess(organization);
    expect(
      decide(unseen, { principal: 'member/pat', action: 'events:read', resource: '*' }, noon),
    ).toMatchObject({
      effect: 'allow',
      assumptions: ['invitations-accepted', 'files-in-force'],
    });
    const versions = { published: new Map([['read', { versions: [] }]]) };
    expect(compileAccess(organization, { versions, invitations: new Map() }).assumptions).toEqual([]);
    const partly = compileAccess(organization, { versions, invitations: new Map(), notAllInvited: true });
    expect(partly.assumptions).toEqual(['invitations-accepted']);
    // Where nobody is invited, nothing is taken for granted.
    expect(compileAccess(organizationOf(documents), { versions }).assumptions).toEqual([]);
  });
});
