import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { openSystem, type System } from './system.ts';

const everything = [
  ...['configuration.view', 'configuration.manage', 'people.view', 'people.invite', 'people.remove'],
  ...['people.change-role', 'people.leave', 'billing.view', 'billing.manage'],
].map((action) => `workspace:${action}`);

const ofMembers = [...['configuration.manage', 'configuration.view', 'people.leave', 'people.view']].map(
  (action) => `workspace:${action}`,
);

interface Invited {
  readonly invitations: readonly { readonly member: string; readonly standing: string }[];
}

let system: System;
beforeAll(() => {
  system = openSystem('owner-member');
});

/** The row of `owner-member` in the design, from Scalekit, sentence by sentence; each goes on where the last one ended. */
describe('owner-member', () => {
  const codes = new Map<string, string>();
  const standings = () =>
    system
      .json<Invited>('invitation', 'list', '--all')
      .invitations.map(({ member, standing }) => `${member} ${standing}`);

  it('owner everything', () => {
    const may = system.may('ana');
    expect(everything.filter((action) => may[action] !== 'always')).toEqual([]);
  });

  it('member views and manages configuration, no billing, cannot remove others', () => {
    expect(Object.keys(system.may('bo')).sort()).toEqual(ofMembers);
  });

  it('owners and members, member by default', () => {
    const { members } = system.json<{ members: { member: string; role: string; status: string }[] }>(
      'member',
      'list',
    );
    expect(members.map(({ member, role, status }) => [member, role, status])).toEqual([
      ['ana', 'owner', 'active'],
      ['bo', 'member', 'active'],
      ['cy', 'member', 'active'],
    ]);
    expect(system.refused('member', 'assign-role', 'bo', 'admin')).toBe('edit/unknown-role');
  });

  it('pending invitations listed: several are invited at once, and have no access yet', () => {
    const emails = ['eve@acme.example', 'fay@acme.example', 'gil@acme.example'];
    system.json('member', 'invite', ...emails);
    const { sections } = system.apply('Invite three');
    for (const { member, code } of sections.flatMap(({ invitations = [] }) => invitations))
      codes.set(member, code);
    const entries = system.recorded();
    expect(entries.map(({ kind }) => kind)).toEqual(['intent', 'result']);
    expect(entries.at(-1)).toMatchObject({ invited: ['eve', 'fay', 'gil'] });
    expect(standings()).toEqual(['eve pending', 'fay pending', 'gil pending']);
    const { activity } = system.json<{ activity: object }>('member', 'show', 'gil');
    expect(activity).toMatchObject({ joined: null, lastSignIn: null });
    expect(system.may('eve')).toEqual({});
    // The ledger has the hashes of the codes alone.
    const ledger = system.bench.git('log', '--patch', 'bylaw/ledger');
    expect(ledger).toContain('gil@acme.example');
    expect([...codes.values()].filter((code) => ledger.includes(code))).toEqual([]);
  });

  it('re-sent: the code before counts no longer, and who accepts has access', () => {
    const { sent } = system.json<{ sent: { code: string } }>('invitation', 'resend', 'eve');
    expect(system.recorded().map(({ event }) => event)).toEqual(['invitation sent again']);
    const old = codes.get('eve') ?? '';
    expect(system.refused('invitation', 'accept', 'eve', '--code', old)).toBe('invitation/wrong-code');
    system.json('invitation', 'accept', 'eve', '--code', sent.code);
    system.json('invitation', 'accept', 'fay', '--code', codes.get('fay') ?? '');
    expect(system.recorded().map(({ event }) => event)).toEqual([
      'invitation accepted',
      'invitation accepted',
    ]);
    expect(standings()).toEqual(['eve accepted', 'fay accepted', 'gil pending']);
    expect(Object.keys(system.may('eve')).sort()).toEqual(ofMembers);
    const again = system.refused('invitation', 'accept', 'eve', '--code', sent.code);
    expect(again).toBe('invitation/already-accepted');
  });

  it('cancelled: the code counts no longer, and nobody of that name is left', () => {
    system.json('invitation', 'cancel', 'gil');
    expect(system.recorded().map(({ event }) => event)).toEqual(['invitation cancelled']);
    const code = codes.get('gil') ?? '';
    expect(system.refused('invitation', 'accept', 'gil', '--code', code)).toMatch(/^invitation\//);
    system.apply('Cancel the invitation of gil');
    expect(system.recorded().map(({ kind }) => kind)).toEqual(['intent', 'result']);
    expect(system.refused('member', 'show', 'gil')).toBe('edit/unknown-member');
  });

  it('role changed', () => {
    expect(system.change(['member', 'assign-role', 'eve', 'owner'])).toEqual(['update member:acme/eve']);
    expect(system.may('eve')).toEqual(system.may('ana'));
    expect(system.change(['member', 'remove-role', 'eve', 'owner'])).toEqual(['update member:acme/eve']);
    expect(Object.keys(system.may('eve')).sort()).toEqual(ofMembers);
    expect(system.refused('member', 'remove-role', 'ana', 'owner')).toBe('edit/last-owner');
    expect(system.refused('member', 'remove', 'ana')).toBe('edit/last-owner');
    expect(system.refused('member', 'leave')).toBe('edit/last-owner');
  });

  it('activity: joined, recent configuration changes, last sign-in', () => {
    system.bench.write({
      '../seen.jsonl':
        '{"principal":"member/ana","at":"2026-11-22T09:30:00Z","lastSignIn":"2026-11-22T09:00:00Z","mfa":true}\n',
    });
    system.json('observe', join(system.bench.folder, '../seen.jsonl'));
    const of = (member: string) =>
      system.json<{ activity: Record<string, unknown> }>('member', 'show', member).activity;
    expect(of('ana')).toMatchObject({
      joined: { by: 'ledger' },
      lastSignIn: { at: '2026-11-22T09:00:00Z' },
      changes: { newest: [{ subject: 'Remove role owner from eve' }, {}, {}, {}, {}] },
    });
    // By accepting.
    expect(of('eve').joined).toMatchObject({ by: 'ledger' });
    const { mfa } = system.json<{ mfa: unknown }>('member', 'list', '--mfa');
    expect(mfa).toMatchObject({ active: 5, yes: 1, exposed: [] });
  });

  it('SSO required', () => {
    const path = 'organizations/acme/targets/directory/managed/organization/acme.json';
    const { settings } = JSON.parse(system.bench.git('show', `bylaw/ledger:${path}`));
    expect(settings).toEqual({ requireSso: true });
  });

  it('ends with nothing left to apply, and a ledger that is whole', () => {
    system.end();
  });
});
