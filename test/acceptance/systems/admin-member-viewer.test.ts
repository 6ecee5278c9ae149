import { beforeAll, describe, expect, it } from 'vitest';
import type { LedgerEntry } from '../../../src/audit/entry.ts';
import type { DecisionRecord } from '../../../src/operations/authorizer/authorizer.ts';
import { createAuthorizer } from '../../../src/operations/authorizer/create-authorizer.ts';
import { openSystem, type System } from './system.ts';

const seat = 'krn:acme:licensing:acme:license/editor';

/** What the catalogue lists for each role, capability by capability, and what each is called in the files. */
const ofAdmins = {
  'purchase and revoke licences': ['licenses.purchase', 'licenses.revoke'],
  'billing and invoices': ['billing.manage', 'invoices.view'],
  'invite and remove': ['people.invite', 'people.remove'],
  'assign roles': ['roles.assign'],
  'generate API keys': ['api-keys.generate'],
  'full audit log': ['audit-log.view'],
};
const ofMembers = {
  browse: ['catalog.browse', 'licenses.view'],
  'provision within limits': ['licenses.provision'],
  download: ['downloads.get'],
  'own activity': ['activity.view'],
  'API read and provision': ['api.read', 'api.provision'],
};
const ofViewers = {
  browse: ['catalog.browse'],
  'see licences': ['licenses.view'],
  'download reports': ['reports.download'],
};

let system: System;
beforeAll(() => {
  system = openSystem('admin-member-viewer');
});

/** The actions of the catalogue in what somebody may do, always or sometimes, without the name of the service. */
function actionsIn(may: Readonly<Record<string, string>>): readonly string[] {
  const prefix = 'licensing:';
  return Object.keys(may)
    .flatMap((action) => (action.startsWith(prefix) ? [action.slice(prefix.length)] : []))
    .sort();
}

function all(...capabilities: readonly Readonly<Record<string, readonly string[]>>[]): readonly string[] {
  return [...new Set(capabilities.flatMap((each) => Object.values(each).flat()))].sort();
}

function statuses(): readonly string[] {
  const { tokens } = system.json<{ tokens: { token: string; status: string }[] }>('token', 'list');
  return tokens.map(({ token, status }) => `${token} ${status}`);
}

