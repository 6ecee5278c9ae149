import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { openRepository } from '../../../../src/git/open-repository.ts';
import { plan } from '../../../../src/operations/plan.ts';
import { reviewPullRequest } from '../../../../src/operations/pull-requests/review-pull-request.ts';
import type { Session } from '../../../../src/operations/session.ts';
import { temporaryFolder } from '../../../git/scratch-repository.ts';
import { emulatorPerTest } from '../../../github-emulator/emulator-per-test.ts';
import {
  bylawFile,
  type ForkStage,
  organization,
  organizationFile,
  runGit,
  sessionIn,
  setForkStage,
  trustedClone,
} from './fork-stage.ts';

const { github } = emulatorPerTest();
const permissions = { contents: 'read', pull_requests: 'write', checks: 'write', actions: 'read' } as const;

function begin() {
  const stage = setForkStage(github());
  const token = github().addWorkflowToken(stage.repository, permissions);
  return { stage, session: sessionIn(github(), trustedClone(stage.repository), token) };
}

/** The trusted stage, and what people see of it; every failure has to be one that Bylaw tells of. */
async function tell(session: Session, { repository: { hosted } }: ForkStage, number: number) {
  const before = Date.now();
  const told = await reviewPullRequest(session, { number, fetch: true, comment: true, check: true }).then(
    ({ pullRequest: { standing } }) => standing,
    (error: { readonly code?: string }) => error.code,
  );
  expect(Date.now() - before).toBeLessThan(60_000);
  const check = [...hosted.checkRuns.values()].at(-1)?.conclusion;
  return [told, check];
}

/** Commits what no work tree would hold: modes and contents as they come. */
function commitRaw({ fork }: ForkStage, branch: string, entries: readonly string[]): string {
  const who = 'Stan <stan@example.com> 1760000000 +0000';
  const head = `commit refs/heads/${branch}\nauthor ${who}\ncommitter ${who}\ndata 1\nx\nfrom refs/heads/main^0\n`;
  const input = `${head}${entries.join('')}\n`;
  execFileSync('git', ['fast-import', '--quiet', '--force'], { cwd: fork.folder, input });
  return runGit(fork.folder, 'rev-parse', branch).trim();
}

const file = (path: string, text: string, mode = '100644') =>
  `M ${mode} inline ${path}\ndata ${Buffer.byteLength(text)}\n${text}\n`;

function open({ repository }: ForkStage, branch: string): number {
  return repository.openPull({ head: `stan:${branch}`, author: 'stan' });
}

