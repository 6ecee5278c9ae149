import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeWorkbench } from '../acceptance/workbench.ts';
import { expectToFit } from './fits-schema.ts';
import { runBylaw } from './run-bylaw.ts';

/** Kinds that the minimal template has none of. */
const extra = `apiVersion: bylaw/v1
kind: ServiceAccount
name: ci
owner: team/writers
bindings: [{role: chapter-editor, zone: archive}]
---
apiVersion: bylaw/v1
kind: Token
name: nightly
owner: service-account/ci
inherit: true
expires: 2030-01-01
---
apiVersion: bylaw/v1
kind: Zone
name: archive
isolated: true
resources: ["krn:acme:handbook:{org_id}:chapter/old-*"]
---
apiVersion: bylaw/v1
kind: Team
name: night-shift
parent: writers
members: [bo]
`;

it('fits its schema for every command', () => {
  const home = makeWorkbench({}, 'resident');
  expectToFit('init', home.json('init', 'orchestra', '--template', 'minimal'));
  const bench = home.at(join(home.folder, 'orchestra'));
  bench.commit('Start');
  expectToFit('validate', bench.json('validate'));
  expectToFit('plan', bench.json('plan'));
  expectToFit('test', bench.json('test'));
  expectToFit('log', bench.json('log'));
  expectToFit('apply', bench.json('apply', '--yes'));
  expectToFit('apply', bench.json('apply', '--yes'));
  expectToFit('plan', bench.json('plan', '--offline'));
  const log = bench.json<{ entries: { commit: string; entry: { sequence: number } }[] }>('log');
  expectToFit('log', log);
  expect(log.entries.length).toBeGreaterThan(1);
  for (const { commit, entry } of log.entries) {
    expectToFit('audit-show', bench.json('audit', 'show', String(entry.sequence)));
    expectToFit('audit-show', bench.json('audit', 'show', commit));
  }
  expectToFit('fmt', bench.json('fmt', '--check'));
  expectToFit('doctor', bench.json('doctor'));
  expectToFit('policy-list', bench.json('policy', 'list'));
  expectToFit('policy-show', bench.json('policy', 'show', 'edit-chapters'));
  expectToFit('policy-history', bench.json('policy', 'history', 'edit-chapters'));
  expectToFit('policy-diff', bench.json('policy', 'diff', 'edit-chapters', '1', 'file'));
  expectToFit('policy-rollback', bench.json('policy', 'rollback', 'edit-chapters', '--to', '1'));
  expectToFit('team-create', bench.json('team', 'create', 'youngsters', '--member', 'bo'));
  expectToFit('team-remove-member', bench.json('team', 'remove-member', 'writers', 'bo'));
  expectToFit('team-add-member', bench.json('team', 'add-member', 'writers', 'bo'));
  expectToFit('member-suspend', bench.json('member', 'suspend', 'bo'));
  expectToFit('member-reactivate', bench.json('member', 'reactivate', 'bo'));
  expectToFit('member-invite', bench.json('member', 'invite', 'dee@acme.example', 'eve@acme.example'));
  expectToFit('member-assign-role', bench.json('member', 'assign-role', 'dee', 'chapter-editor'));
  expectToFit('member-remove-role', bench.json('member', 'remove-role', 'dee', 'chapter-editor'));
  expectToFit('member-transfer-ownership', bench.json('member', 'transfer-ownership', 'dee'));
  expectToFit('member-transfer-ownership', bench.json('member', 'transfer-ownership', 'ana'));
  expectToFit('member-remove', bench.json('member', 'remove', 'dee'));
  expectToFit('member-leave', bench.json('member', 'leave', '--as', 'eve'));
  expectToFit('error', bench.json('policy', 'show', 'edit-chapter'));
  expectToFit('access-show', bench.json('access', 'show', 'bo'));
  expectToFit('access-show', bench.json('access', 'show', 'team/writers', '--at', 'HEAD'));
  const chapter = ['handbook:edit', 'krn:acme:handbook:acme:chapter/1'];
  expectToFit('access-check', bench.json('access', 'check', 'bo', ...chapter));
  expectToFit('access-check', bench.json('access', 'check', 'bo', 'handbook:publish', '*'));
  expectToFit('access-explain', bench.json('access', 'explain', 'bo', ...chapter));
  expectToFit('access-who-can', bench.json('access', 'who-can', ...chapter));
  bench.json('team', 'add-member', 'writers', 'cy');
  bench.json('team', 'remove-member', 'writers', 'bo');
  const diff = bench.json<{ organizations: { changes: unknown[] }[] }>('access', 'diff', 'HEAD');
  expectToFit('access-diff', diff);
  expect(diff.organizations[0]?.changes.length).toBeGreaterThan(0);
  expectToFit('access-no-new', bench.json('access', 'no-new', 'HEAD', '--allow', 'member/ana *'));
  bench.git('checkout', '-q', '.');
  expectToFit('error', bench.json('access', 'check', 'nobody', ...chapter));
  bench.write({ 'organizations/acme/extra.yaml': extra });
  expectToFit('member-list', bench.json('member', 'list', '--status', 'active', '--sort=-teams'));
  expectToFit('member-show', bench.json('member', 'show', 'bo'));
  expectToFit('team-list', bench.json('team', 'list'));
  expectToFit('team-show', bench.json('team', 'show', 'writers'));
  expectToFit('token-list', bench.json('token', 'list'));
  expectToFit('service-account-list', bench.json('service-account', 'list'));
  expectToFit('service-account-show', bench.json('service-account', 'show', 'ci'));
  expectToFit('zone-list', bench.json('zone', 'list'));
  expectToFit('zone-show', bench.json('zone', 'show', 'archive'));
  rmSync(join(bench.folder, 'organizations/acme/extra.yaml'));
  expectToFit('error', bench.json('revoke', 'bo'));
  expectToFit('revoke', bench.json('revoke', 'bo', '--now', '--yes'));
  bench.write({ 'seen.jsonl': '{"principal":"member/bo","at":"2026-01-02T03:04:05Z","mfa":true}\n{}\n' });
  expectToFit('error', bench.json('observe', 'seen.jsonl'));
  expectToFit('observe', bench.json('observe', 'seen.jsonl', '--skip-bad'));
  expectToFit('member-list', bench.json('member', 'list', '--mfa'));
  expectToFit('observe', bench.json('observe', '--prune', '2026-01-01'));
  expectToFit('role-list', bench.json('role', 'list'));
  expectToFit('role-show', bench.json('role', 'show', 'chapter-editor'));
  expectToFit('role-show-actions', bench.json('role', 'show-actions', 'chapter-editor'));
  const plan = bench.json<{ plan: { sections: { organization: string }[] } }>('plan');
  const [{ organization } = { organization: '' }] = plan.plan.sections;
  const shown = bench.json<{ files: { path: string }[] }>(
    'audit',
    'show',
    String(log.entries[0]?.entry.sequence),
  );
  expect(shown.files.length).toBeGreaterThan(0);
  const team = firstTeam(bench.folder, organization);
  expectToFit(
    'forget',
    bench.json('forget', `team:${organization}/${team}`, '--reason', 'moved to the academy'),
  );
  expectToFit('error', bench.json('forget', `team:${organization}/no-such-team`));
  invite(bench.folder);
  bench.commit('Invite dee');
  type Invited = { sections: { invitations: unknown[] }[] };
  const invited = bench.json<Invited>('apply', '--yes');
  expect(invited.sections.flatMap(({ invitations }) => invitations)).toHaveLength(1);
  expectToFit('apply', invited);
  expectToFit('invitation-list', bench.json('invitation', 'list'));
  const cancelled = bench.json('invitation', 'cancel', 'dee');
  expectToFit('invitation-cancel', cancelled);
  bench.git('checkout', '--', '.');
  const resent = bench.json<{ sent: { code: string } }>('invitation', 'resend', 'dee');
  expectToFit('invitation-resend', resent);
  const accept = ['invitation', 'accept', 'dee', '--identity', 'github=dee', '--code'];
  expectToFit('error', bench.json(...accept, 'wrong'));
  expectToFit('invitation-accept', bench.json(...accept, resent.sent.code));
  expectToFit('ledger-resume', bench.json('ledger', 'resume'));
  expectToFit('error', bench.json('ledger', 'sync'));
  bench.git('init', '--quiet', '--bare', '../hall.git');
  bench.git('remote', 'add', 'origin', '../hall.git');
  expectToFit('ledger-sync', bench.json('ledger', 'sync'));
});

