import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { LedgerEntry } from '../../../src/audit/entry.ts';
import { committingAs, openSystem, type System } from './system.ts';

const governance = 'krn:keeptrusts:governance:acme';
const withMfa = ['--context', 'principal.mfa=true'];
const reason = ['--reason', 'answers the auditors'];

const cy = committingAs({ name: 'Cy Okafor', email: 'cy@acme.example' });
const dee = committingAs({ name: 'Dee Marsh', email: 'dee@acme.example' });

/** What a refused apply told. */
interface Refused {
  readonly status: string;
  readonly refusals: readonly string[];
}

let system: System;
beforeAll(() => {
  system = openSystem('policy-based', { name: 'Olga Petrova', email: 'olga@acme.example' });
});

/** Has a text in a file of the organization replaced, as somebody does in an editor. */
function rewrite(path: string, from: string, to: string): void {
  const file = `organizations/acme/${path}`;
  const before = readFileSync(join(system.bench.folder, file), 'utf8');
  expect(before).toContain(from);
  system.bench.write({ [file]: before.replace(from, to) });
}

/** Commits and applies what is in the files: what was recorded. */
function applied(subject: string): readonly LedgerEntry[] {
  system.apply(subject);
  return system.recorded();
}

/** The answer to one request, and what it is for. */
function check(...request: readonly string[]): string {
  const answer = system.json<{ decision: string; reason: string }>('access', 'check', ...request);
  return answer.decision === answer.reason ? answer.decision : `${answer.decision}: ${answer.reason}`;
}

