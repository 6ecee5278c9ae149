import { expect, test } from 'vitest';
import { invariant } from '../../src/diagnostic/bylaw-error.ts';
import type { Organization } from '../../src/model/model.ts';
import { type Emergency, inEmergency } from '../../src/plan/emergency.ts';
import { checkRepository, filesOf } from '../model/fixture-repository.ts';

function organizationOf(member: string): Organization {
  const { model, diagnostics } = checkRepository(
    filesOf({
      'bylaw.yaml': 'kind: Repository\n',
      'organizations/acme/all.yaml': `kind: Organization\nname: acme\n---\nkind: MemberList\nitems: [${member}]\n`,
    }),
  );
  const organization = model?.organizations.get('acme');
  invariant(organization !== undefined, diagnostics.map(({ message }) => message).join());
  return organization;
}

const revoked: Emergency = {
  kind: 'member',
  name: 'bo',
  id: 'bo',
  sequence: 7,
  at: '2026-11-22T10:00:00Z',
  by: 'Ada',
};

test.each<[string, string, readonly string[]]>([
  ['the same name', '{name: bo}', ['member:acme/bo']],
  ['the same name of another id', '{name: bo, id: other}', ['member:acme/bo']],
  ['a later name', '{name: benno, previously: [bo]}', ['member:acme/benno']],
  ['a later name of another id', '{name: benno, previously: [bo], id: other}', ['member:acme/benno']],
  ['the id under another name', '{name: benno, id: bo}', ['member:acme/benno']],
  ['somebody else', '{name: benno}', []],
  ['the name, suspended', '{name: bo, status: suspended}', []],
])('%s is held while an emergency lasts, or ends it', (_, member, held) => {
  const { organization, holds, settled } = inEmergency(organizationOf(member), 'directory', [revoked]);
  expect(holds.map(({ change }) => change.address)).toEqual(held);
  expect(settled).toEqual(held.length === 0 ? [revoked] : []);
  for (const { status } of organization.members.values())
    expect(status).toBe(held.length === 0 && !member.includes('suspended') ? 'active' : 'suspended');
});