it('fits its schema where access tests fail, are not run, and leave statements undecided', () => {
  const home = makeWorkbench({}, 'resident');
  home.bylaw('init', 'orchestra', '--template', 'minimal');
  const bench = home.at(join(home.folder, 'orchestra'));
  bench.write({
    'organizations/acme/tests.yaml': `apiVersion: bylaw/v1
kind: AccessTest
name: failing
description: nobody invites
whoCan: [{ action: "bylaw:*", resource: "*", is: [] }]
---
apiVersion: bylaw/v1
kind: AccessTest
name: not-run
context: { no.such-key: 1 }
whoCan: [{ action: "bylaw:*", resource: "*", is: [] }]
`,
  });
  const tested = bench.json<{ organizations: { tests: { status: string; failures: unknown[] }[] }[] }>(
    'test',
  );
  const [{ tests } = { tests: [] }] = tested.organizations;
  expect(tests.map(({ status }) => status)).toEqual(['failed', 'error']);
  expect(tests[0]?.failures.length).toBeGreaterThan(0);
  expectToFit('test', tested);
  expectToFit('error', bench.json('test', '--filter', 'no-such-test'));
});

it('fits its schema where the YAML has mistakes', () => {
  const home = makeWorkbench({}, 'resident');
  home.bylaw('init', 'orchestra', '--template', 'minimal');
  const bench = home.at(join(home.folder, 'orchestra'));
  bench.write({ 'organizations/acme/broken.yaml': 'apiVersion: bylaw/v1\nkind: Tema\nname: strings\n' });
  const validated = bench.json<{ diagnostics: unknown[] }>('validate');
  expect(validated.diagnostics.length).toBeGreaterThan(0);
  expectToFit('validate', validated);
  expectToFit('plan', bench.json('plan'));
  expectToFit('test', bench.json('test'));
});