/** The row of `policy-based` in the design, from Keeptrusts, sentence by sentence; each goes on where the last one ended. */
describe('policy-based', () => {
  it('versioned policies with KRN resources and conditions', () => {
    const versions = () =>
      system
        .json<{ versions: { version: number; standing: string; inForce: boolean }[] }>(
          ...['policy', 'history', 'export-evidence'],
        )
        .versions.map(({ version, standing, inForce }) => `${version} ${standing} ${inForce}`)
        .sort();
    expect(versions()).toEqual(['1 published true']);
    rewrite('policies/export-evidence.yaml', 'event/*"]', 'event/2026/*"]');
    rewrite(
      'policies/export-evidence.yaml',
      'Bool: { principal.mfa: true }',
      'Bool: { principal.mfa: true }\n      StringEquals: { events.region: eu }',
    );
    expect(applied('Export what is of 2026 and the EU').map(({ kind }) => kind)).toEqual([
      ...['publish', 'intent', 'result'],
    ]);
    expect(versions()).toEqual(['1 published false', '2 published true']);
    const bo = (event: string, region: string) =>
      check('bo', 'events:export', `${governance}:event/${event}`, ...withMfa, ...region.split(' '));
    expect(bo('2026/1', '--context events.region=eu')).toBe('allow');
    expect(bo('2026/1', '--context events.region=us')).toBe('deny: implicit-deny');
    expect(bo('2025/1', '--context events.region=eu')).toBe('deny: implicit-deny');
    // What version 1 said is published anew.
    system.json('policy', 'rollback', 'export-evidence', '--to', '1');
    applied('As it was');
    expect(bo('2025/1', '--context events.region=us')).toBe('allow');
  });

  it('roles (description, id) hold policies', () => {
    const create = ['role', 'create', 'evidence-clerk', '--description', 'Files the evidence'];
    const created = system.change(
      [...create, '--policy', 'write-policies'],
      ['role', 'attach-policy', 'evidence-clerk', 'read-evidence'],
      ['role', 'detach-policy', 'evidence-clerk', 'write-policies'],
    );
    expect(created).toEqual(['create role:acme/evidence-clerk']);
    const { roles } = system.json<{ roles: object[] }>('role', 'list');
    expect(roles).toContainEqual(
      expect.objectContaining({
        role: 'evidence-clerk',
        description: 'Files the evidence',
        policies: ['read-evidence'],
      }),
    );
    const shown = system.json<{ id: string; actions: { action: string }[] }>(
      ...['role', 'show', 'evidence-clerk'],
    );
    expect([shown.id, ...shown.actions.map(({ action }) => action)]).toEqual([
      'evidence-clerk',
      'events:read',
    ]);
    const none = ['role', 'attach-policy', 'evidence-clerk', 'not-declared'];
    expect(system.refused(...none)).toMatch(/^edit\//);
  });

  it('teams share role attachments', () => {
    const { bindings, inherited } = system.json<{
      bindings: { role: string }[];
      inherited: { role: string; from: string }[];
    }>('team', 'show', 'policy-office');
    expect(bindings).toMatchObject([{ role: 'policy-author' }]);
    expect(inherited).toMatchObject([{ role: 'evidence-reader', from: 'governance' }]);
    expect(system.may('ana')).toMatchObject({ 'events:read': 'always', 'policies:propose': 'always' });
    expect(system.may('cy')).not.toHaveProperty('events:read');
    system.change(['team', 'assign-role', 'approvers', 'evidence-clerk']);
    expect(system.may('cy')).toHaveProperty('events:read', 'always');
  });

  it('direct exception bindings', () => {
    const exception = ['member', 'assign-role', 'cy', 'evidence-exporter'];
    // Without a reason it is none.
    expect(system.refused(...exception)).toBe('edit/not-valid');
    expect(system.change([...exception, ...reason])).toEqual([
      expect.stringMatching(/^create binding:acme\/member\/cy#/),
    ]);
    expect(system.may('cy')).toHaveProperty('events:export', 'sometimes');
  });

  it('tokens hold roles', () => {
    expect(system.may('token/evidence-mirror')).toEqual({ 'events:read': 'always' });
    const create = ['token', 'create', 'archive', '--owner', 'member/bo', '--role', 'evidence-exporter'];
    expect(system.change(create)).toContain('create token:acme/archive');
    expect(system.may('token/archive')).toEqual({ 'events:read': 'always', 'events:export': 'sometimes' });
    expect(system.change(['token', 'revoke', 'archive'])).toEqual(['update token:acme/archive']);
    expect(system.may('token/archive')).toEqual({});
    expect(system.refused('token', 'revoke', 'archive')).toMatch(/^edit\//);
  });

  it('invite, assign, remove role, suspend, reactivate, remove', () => {
    system.json('member', 'invite', 'gus@acme.example');
    const { sections } = system.apply('Invite gus');
    expect(system.recorded().at(-1)).toMatchObject({ kind: 'result', invited: ['gus'] });
    expect(system.may('gus')).toEqual({});
    const [invited] = sections.flatMap(({ invitations = [] }) => invitations);
    system.json('invitation', 'accept', 'gus', '--code', invited?.code ?? '');
    expect(system.recorded()).toMatchObject([{ kind: 'event', event: 'invitation accepted' }]);
    const everybodys = { 'events:list': 'always', 'members:read': 'always' };
    system.change(['member', 'assign-role', 'gus', 'evidence-clerk', ...reason]);
    expect(system.may('gus')).toEqual({ ...everybodys, 'events:read': 'always' });
    expect(system.change(['member', 'suspend', 'gus'])).toEqual(['update member:acme/gus']);
    expect(system.may('gus')).toEqual({});
    const back = system.change(
      ['member', 'reactivate', 'gus'],
      ['member', 'remove-role', 'gus', 'evidence-clerk'],
    );
    expect(back).toEqual([
      expect.stringMatching(/^delete binding:acme\/member\/gus#/),
      'update member:acme/gus',
    ]);
    expect(system.may('gus')).toEqual(everybodys);
    expect(system.change(['member', 'remove', 'gus'])).toContain('delete member:acme/gus');
    expect(system.refused('member', 'show', 'gus')).toBe('edit/unknown-member');
    expect(system.refused('member', 'remove', 'olga')).toBe('edit/last-owner');
  });

  it('MFA posture', () => {
    const at = new Date().toISOString();
    const seen = Object.entries({ olga: true, ana: true, bo: false, dee: false });
    const lines = seen.map(([name, mfa]) => JSON.stringify({ principal: `member/${name}`, at, mfa }));
    system.bench.write({ '../seen.jsonl': `${lines.join('\n')}\n` });
    system.json('observe', join(system.bench.folder, '../seen.jsonl'));
    const { mfa } = system.json<{ mfa: object }>('member', 'list', '--mfa');
    expect(mfa).toEqual({
      ...{ active: 5, yes: 2, no: 2, unknown: 1 },
      // Whom it lacks where it matters.
      exposed: [
        { member: 'bo', mfa: 'no', power: 'privileged' },
        { member: 'cy', mfa: 'unknown', power: 'privileged' },
        { member: 'dee', mfa: 'no', power: 'privileged' },
      ],
    });
  });

  it('MFA-required conditions', () => {
    const event = `${governance}:event/2026/1`;
    expect(check('bo', 'events:export', event, ...withMfa)).toBe('allow');
    expect(check('bo', 'events:export', event, '--context', 'principal.mfa=false')).toBe(
      'deny: implicit-deny',
    );
    // Who does not tell has none.
    expect(check('bo', 'events:export', event)).toBe('deny: implicit-deny');
    const who = system.json<{ allowed: { principal: string }[] }>(
      ...['access', 'who-can', 'policies:approve', `${governance}:policy/retention`],
    );
    expect(who.allowed.map(({ principal }) => principal)).toEqual(['member/olga']);
  });

  it('team settings apart from evaluation', () => {
    const { settings } = system.json<{ settings: object }>('team', 'show', 'governance');
    expect(settings).toEqual({ channel: '#governance', meets: 'Tuesdays' });
    const access = () => {
      const { permissions, statements } = system.json<Record<string, unknown>>('access', 'show', 'bo');
      return { permissions, statements };
    };
    const before = access();
    rewrite('teams/governance.yaml', 'meets: Tuesdays', 'meets: never, actions: ["*"]');
    const [intent] = applied('Meet no more');
    expect(intent?.changes?.map(({ address }) => address)).toEqual(['team:acme/governance']);
    expect(access()).toEqual(before);
  });

  it('effective permissions with the policy that gave each', () => {
    const { permissions, statements } = system.json<{
      permissions: { action: string; statements: number[] }[];
      statements: { effect: string; layer: string; text: string }[];
    }>('access', 'show', 'ana');
    const given = permissions.map((permission) => [
      permission.action,
      ...permission.statements
        .map((at) => statements[at])
        .flatMap((by) => (by?.layer === 'bindings' ? [by.text.replace(/ \(.*/, '')] : [])),
    ]);
    const read = 'policy/read-evidence@1 #ReadEvents';
    const write = 'policy/write-policies@1 #WriteDrafts';
    expect(given).toEqual([
      ['events:list', 'member/ana → role/observer → permissions'],
      ['events:read', `member/ana → team/policy-office → team/governance → role/evidence-reader → ${read}`],
      ['members:read', 'member/ana → role/observer → permissions'],
      ['policies:read', `member/ana → team/policy-office → role/policy-author → ${write}`],
      ['policies:propose', `member/ana → team/policy-office → role/policy-author → ${write}`],
    ]);
  });

  it('whoever changes a thing needs the matching read, manage or assign permission', () => {
    // In the application: dee may see and assign roles, with a second factor, and not change what they hold.
    const may = system.may('dee');
    expect([may['roles:read'], may['roles:assign'], may['roles:manage']]).toEqual([
      ...['sometimes', 'sometimes', undefined],
    ]);
    // In these files.
    rewrite('guardrails/authors-hold.yaml', 'severity: warning\n', '');
    rewrite('teams/approvers.yaml', 'description: Decide', 'description: They decide');
    applied('Ask of authors what they hold');
    const { git } = system.bench;
    const ledger = git('rev-parse', 'bylaw/ledger');
    // What a commit of the author would take that they have not got.
    const lacking = (author: Readonly<Record<string, string>>): readonly string[] => {
      system.bench.with(author).commit('Try');
      const { status, refusals } = system.bench.json<Refused>('apply', '--yes');
      expect([status, git('rev-parse', 'bylaw/ledger')]).toEqual(['refused', ledger]);
      git('reset', '-q', '--hard', 'HEAD~1');
      return [
        ...new Set(refusals.flatMap((refusal) => /takes `(bylaw:[^`]*)`/.exec(refusal)?.[1] ?? refusal)),
      ];
    };
    system.json('member', 'assign-role', 'cy', 'access-administrator', ...reason);
    system.json('member', 'suspend', 'ana');
    // Nor is it let pass by who makes it let pass.
    rewrite('guardrails/authors-hold.yaml', 'authorHolds', 'severity: warning\nauthorHolds');
    const takes = ['bylaw:guardrails.edit', 'bylaw:members.suspend', 'bylaw:roles.assign'];
    expect([...lacking(cy)].sort()).toEqual(takes);
    system.json('role', 'attach-policy', 'evidence-reader', 'write-policies');
    system.json('member', 'suspend', 'ana');
    expect(lacking(dee)).toEqual(['bylaw:roles.edit']);
    // And who holds it may.
    system.json('member', 'suspend', 'ana');
    system.bench.with(dee).commit('Suspend ana');
    expect(system.bench.json('apply', '--yes')).toMatchObject({ status: 'applied' });
    expect(system.recorded()[0]?.changes).toMatchObject([{ address: 'member:acme/ana' }]);
    expect(system.may('ana')).toEqual({});
  });

  it('explicit deny wins', () => {
    // Of the same policy that allows it, and of the boundary, which not even owners get past.
    const sealed = `${governance}:event/sealed/1`;
    expect(check('bo', 'events:export', sealed, ...withMfa)).toBe('deny: explicit-deny');
    expect(check('olga', 'events:delete', `${governance}:event/1`)).toBe('allow');
    expect(check('olga', 'events:delete', `${governance}:event/held/1`)).toBe('deny: explicit-deny');
    // Nor does another role help.
    system.change(
      ['policy', 'create', 'export-all', '--allow', 'events:export'],
      ['role', 'create', 'exporter', '--policy', 'export-all'],
      ['member', 'assign-role', 'bo', 'exporter', ...reason],
    );
    expect(check('bo', 'events:export', `${governance}:event/2026/1`)).toBe('allow');
    expect(check('bo', 'events:export', sealed, ...withMfa)).toBe('deny: explicit-deny');
  });

  it('ends with nothing left to apply, and a ledger that is whole', () => {
    system.end();
  });
});
