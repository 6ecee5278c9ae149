import { describe, expect, test } from 'vitest';
import { policyCreate } from '../../../src/operations/edits/policies/policy-create.ts';
import { assignRole, removeRole } from '../../../src/operations/edits/roles/assign-role.ts';
import { roleAttachPolicy, roleDetachPolicy } from '../../../src/operations/edits/roles/role-policies.ts';
import { reactivate, suspend } from '../../../src/operations/edits/status.ts';
import { teamCreate } from '../../../src/operations/edits/teams/team-create.ts';
import { teamDelete } from '../../../src/operations/edits/teams/team-delete.ts';
import { tokenCreate } from '../../../src/operations/edits/tokens/token-create.ts';
import { tokenRevoke } from '../../../src/operations/edits/tokens/token-revoke.ts';
import { zoneAssignRole } from '../../../src/operations/edits/zones/zone-roles.ts';
import type { Session } from '../../../src/operations/session.ts';
import { openLibrary, start, team } from '../library.ts';

const at = 'organizations/library';

describe('what cannot be is one clear error, and every file stays', () => {
  type Doing = (session: Session) => Promise<unknown>;
  const cases: readonly (readonly [string, string, string, Doing])[] = [
    ['a name twice', 'edit/already-there', 'another name', (s) => teamCreate(s, { team: 'desk' })],
    ['a path for a name', 'edit/invalid-name', 'letters', (s) => teamCreate(s, { team: '../../x' })],
    [
      'a parent that is not there',
      'edit/unknown-team',
      '`desk`',
      (s) => teamCreate(s, { team: 'a', parent: 'dek' }),
    ],
    ['a team above itself', 'edit/unknown-team', '', (s) => teamCreate(s, { team: 'a', parent: 'a' })],
    [
      'a token twice revoked',
      'edit/already-revoked',
      'declare another',
      (s) => tokenRevoke(s, { token: 'gone' }),
    ],
    [
      'a token that has ended',
      'edit/past-expiry',
      'a time to come',
      (s) => tokenCreate(s, { token: 'a', owner: 'member/ben', expires: '2026-08-01' }),
    ],
    [
      'a token of a team',
      'edit/unknown-owner',
      'member/ana',
      (s) => tokenCreate(s, { token: 'a', owner: 'team/desk' }),
    ],
    [
      'a fingerprint that is none',
      'edit/not-valid',
      'nothing was written',
      (s) => tokenCreate(s, { token: 'a', owner: 'member/ben', fingerprint: 'abc' }),
    ],
    [
      'a role of no such name',
      'edit/unknown-role',
      '`reader`',
      (s) => assignRole(s, { kind: 'Team', name: 'desk' }, { role: 'raeder' }),
    ],
    [
      'the role of owners',
      'edit/role-not-assignable',
      'transfer-ownership',
      (s) => assignRole(s, { kind: 'Team', name: 'desk' }, { role: 'director' }),
    ],
    [
      'a role that is not for teams',
      'edit/role-not-assignable',
      'it is for members',
      (s) => assignRole(s, { kind: 'Team', name: 'desk' }, { role: 'personal' }),
    ],
    [
      'a role that is held',
      'edit/already-assigned',
      'remove the role first',
      (s) => assignRole(s, { kind: 'Team', name: 'desk' }, { role: 'librarian' }),
    ],
    [
      'a role until yesterday',
      'edit/past-expiry',
      'a time to come',
      (s) => assignRole(s, { kind: 'Team', name: 'stacks' }, { role: 'reader', expires: '2026-08-31' }),
    ],
    [
      'a role that is not held',
      'edit/not-assigned',
      'librarian',
      (s) => removeRole(s, { kind: 'Team', name: 'desk' }, { role: 'reader' }),
    ],
    [
      'a zone that is not there',
      'edit/unknown-zone',
      '',
      (s) => zoneAssignRole(s, { zone: 'cellar', principal: 'ben' }, { role: 'reader' }),
    ],
    ['an account that is active', 'edit/not-suspended', 'access show', (s) => reactivate(s, ci, {})],
    ['no such account', 'edit/unknown-service-account', '`ci`', (s) => suspend(s, { ...ci, name: 'cj' }, {})],
    [
      'a policy twice',
      'edit/already-attached',
      'detach-policy',
      (s) => roleAttachPolicy(s, { role: 'librarian', policy: 'lend-books@1' }),
    ],
    [
      'a policy that is not held',
      'edit/not-attached',
      '',
      (s) => roleDetachPolicy(s, { role: 'reader', policy: 'lend-books' }),
    ],
    ['a policy that says nothing', 'edit/nothing-said', '--allow', (s) => policyCreate(s, { policy: 'a' })],
    [
      'an action of no catalogue',
      'edit/not-valid',
      'nothing was written',
      (s) => policyCreate(s, { policy: 'a', allow: ['books:borrow'] }),
    ],
    [
      'children under themselves',
      'edit/not-valid',
      'nothing was written',
      (s) => teamDelete(s, { team: 'desk', moveChildrenTo: 'night', references: true }),
    ],
  ];
  const ci = { kind: 'ServiceAccount', name: 'ci' } as const;

  test('each', async () => {
    const library = await openLibrary({
      ...start,
      [`${at}/night.yaml`]: team('night', ['ben'], 'parent: desk'),
      [`${at}/ci.yaml`]:
        'apiVersion: bylaw/v1\nkind: ServiceAccount\nname: ci\nowner: member/ben\nrole: reader\n',
      [`${at}/gone.yaml`]:
        'apiVersion: bylaw/v1\nkind: Token\nname: gone\nowner: member/ben\ninherit: true\nrevoked: true\n',
      [`${at}/personal.yaml`]:
        'apiVersion: bylaw/v1\nkind: Role\nname: personal\npermissions: ["books:buy"]\nassignableTo: [member]\n',
    });
    for (const [what, code, hint, doing] of cases) {
      await expect(doing(library.session()), what).rejects.toMatchObject({ code });
      if (hint !== '') {
        await expect(doing(library.session()), what).rejects.toMatchObject({
          hint: expect.stringContaining(hint),
        });
      }
      expect(library.git('status', '--short'), what).toBe('');
    }
  });
});
