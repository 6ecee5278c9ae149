import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../git/scratch-repository.ts';
import { runStep } from './runner.ts';
import { readLog } from './runner-log.ts';

function git(folder: string, ...args: readonly string[]): string {
  return execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8', stdio: 'pipe' }).trim();
}

const organization = `apiVersion: bylaw/v1
kind: Organization
name: acme
---
apiVersion: bylaw/v1
kind: Member
name: ada
---
apiVersion: bylaw/v1
kind: Team
name: writers
`;
const tested = `apiVersion: bylaw/v1
kind: Service
name: billing
actions: {refund: {}}
---
apiVersion: bylaw/v1
kind: AccessTest
name: nobody-refunds
matrix:
  principals: [member/ada]
  actions: ["billing:refund"]
  resources: ["*"]
  allowed: `;

/** A clone of a remote that holds these files, on `main`. */
function clone(files: Readonly<Record<string, string>>): string {
  const remote = join(temporaryFolder(), 'iam.git');
  execFileSync('git', ['init', '--quiet', '--bare', '--initial-branch=main', remote]);
  const folder = join(temporaryFolder(), 'iam');
  execFileSync('git', ['clone', '--quiet', remote, folder], { stdio: 'pipe' });
  execFileSync('mkdir', ['-p', join(folder, 'organizations/acme')]);
  writeFileSync(join(folder, 'bylaw.yaml'), 'apiVersion: bylaw/v1\nkind: Repository\n');
  for (const [name, text] of Object.entries(files))
    writeFileSync(join(folder, 'organizations/acme', name), text);
  commit(folder);
  return folder;
}

function commit(folder: string): void {
  git(folder, 'add', '--all');
  git(folder, '-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', 'commit', '--quiet', '-m', 'Change');
  git(folder, 'push', '--quiet', 'origin', 'HEAD:main');
}

test('validate: mistakes at their lines, in the summary and as SARIF', async () => {
  const workspace = clone({ 'organization.yaml': organization });
  const fine = await runStep({ workspace, with: { command: 'validate' } });
  expect([fine.code, fine.stderr, fine.outputs]).toEqual([0, '', { standing: 'fine', 'exit-code': '0' }]);
  writeFileSync(
    join(workspace, 'organizations/acme/organization.yaml'),
    `${organization}members: [nobody]\n`,
  );
  const wrong = await runStep({ workspace, with: { command: 'validate', 'sarif-file': 'bylaw.sarif' } });
  expect([wrong.code, wrong.outputs.standing]).toEqual([1, 'errors']);
  const [told] = readLog(wrong.stdout).commands.filter(({ name }) => name === 'error');
  expect(told?.parts).toContain('file=organizations/acme/organization.yaml,line=12');
  expect(wrong.summary).toContain('`organizations/acme/organization.yaml:12`');
  const sarif = JSON.parse(readFileSync(wrong.outputs['sarif-file'] ?? '', 'utf8'));
  expect(sarif.runs[0].results).toHaveLength(1);
  expect(sarif.runs[0].tool.driver.semanticVersion).toMatch(/^\d+\.\d+\.\d+$/);
});

test('plan and apply: what is merged is applied once, and the ledger names who started it', async () => {
  const workspace = clone({ 'organization.yaml': organization });
  const file = join(workspace, '../plan.json');
  const plan = await runStep({
    workspace,
    with: { command: 'plan', 'fail-on': 'changes', 'plan-file': file },
  });
  expect([plan.code, plan.outputs.standing]).toEqual([1, 'fine']);
  const saved = await runStep({ workspace, with: { command: 'apply', 'plan-file': '../plan.json' } });
  expect(saved.stderr).toBe('');
  const { changes, digest } = plan.outputs;
  expect([saved.code, saved.outputs]).toMatchObject([
    0,
    { standing: 'applied', changes, digest, 'needs-approval': 'false' },
  ]);
  expect(saved.summary).toContain('Applied.');
  const remote = git(workspace, 'remote', 'get-url', 'origin');
  expect(git(remote, 'log', '-1', '--format=%an <%ae>', 'bylaw/ledger')).toBe(
    'olivia <7+olivia@users.noreply.github.com>',
  );
  const again = await runStep({ workspace, with: { command: 'apply' } });
  expect([again.code, again.outputs.standing, again.outputs.changes]).toEqual([0, 'nothing-to-do', '0']);
  writeFileSync(
    join(workspace, 'organizations/acme/more.yaml'),
    'apiVersion: bylaw/v1\nkind: Team\nname: readers\n',
  );
  commit(workspace);
  const old = await runStep({ workspace, with: { command: 'apply', 'plan-file': file, 'fail-on': 'never' } });
  expect([old.code, old.outputs.standing, old.outputs.changes]).toEqual([1, 'refused', '0']);
});

test('test: what is not as expected fails the step, at its line', async () => {
  const workspace = clone({ 'organization.yaml': `${organization}---\n${tested}[]\n` });
  const passed = await runStep({ workspace, with: { command: 'test' } });
  expect([passed.code, passed.outputs.standing]).toEqual([0, 'fine']);
  writeFileSync(
    join(workspace, 'organizations/acme/organization.yaml'),
    `${organization}---\n${tested}[{principal: member/ada, actions: ["billing:refund"]}]\n`,
  );
  const failed = await runStep({ workspace, with: { command: 'test' } });
  expect([failed.code, failed.outputs.standing]).toEqual([1, 'errors']);
  expect(readLog(failed.stdout).commands[0]?.parts).toContain('title=test/unexpected-decision');
  expect(failed.summary).toContain('nobody-refunds');
});
