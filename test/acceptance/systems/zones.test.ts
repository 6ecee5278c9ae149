import { beforeAll, describe, expect, it } from 'vitest';
import { openSystem, type System } from './system.ts';

const managed = ['settings', 'sso', 'members', 'roles', 'service-accounts'];
const inZones = ['zones', 'applications', 'resources', 'providers'];
const all = [...managed, ...inZones];
const views = [...all, 'audit-log'].map((each) => `console:${each}.view`);

const inPayments = 'krn:acme:console:acme:payments/application/checkout';
const inStorefront = 'krn:acme:console:acme:storefront/application/shop';

let system: System;
beforeAll(() => {
  system = openSystem('zones');
});

/** The row of `zones` in the design, from Keycard, sentence by sentence; each goes on where the last one ended. */
describe('zones', () => {
  const who = (action: string, resource: string): readonly string[] =>
    system
      .json<{ allowed: { principal: string }[] }>('access', 'who-can', `console:${action}`, resource)
      .allowed.map(({ principal }) => principal)
      .sort();

  it('organization roles admin and viewer, viewer by default', () => {
    const { members } = system.json<{ members: { member: string; role: string }[] }>('member', 'list');
    expect(members.map(({ member, role }) => `${member} ${role}`)).toEqual([
      'ana admin',
      'bo viewer',
      'cy viewer',
      'dee viewer',
    ]);
    expect(system.refused('member', 'remove-role', 'bo', 'viewer')).toBe('edit/needs-role');
  });

  it('admins manage settings, SSO, members, roles, zones, service accounts, applications, resources, providers and see audit logs', () => {
    const may = system.may('ana');
    const actions = [...views, ...all.map((each) => `console:${each}.manage`)];
    expect(actions.filter((action) => may[action] !== 'always')).toEqual([]);
  });

  it('custom zones with manager, viewer or no access per member', () => {
    expect(who('applications.manage', inPayments)).toEqual(['member/ana', 'member/bo']);
    expect(who('applications.view', inPayments)).toEqual(['member/ana', 'member/bo', 'member/cy']);
    // No access is none to what is isolated.
    expect(system.refused('member', 'assign-role', 'dee', 'zone-viewer')).toBe('edit/not-valid');
    const given = system.change(['member', 'assign-role', 'dee', 'zone-viewer', '--zone', 'payments']);
    expect(given).toEqual([expect.stringMatching(/^create binding:acme\/member\/dee#/)]);
    expect(who('applications.view', inPayments)).toContain('member/dee');
    const second = ['member', 'assign-role', 'dee', 'zone-manager', '--zone', 'payments'];
    expect(system.refused(...second)).toBe('edit/not-valid');
    // From viewer to manager, and to no access.
    expect(
      system.change(['member', 'remove-role', 'dee', 'zone-viewer', '--zone', 'payments'], second),
    ).toHaveLength(2);
    expect(who('applications.manage', inPayments)).toContain('member/dee');
    system.change(['member', 'remove-role', 'dee', 'zone-manager', '--zone', 'payments']);
    expect(who('applications.view', inPayments)).toEqual(['member/ana', 'member/bo', 'member/cy']);
  });

  it('several e-mails invited at once', () => {
    const two = ['eve@acme.example', 'fay@acme.example'];
    expect(system.refused('member', 'invite', ...two, 'BO@acme.example')).toBe('edit/email-taken');
    system.json('member', 'invite', ...two);
    const { sections } = system.apply('Invite two');
    const [result] = system.recorded().slice(-1);
    expect(result).toMatchObject({ kind: 'result', invited: ['eve', 'fay'] });
    const codes = sections.flatMap(({ invitations = [] }) => invitations);
    system.json('invitation', 'accept', 'eve', '--code', codes[0]?.code ?? '');
    expect(system.recorded()).toMatchObject([{ kind: 'event', event: 'invitation accepted' }]);
    expect(system.may('fay')).toEqual({});
  });

  it('viewers read all of that and change nothing', () => {
    // Nobody gave eve a role.
    expect(Object.keys(system.may('eve')).sort()).toEqual([...views].sort());
    expect(who('applications.view', inPayments)).not.toContain('member/eve');
    expect(who('applications.view', inStorefront)).toContain('member/eve');
  });

  it('service accounts for automation', () => {
    const deployers = ['member/ana', 'member/dee', 'service-account/deploy'];
    expect(who('applications.manage', inStorefront)).toEqual(deployers);
    // Somebody answers for it.
    expect(system.refused('member', 'remove', 'dee')).toBe('edit/would-orphan');
    expect(system.change(['service-account', 'suspend', 'deploy'])).toEqual([
      'update service-account:acme/deploy',
    ]);
    expect(system.may('service-account/deploy')).toEqual({});
    expect(system.change(['service-account', 'reactivate', 'deploy'])).toHaveLength(1);
    expect(who('applications.manage', inStorefront)).toEqual(deployers);
  });

  it('regular reviews: every holder in a zone, with why and until when; what has to go is taken out', () => {
    const until = ['--expires', '2027-01-31', '--reason', 'audit'];
    system.change(['member', 'assign-role', 'eve', 'zone-viewer', '--zone', 'payments', ...until]);
    const held = () =>
      system
        .json<{ bindings: { principal: string; role: string; terms: object }[] }>('zone', 'show', 'payments')
        .bindings.map(({ principal, role, terms }) => [principal, role, terms]);
    expect(held()).toEqual([
      ['member/bo', 'zone-manager', { zone: 'payments', reason: 'runs payments' }],
      ['member/cy', 'zone-viewer', { zone: 'payments', reason: 'supports payments' }],
      ['member/eve', 'zone-viewer', { zone: 'payments', expires: '2027-02-01T00:00:00Z', reason: 'audit' }],
    ]);
    const taken = system.change(
      ['member', 'remove-role', 'cy', 'zone-viewer', '--zone', 'payments'],
      ['member', 'remove', 'bo'],
    );
    expect(taken).toEqual(expect.arrayContaining(['delete member:acme/bo']));
    expect(held()).toHaveLength(1);
    expect(who('applications.manage', inPayments)).toEqual(['member/ana']);
  });

  it('ends with nothing left to apply, and a ledger that is whole', () => {
    system.end();
  });
});