/** The row of `admin-member-viewer` in the design, sentence by sentence; each goes on where the last one ended. */
describe('admin-member-viewer', () => {
  describe('three fixed roles with their listed capabilities', () => {
    it('each has exactly one of the three', () => {
      const { members } = system.json<{ members: { member: string; role: string }[] }>('member', 'list');
      expect(members.map(({ member, role }) => `${member} ${role}`)).toEqual([
        ...['ana admin', 'bo member', 'cy viewer'],
      ]);
      // A role of another name is none that somebody may have.
      expect(system.refused('member', 'assign-role', 'cy', 'manager')).toBe('edit/unknown-role');
      expect(system.refused('member', 'remove-role', 'cy', 'viewer')).toBe('edit/needs-role');
      expect(system.refused('member', 'remove-role', 'ana', 'admin')).toBe('edit/last-owner');
    });

    it(`admin: ${Object.keys(ofAdmins).join(', ')}; and all that the others may`, () => {
      const may = system.may('ana');
      for (const [capability, actions] of Object.entries({ ...ofAdmins, ...ofMembers, ...ofViewers }))
        for (const action of actions) expect(may[`licensing:${action}`], capability).toBe('always');
      expect(actionsIn(may)).toEqual(all(ofAdmins, ofMembers, ofViewers));
    });

    it(`member: ${Object.keys(ofMembers).join(', ')}`, () => {
      const may = system.may('bo');
      expect(actionsIn(may)).toEqual(all(ofMembers));
      // Some of it: within limits, and what is their own.
      const sometimes = Object.entries(may).flatMap(([action, extent]) =>
        extent === 'sometimes' ? [action.replace('licensing:', '')] : [],
      );
      expect(sometimes.sort()).toEqual(['activity.view', 'api.provision', 'licenses.provision']);
    });

    it('member: provision within limits, and own activity alone', () => {
      const may = (...request: readonly string[]) =>
        system.json<{ decision: string }>('access', 'check', 'bo', ...request).decision;
      const seats = (count: number) => ['--context', `licensing.seats=${count}`];
      expect(may('licensing:licenses.provision', seat, ...seats(5))).toBe('allow');
      expect(may('licensing:licenses.provision', seat, ...seats(6))).toBe('deny');
      expect(may('licensing:activity.view', 'krn:acme:licensing:acme:activity/bo/1')).toBe('allow');
      expect(may('licensing:activity.view', 'krn:acme:licensing:acme:activity/cy/1')).toBe('deny');
    });

    it(`viewer: ${Object.keys(ofViewers).join(', ')}`, () => {
      expect(actionsIn(system.may('cy'))).toEqual(all(ofViewers));
    });
  });

  it("API keys that inherit their member's permissions", () => {
    expect(statuses()).toEqual(['bo-laptop revoked', 'bo-scripts active']);
    expect(system.may('token/bo-scripts')).toEqual(system.may('bo'));
    const phone = ['token', 'create', 'bo-phone', '--owner', 'member/bo'];
    expect(system.change(phone)).toEqual(['create token:acme/bo-phone']);
    // What becomes of the member becomes of each key.
    expect(system.change(['member', 'remove-role', 'bo', 'member'])).toEqual(['update member:acme/bo']);
    const viewers = system.may('token/bo-phone');
    expect(actionsIn(viewers)).toEqual(all(ofViewers));
    expect(system.may('token/bo-scripts')).toEqual(viewers);
    system.change(['member', 'suspend', 'bo']);
    expect(system.may('token/bo-phone')).toEqual({});
    system.change(['member', 'reactivate', 'bo'], ['member', 'assign-role', 'bo', 'member']);
    expect(actionsIn(system.may('token/bo-phone'))).toEqual(all(ofMembers));
  });

  it('and are revoked one by one', () => {
    expect(system.change(['token', 'revoke', 'bo-scripts'])).toEqual(['update token:acme/bo-scripts']);
    expect(system.may('token/bo-scripts')).toEqual({});
    expect(actionsIn(system.may('token/bo-phone'))).toEqual(all(ofMembers));
    expect(statuses()).toEqual(['bo-laptop revoked', 'bo-phone active', 'bo-scripts revoked']);
    expect(system.refused('token', 'revoke', 'bo-scripts')).toMatch(/^edit\//);
  });

  it('every decision can be logged with time and actor', async () => {
    const records: DecisionRecord[] = [];
    const access = await createAuthorizer({
      repository: system.bench.folder,
      clock: () => new Date('2026-12-01T09:00:00Z'),
      onDecision: (record) => records.push(record),
      environment: {},
    });
    const context = { 'licensing.seats': 5 };
    const request = { action: 'licensing:api.provision', resource: seat, context };
    const answers = ['member/ana', 'token/bo-phone', 'token/bo-scripts', 'member/cy'].map((principal) =>
      access.isAllowed({ ...request, principal }),
    );
    expect(answers).toEqual([true, true, false, false]);
    const { reason } = access.decide({ ...request, principal: 'member/nobody' });
    expect(records.map(({ at, request: { principal }, effect }) => [at, principal, effect])).toEqual(
      [
        ['member/ana', 'allow'],
        ['token/bo-phone', 'allow'],
        ['token/bo-scripts', 'deny'],
        ['member/cy', 'deny'],
        ['member/nobody', 'deny'],
      ].map((told) => ['2026-12-01T09:00:00.000Z', ...told]),
    );
    expect([reason, records.at(-1)?.decision?.reason]).toEqual(['inactive', 'inactive']);
  });

  it('every action can be logged with time and actor', () => {
    const { entries } = system.json<{ entries: { entry: LedgerEntry }[] }>('log');
    const acts = entries.flatMap(({ entry }) => (entry.kind === 'intent' ? [entry] : []));
    // Each of them was checked for its time and actor when it was recorded.
    expect(acts.map(({ actor, changes = [] }) => [actor.name, changes.at(-1)?.address])).toEqual([
      ['Ana Sousa', 'token:acme/bo-scripts'],
      ['Ana Sousa', 'member:acme/bo'],
      ['Ana Sousa', 'member:acme/bo'],
      ['Ana Sousa', 'member:acme/bo'],
      ['Ana Sousa', 'token:acme/bo-phone'],
      ['Ana Sousa', expect.any(String)],
    ]);
  });

  it('ends with nothing left to apply, and a ledger that is whole', () => {
    system.end();
  });
});