it('fits its schema for every command that edits the files', () => {
  const home = makeWorkbench({}, 'resident');
  home.json('init', 'orchestra', '--template', 'minimal');
  const bench = home.at(join(home.folder, 'orchestra'));
  bench.commit('Start');
  const vault = 'krn:acme:handbook:{org_id}:chapter/new-*';
  for (const words of [
    ['policy', 'create', 'reading', '--allow', 'handbook:read', '--resource', vault],
    ['role', 'create', 'caller', '--permission', 'handbook:read', '--assignable-to', 'team'],
    ['role', 'attach-policy', 'caller', 'reading'],
    ['role', 'detach-policy', 'caller', 'reading'],
    ['team', 'create', 'youngsters', '--member', 'bo', '--description', 'Those who come next'],
    ['team', 'assign-role', 'youngsters', 'caller', '--expires', '2999-12-31', '--reason', 'to see'],
    ['team', 'remove-role', 'youngsters', 'caller'],
    ['service-account', 'create', 'ci', '--owner', 'team/youngsters', '--role', 'reader'],
    ['service-account', 'assign-role', 'ci', 'chapter-editor', '--on', vault],
    ['service-account', 'remove-role', 'ci', 'chapter-editor', '--on', vault],
    ['service-account', 'suspend', 'ci'],
    ['service-account', 'reactivate', 'ci'],
    ['zone', 'create', 'vault', '--resource', vault, '--isolated'],
    ['zone', 'assign-role', 'vault', 'team/youngsters', 'caller'],
    ['zone', 'remove-role', 'vault', 'team/youngsters', 'caller'],
    ['token', 'create', 'deploy', '--owner', 'member/bo', '--scope', 'handbook:read', '--generate'],
    ['token', 'delete', 'deploy'],
    ['zone', 'delete', 'vault'],
    ['service-account', 'delete', 'ci'],
    ['team', 'delete', 'youngsters', '--references'],
    ['policy', 'delete', 'reading'],
    ['role', 'delete', 'caller'],
  ]) {
    expectToFit(`${words[0]}-${words[1]}`, bench.json(...words));
  }
  expect(bench.git('status', '--short')).toBe('');
}, 60_000);

it('fits its schema outside of any repository', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bylaw-json-'));
  const json = (...args: string[]) => JSON.parse(runBylaw([...args, '--json'], { cwd: folder }).stdout);
  expectToFit('version', json('version'));
  expectToFit('completion', json('completion', 'bash'));
  expectToFit('schema', json('schema'));
  expectToFit('schema', json('schema', 'Team'));
  expectToFit('error', json('schema', 'Taem'));
  expectToFit('error', json('log'));
  expectToFit('help', json('help'));
  expect(json('help', 'audit').commands.map(({ name }: { name: string }) => name)).toEqual(['audit show']);
  expect(json('help', 'audit', 'show').commands).toHaveLength(1);
  expectToFit('error', json('help', 'audti'));
  writeFileSync(
    join(folder, 'org.yaml'),
    'orgs:\n  Orchestra:\n    admins: [ana]\n    members: [ben]\n    teams: {}\n',
  );
  expectToFit('import-peribolos', json('import', 'peribolos', 'org.yaml', '--out', 'written'));
});

function invite(folder: string): void {
  appendFileSync(
    join(folder, 'organizations/acme/members.yaml'),
    '  - name: dee\n    email: dee@acme.example\n',
  );
}

function firstTeam(folder: string, organization: string): string {
  const [file = ''] = readdirSync(join(folder, 'organizations', organization, 'teams'));
  return (
    /^name: (\S+)/m.exec(
      readFileSync(join(folder, 'organizations', organization, 'teams', file), 'utf8'),
    )?.[1] ?? ''
  );
}
