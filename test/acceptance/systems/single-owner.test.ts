import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { openSystem, type System } from './system.ts';

const bundles = {
  support: ['licenses:create', 'licenses:reset_ips', 'products:view'],
  developer: ['products:view', 'webhooks:manage'],
  accountant: ['audit_log:view', 'billing:view'],
};
const theEight = [
  ...['audit_log:view', 'billing:view', 'licenses:create', 'licenses:reset_ips'],
  ...['members:invite', 'products:view', 'roles:edit', 'webhooks:manage'],
];

const organization = 'organizations/acme/organization.yaml';
const members = 'organizations/acme/members.yaml';

let system: System;
beforeAll(() => {
  system = openSystem('single-owner');
});

/** The row of `single-owner` in the design, from KeyPort, sentence by sentence; each goes on where the last one ended. */
describe('single-owner', () => {
  const codesOf = (command: string): readonly string[] =>
    system.bench.json<{ diagnostics: { code: string }[] }>(command).diagnostics.map(({ code }) => code);
  const invite = (role: string, ...names: readonly string[]) =>
    ['member', 'invite', ...names.map((name) => `${name}@acme.example`), '--role', role] as const;

  /** Replaces in a file by hand, as no command does. */
  function edit(path: string, from: string | RegExp, to: string): void {
    const text = readFileSync(join(system.bench.folder, path), 'utf8');
    const edited = text.replace(from, to);
    expect(edited).not.toBe(text);
    system.bench.write({ [path]: edited });
  }
  const undo = () => system.bench.git('checkout', '.');

  it('one owner with everything', () => {
    const { permissions } = system.json<{
      permissions: { service: string; action: string; extent: string }[];
    }>('access', 'show', 'ana');
    expect(permissions.filter(({ extent }) => extent !== 'always')).toEqual([]);
    const declared = permissions.filter(({ service }) => service !== 'bylaw' && service !== 'github');
    expect(declared.map(({ action }) => action).sort()).toEqual(theEight);
    // A second one by either command, and by hand.
    expect(system.refused('member', 'assign-role', 'bo', 'owner')).toBe('edit/no-ownership');
    expect(system.refused(...invite('owner', 'eve'))).toBe('edit/not-valid');
    edit(members, 'role: support', 'role: owner');
    expect(codesOf('validate')).toEqual(['model/too-many-owners']);
    undo();
  });

  it('custom roles as bundles of the eight permission codes: a role gives exactly its bundle', () => {
    expect(Object.keys(system.may('bo')).sort()).toEqual(bundles.support);
    expect(Object.keys(system.may('cy')).sort()).toEqual(bundles.accountant);
    // One of their own: what is none of the eight cannot be in it, and each of the eight can.
    const create = ['role', 'create', 'deputy'] as const;
    expect(system.refused(...create, '--permission', 'licenses:delete')).toBe('edit/not-valid');
    // A guardrail has the owner alone edit roles: until another change of it was applied it stays so.
    edit('organizations/acme/guardrails/only-the-owner-edits-roles.yaml', 'max: 1', 'max: 2');
    system.bench.commit('Let two edit roles');
    expect(system.json<{ status: string }>('apply', '--yes').status).toBe('applied');
    system.recorded();
    system.json(...create, ...theEight.flatMap((code) => ['--permission', code]));
    edit(organization, 'oneOf: [', 'oneOf: [deputy, ');
    const made = system.change(['member', 'assign-role', 'dee', 'deputy']);
    expect(made).toEqual(expect.arrayContaining(['create role:acme/deputy', 'update member:acme/dee']));
    // The eight, and nothing of Bylaw's own service: that is the owner's.
    expect(Object.keys(system.may('dee')).sort()).toEqual(theEight);
    expect(system.change(['member', 'assign-role', 'dee', 'developer'])).toEqual(['update member:acme/dee']);
    expect(Object.keys(system.may('dee')).sort()).toEqual(bundles.developer);
  });

  it('at least one custom role before an invitation', () => {
    // The owner alone, and no role but theirs.
    edit(members, / {2}- name: bo.*/s, '');
    edit(organization, /, oneOf: .*\]/, '');
    edit('organizations/acme/roles.yaml', / {2}- name: support.*/s, '');
    system.bench.git('rm', '-rq', 'organizations/acme/access-tests');
    expect(codesOf('validate')).toEqual([]);
    expect(system.refused('member', 'invite', 'eve@acme.example')).toBe('edit/needs-role');
    expect(system.refused(...invite('support', 'eve'))).toBe('edit/unknown-role');
    system.bench.write({
      'organizations/acme/eve.yaml':
        'apiVersion: bylaw/v1\nkind: Member\nname: eve\nemail: eve@acme.example\n',
    });
    expect(codesOf('validate')).toContain('model/no-custom-role');
    system.bench.git('clean', '-fdq');
    // With the first one there is somebody to invite.
    system.json('role', 'create', 'helper', '--permission', 'products:view');
    system.json(...invite('helper', 'eve'));
    system.bench.git('reset', '-q', '--hard');
  });

  it('exactly one role per invitee', () => {
    expect(system.refused('member', 'invite', 'eve@acme.example')).toBe('edit/needs-role');
    system.json(...invite('support', 'eve'));
    // Another one replaces it.
    system.json('member', 'assign-role', 'eve', 'accountant');
    const { sections } = system.apply('Invite eve');
    expect(system.recorded().at(-1)).toMatchObject({ kind: 'result', invited: ['eve'] });
    expect(system.may('eve')).toEqual({});
    const [code] = sections.flatMap(({ invitations = [] }) => invitations).map((each) => each.code);
    system.json('invitation', 'accept', 'eve', '--code', code ?? '');
    expect(system.recorded()).toMatchObject([{ kind: 'event', event: 'invitation accepted' }]);
    expect(Object.keys(system.may('eve')).sort()).toEqual(bundles.accountant);
    expect(system.refused('member', 'remove-role', 'eve', 'accountant')).toBe('edit/needs-role');
    edit(members, 'role: support', 'bindings: [{ role: support }]');
    expect(codesOf('validate')).toContain('model/missing-organization-role');
    undo();
  });

  it('member limits: pro 15, where who is pending counts', () => {
    const ten = Array.from({ length: 10 }, (_, at) => `p${at}`);
    expect(system.refused(...invite('support', ...ten, 'fay'))).toBe('edit/too-many-members');
    system.json(...invite('support', ...ten));
    system.apply('Invite ten');
    expect(system.recorded().at(-1)).toMatchObject({ invited: ten });
    expect(system.refused(...invite('support', 'fay'))).toBe('edit/too-many-members');
  });

  it('member limits: enterprise override or unlimited', () => {
    edit(organization, 'plan: pro', 'plan: pro\n  memberLimit: 16');
    expect(codesOf('validate')).toEqual(['model/limit-not-overridable']);
    edit(organization, 'plan: pro', 'plan: enterprise');
    expect(system.refused(...invite('support', 'fay', 'gil'))).toBe('edit/too-many-members');
    system.json(...invite('support', 'fay'));
    edit(organization, '\n  memberLimit: 16', '');
    system.json(...invite('support', 'gil', 'hal'));
    system.apply('Move to the enterprise plan');
    expect(system.recorded().at(-1)).toMatchObject({ invited: ['fay', 'gil', 'hal'] });
  });

  it('member limits: free 1; over the limit nobody is added, and who goes goes', () => {
    edit(organization, 'plan: enterprise', 'plan: free');
    expect(
      system.change(['member', 'remove', 'dee'], ['member', 'suspend', 'cy'], ['member', 'remove', 'hal']),
    ).toEqual([
      'delete member:acme/dee',
      'delete member:acme/hal',
      'update member:acme/cy',
      'update organization:acme',
    ]);
    expect(system.refused(...invite('support', 'ivy'))).toBe('edit/too-many-members');
    // By hand: it is the plan that refuses, and the apply.
    edit(members, 'status: suspended', 'status: active');
    system.bench.commit('Have cy back');
    expect(codesOf('plan')).toContain('plan/member-limit');
    expect(system.bench.bylaw('apply', '--yes').code).toBe(1);
    expect(system.recorded()).toEqual([]);
    system.bench.git('reset', '-q', '--hard', 'HEAD~1');
  });

  it('the owner leaves only by transfer, which is one apply', () => {
    expect(system.refused('member', 'remove', 'ana')).toBe('edit/last-owner');
    expect(system.refused('member', 'leave')).toBe('edit/last-owner');
    expect(system.refused('member', 'assign-role', 'ana', 'support')).toBe('edit/last-owner');
    expect(system.refused('member', 'suspend', 'ana')).toBe('edit/last-owner');
    const everything = system.may('ana');
    const transfer = ['member', 'transfer-ownership', 'bo', '--old-owner-becomes', 'developer'];
    expect(system.change(transfer)).toEqual(['update member:acme/ana', 'update member:acme/bo']);
    expect(system.may('bo')).toEqual(everything);
    expect(Object.keys(system.may('ana')).sort()).toEqual(bundles.developer);
    // From then on it is for bo to apply.
    system.json('member', 'leave');
    undo();
  });

  it('ends with nothing left to apply, and a ledger that is whole', () => {
    system.end();
  });
});
