import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeWorkbench, projectRoot, type Workbench } from './workbench.ts';

/** Whom the day of a template is about. */
interface Day {
  /** Whoever commits and applies, who owns the organization. */
  readonly owner: string;
  /** The organization role of those invited, where there is no default. */
  readonly as?: string;
  /** What somebody holds until the end of a day. */
  readonly bound: readonly string[];
  /** Somebody whose access goes. */
  readonly suspended: string;
  /** What the former owner becomes, where there is no default. */
  readonly afterwards?: string;
}

const days: Readonly<Record<string, Day>> = {
  'admin-member-viewer': { owner: 'ana', bound: ['member'], suspended: 'cy' },
  'github-organization': { owner: 'ana', bound: ['writer', '--on', repository('website')], suspended: 'cy' },
  minimal: { owner: 'ana', bound: ['chapter-editor'], suspended: 'bo' },
  'owner-member': { owner: 'ana', bound: ['member'], suspended: 'bo' },
  'policy-based': { owner: 'olga', bound: ['evidence-reader'], suspended: 'cy' },
  'single-owner': {
    owner: 'ana',
    as: 'support',
    bound: ['accountant'],
    suspended: 'bo',
    afterwards: 'developer',
  },
  zones: { owner: 'ana', bound: ['zone-viewer', '--zone', 'payments'], suspended: 'bo' },
};

function repository(name: string): string {
  return `krn:acme:github:{org_id}:repository/${name}`;
}

it('a day is told of every template', () => {
  const templates = readdirSync(join(projectRoot, 'templates')).filter((name) => !name.startsWith('.'));
  expect(Object.keys(days)).toEqual(templates.sort());
});

describe.each(Object.entries(days))('one day of %s', (template, day) => {
  it('invites, accepts, cancels, binds, suspends, passes on, revokes, looks, and finds it all in the log', () => {
    const bench = begin(template, day);
    const codes = invite(bench, day);
    for (const member of ['fay', 'gus']) {
      expect(succeeds(bench, 'invitation', 'accept', member, '--code', codes.get(member) ?? '')).toContain(
        `${member} accepted`,
      );
    }
    expect(succeeds(bench, 'invitation', 'cancel', 'hana')).toContain('-  - name: hana');
    bench.commit('Hana does not come');
    edit(
      bench,
      'member',
      'assign-role',
      'gus',
      ...day.bound,
      '--expires',
      inAWeek(),
      '--reason',
      'helps out',
    );
    edit(bench, 'token', 'create', 'nightly', '--owner', 'member/fay', '--expires', inAWeek());
    edit(bench, 'member', 'suspend', day.suspended);
    const afterwards = day.afterwards === undefined ? [] : ['--old-owner-becomes', day.afterwards];
    edit(bench, 'member', 'transfer-ownership', 'fay', '--from', day.owner, ...afterwards);
    succeeds(bench, 'apply', '--yes');
    edit(bench, 'token', 'revoke', 'nightly');
    succeeds(bench, 'apply', '--yes');
    observe(bench, day);
    looksBack(bench, day);
    expect(bench.bylaw('plan', '--detailed-exitcode').code).toBe(0);
    bench.git('fsck', '--strict');
  });
});

/** A repository of the template, applied, in which the owner commits. */
function begin(template: string, { owner }: Day): Workbench {
  const person = { NAME: owner, EMAIL: `${owner}@acme.example` };
  const home = makeWorkbench(
    Object.fromEntries(
      Object.entries(person).flatMap(([key, value]) => [
        [`GIT_AUTHOR_${key}`, value],
        [`GIT_COMMITTER_${key}`, value],
      ]),
    ),
    'resident',
  );
  succeeds(home, 'init', 'acme', '--template', template);
  const bench = home.at(join(home.folder, 'acme'));
  bench.commit('Start');
  succeeds(bench, 'apply', '--yes');
  return bench;
}

/** Invites three at once, and gives the code of each. */
function invite(bench: Workbench, { as }: Day): ReadonlyMap<string, string> {
  const people = ['fay', 'gus', 'hana'];
  const emails = people.map((name) => `${name}@acme.example`);
  edit(bench, 'member', 'invite', ...emails, ...(as === undefined ? [] : ['--role', as]));
  const told = succeeds(bench, 'apply', '--yes');
  const pending = succeeds(bench, 'invitation', 'list');
  const codes = people.map((name) => {
    expect(pending).toMatch(new RegExp(`^${name} .*pending`, 'm'));
    return [name, new RegExp(`invited ${name} .* code (\\S+)`).exec(told)?.[1] ?? ''] as const;
  });
  expect(succeeds(bench, 'access', 'show', 'fay')).toContain('not accepted');
  return new Map(codes);
}

/** An edit by command, committed with nothing left over. */
function edit(bench: Workbench, ...command: readonly string[]): void {
  succeeds(bench, ...command, '--commit');
  expect(bench.git('status', '--porcelain')).toBe('');
}

function observe(bench: Workbench, { owner }: Day): void {
  const at = `${new Date().toISOString().slice(0, 19)}Z`;
  const seen = [owner, 'fay'].map((name) => ({
    principal: `member/${name}`,
    at,
    lastSignIn: at,
    mfa: name === 'fay',
  }));
  bench.write({ '../seen.jsonl': seen.map((each) => `${JSON.stringify(each)}\n`).join('') });
  succeeds(bench, 'observe', '../seen.jsonl');
}

function looksBack(bench: Workbench, { owner, suspended }: Day): void {
  const activity = succeeds(bench, 'member', 'show', owner);
  expect(activity).toMatch(/joined +\d{4}-/);
  expect(activity).toMatch(/last sign-in +\d{4}-/);
  expect(activity).toContain('claimed');
  expect(succeeds(bench, 'member', 'list', '--mfa')).toMatch(/MFA: 1 of \d+ active members/);
  const log = succeeds(bench, 'log');
  for (const told of [
    'invited: fay',
    'invitation accepted, member:acme/fay',
    'invitation cancelled, member:acme/hana',
    `suspended: ${suspended}`,
    `ownership passed from ${owner} to fay`,
    'token issued: nightly',
    'token revoked: nightly',
  ])
    expect(log).toContain(told);
}

function inAWeek(): string {
  return new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
}

/** What a command printed that exits with 0. */
function succeeds(bench: Workbench, ...command: readonly string[]): string {
  const { code, stdout, stderr } = bench.bylaw(...command);
  expect(code, `bylaw ${command.join(' ')}\n${stdout}${stderr}`).toBe(0);
  return stdout;
}