test('no program that its files name is run, and no address of theirs is asked', async () => {
  const { stage, session } = begin();
  const asked: string[] = [];
  const server = createServer(({ url = '', headers }, response) => {
    asked.push(`${url} ${headers.authorization}`);
    response.end('{}');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const mark = `${temporaryFolder()}/was-run`;
  const target = `apiVersion: bylaw/v1
kind: Target
name: theirs
provider: github
coordinates: {organization: acme, baseUrl: "http://127.0.0.1:${port}/api/v3"}
---
apiVersion: bylaw/v1
kind: Target
name: directory
provider: directory
notify: {command: [touch, ${mark}]}
`;
  const number = stage.propose({
    [organizationFile]: organization(github(), 'olivia, stan'),
    'organizations/acme/target.yaml': target,
  });
  const environment = { ...session.environment, BYLAW_GITHUB_HOSTS: undefined };
  const [told, check] = await tell({ ...session, environment }, stage, number);
  expect([told, check]).toEqual(['needs-approval', 'action_required']);
  expect(asked).toEqual([]);
  expect(existsSync(mark)).toBe(false);
});

test('what is made to exhaust who reads it is told of, and ends soon', async () => {
  const { stage, session } = begin();
  const laugh = Array.from(
    { length: 40 },
    (_, at) => `a${at}: &a${at} [${at === 0 ? '"lol"' : Array.from({ length: 10 }, () => `*a${at - 1}`)}]\n`,
  ).join('');
  const bombs: Readonly<Record<string, readonly string[]>> = {
    aliases: [file(organizationFile, laugh)],
    nesting: [file(organizationFile, '['.repeat(200_000))],
    keys: [file(organizationFile, `${'? '.repeat(50_000)}a\n`)],
    large: [file(organizationFile, ' '.repeat(50 * 1024 * 1024))],
    link: [file(organizationFile, '/etc/passwd', '120000')],
    settings: [file('bylaw.yaml', '../../.git/config', '120000')],
    submodule: [`M 160000 ${'a'.repeat(40)} organizations/acme/nested\n`],
    binary: [file(organizationFile, '\u0000\u0001')],
    pattern: [
      file('bylaw.yaml', `${bylawFile}organizations: ["${'{a,b}'.repeat(30)}/${'*?'.repeat(200)}"]\n`),
    ],
  };
  for (const [name, entries] of Object.entries(bombs)) {
    commitRaw(stage, name, entries);
    const [told, check] = await tell(session, stage, open(stage, name));
    expect([name, check], name).toEqual([name, 'failure']);
    expect(told, name).toMatch(/^(?:errors|source\/|git\/|plan\/)/);
  }
});

test('a million files in a few objects are not listed', async () => {
  const { stage, session } = begin();
  const { fork } = stage;
  const write = (args: readonly string[], input: string) =>
    execFileSync('git', args, { cwd: fork.folder, input, encoding: 'utf8' }).trim();
  let folder = write(['hash-object', '-w', '--stdin'], 'a: 1\n');
  for (let depth = 0; depth < 4; depth++) {
    const [mode, kind] = depth === 0 ? ['100644', 'blob'] : ['040000', 'tree'];
    const name = (at: number) => (depth === 0 ? `${at}.yaml` : String(at));
    const rows = Array.from({ length: 40 }, (_, at) => `${mode} ${kind} ${folder}\t${name(at)}\n`);
    folder = write(['mktree'], rows.join(''));
  }
  const top = runGit(fork.folder, 'ls-tree', 'main').replaceAll(
    /^.*\torganizations$/gm,
    `040000 tree ${folder}\torganizations`,
  );
  const tree = write(['mktree'], top);
  const who = {
    GIT_AUTHOR_NAME: 's',
    GIT_AUTHOR_EMAIL: 's@x',
    GIT_COMMITTER_NAME: 's',
    GIT_COMMITTER_EMAIL: 's@x',
  };
  const commit = execFileSync('git', ['commit-tree', tree, '-p', 'main', '-m', 'x'], {
    ...{ cwd: fork.folder, encoding: 'utf8' as const },
    env: { ...process.env, ...who },
  }).trim();
  runGit(fork.folder, 'update-ref', 'refs/heads/bomb', commit);
  // Nobody can merge it: it is asked for as it is.
  const { cwd, environment } = session;
  runGit(cwd, 'remote', 'add', 'theirs', fork.folder);
  const git = await openRepository(cwd, environment);
  expect(await git.fetchRef('theirs', 'refs/heads/bomb')).toBe(commit);
  await git.close();
  const planned = plan(session, { against: 'main', at: commit });
  await expect(planned).rejects.toMatchObject({ code: 'git/too-large' });
});

/** The account of the approver is that of whoever proposes it. */
function swapped(text: string): string {
  const [bob, stan] = ['bob', 'stan'].map(
    (login) => `login: ${login}, id: ${github().state.account(login)?.id}`,
  );
  return text.replace(`${bob}`, 'between').replace(`${stan}`, `${bob}`).replace('between', `${stan}`);
}

test('who approves, what is guarded and where the record is are as the base says, too', async () => {
  const { stage, session } = begin();
  const granted = organization(github(), 'olivia, stan');
  const target = 'apiVersion: bylaw/v1\nkind: Target\nname: directory\nprovider: directory\n';
  const changes: Readonly<Record<string, Readonly<Record<string, string | null>>>> = {
    unguarded: {
      [organizationFile]: granted.replace(/---\napiVersion: bylaw\/v1\nkind: Guardrail[\s\S]*?(?=---)/, ''),
    },
    approver: { [organizationFile]: granted.replace('members: [bob]', 'members: [bob, stan]') },
    another: { [organizationFile]: granted.replace('by: [team/security]', 'by: [team/support]') },
    narrowed: { [organizationFile]: granted.replace('actions: ["*"]', 'actions: ["billing:invoice.read"]') },
    account: { [organizationFile]: swapped(granted) },
    unprivileged: { [organizationFile]: granted.replace('refund: {privileged: true}', 'refund: {}') },
    limits: {
      [organizationFile]: granted,
      'organizations/acme/t.yaml': `${target}guards: {lost-members: {share: 1, floor: 1000}}\n`,
    },
    disabled: { [organizationFile]: granted, 'organizations/acme/t.yaml': `${target}enabled: false\n` },
    renamed: { [organizationFile]: granted.replace('name: acme', 'name: acme2') },
    moved: { 'bylaw.yaml': `${bylawFile}ledger: {ref: refs/heads/theirs}\n`, [organizationFile]: granted },
    ofSource: { 'bylaw.yaml': `${bylawFile}ledger: {ref: refs/heads/main}\n`, [organizationFile]: granted },
    elsewhere: { 'bylaw.yaml': `${bylawFile}ledger: {remote: theirs}\n`, [organizationFile]: granted },
    emptied: { 'bylaw.yaml': `${bylawFile}organizations: ["none/*"]\n`, [organizationFile]: granted },
  };
  const found: Record<string, unknown> = {};
  for (const [name, files] of Object.entries(changes)) {
    const number = stage.propose(files, name);
    found[name] = (await tell(session, stage, number)).join(' ');
  }
  expect(found).toMatchInlineSnapshot(`
    {
      "account": "needs-approval action_required",
      "another": "needs-approval action_required",
      "approver": "needs-approval action_required",
      "disabled": "needs-approval action_required",
      "elsewhere": "refused failure",
      "emptied": "errors failure",
      "limits": "needs-approval action_required",
      "moved": "needs-approval action_required",
      "narrowed": "needs-approval action_required",
      "ofSource": "refused failure",
      "renamed": "needs-approval action_required",
      "unguarded": "needs-approval action_required",
      "unprivileged": "needs-approval action_required",
    }
  `);
});
