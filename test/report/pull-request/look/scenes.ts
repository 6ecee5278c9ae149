import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { importPeribolosTree } from '../../../../src/operations/import-peribolos.ts';
import { planPullRequest } from '../../../../src/operations/pull-requests/plan-pull-request.ts';
import { type Session, silent } from '../../../../src/operations/session.ts';
import type {
  PullRequest,
  PullRequestReader,
  Review,
} from '../../../../src/pull-requests/pull-request-host.ts';
import type { ReviewedPlan } from '../../../../src/report/pull-request/reviewed-plan.ts';
import { type Files, hostileFiles, manyFiles, smallFiles } from './scene-files.ts';

/** Where the configuration of the Kubernetes project is; see CONTRIBUTING. */
const data = resolve(process.env.BYLAW_DATA ?? '../shared/data', 'kubernetes-org/config');

/** What pull requests come to, planned in real repositories: by name. */
export async function scenes(): Promise<ReadonlyMap<string, ReviewedPlan>> {
  const small = smallFiles();
  const found: [string, ReviewedPlan][] = [
    ['no-change', await review(small, { 'README.md': 'only words\n' })],
    ['first', await review({ 'README.md': 'nothing yet\n' }, small)],
    ['one-grant', await review(small, smallFiles({ readers: 'ana' }))],
    ['escalation', await review(small, smallFiles({ support: 'ana' }), [approvalBy(4, 'carla')])],
    ['escalation-approved', await review(small, smallFiles({ support: 'ana' }), [approvalBy(3, 'bob')])],
    ['errors', await review(small, smallFiles({ support: 'nobody-here' }))],
    ['refused', await review(smallFiles(), smallFiles({ members: 'olivia' }))],
    ['5000-changes', await review(manyFiles(false), manyFiles(true))],
    ['hostile', await review(hostileFiles(false), hostileFiles(true), [approvalBy(4, 'carla')])],
  ];
  if (existsSync(data)) found.push(['kubernetes', await kubernetes()]);
  return new Map(found);
}

export function approvalBy(id: number, login: string): Omit<Review, 'commit'> {
  return { id, author: { id, login, isBot: false }, state: 'approved', submittedAt: '2026-11-23T10:00:00Z' };
}

export async function review(
  before: Files,
  after: Files,
  reviews: readonly Omit<Review, 'commit'>[] = [],
  {
    organizations,
    removed = [],
  }: { readonly organizations?: readonly string[]; readonly removed?: readonly string[] } = {},
): Promise<ReviewedPlan> {
  return inRepository(async (folder, git) => {
    write(folder, before);
    commit(git);
    write(folder, after);
    for (const path of removed) rmSync(join(folder, path), { recursive: true });
    return planned(folder, git, reviews, organizations);
  });
}

/** Everybody who writes to a repository administers it from now on. */
async function kubernetes(): Promise<ReviewedPlan> {
  return inRepository(async (folder, git) => {
    await importPeribolosTree(sessionIn(folder), { from: data, out: '.', force: true });
    commit(git);
    const teams = join(folder, 'organizations/kubernetes/teams');
    for (const name of readdirSync(teams)) {
      const file = join(teams, name);
      writeFileSync(file, readFileSync(file, 'utf8').replaceAll('repository-write', 'repository-admin'));
    }
    return planned(folder, git, []);
  });
}

type Git = (...args: readonly string[]) => string;

async function inRepository<T>(work: (folder: string, git: Git) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'bylaw-scene-'));
  const named = ['-c', 'user.name=Ana', '-c', 'user.email=ana@acme.example'];
  const git: Git = (...args) =>
    execFileSync('git', [...named, ...args], { cwd: folder, encoding: 'utf8', stdio: 'pipe' }).trim();
  git('init', '--quiet', '--initial-branch=main');
  try {
    return await work(folder, git);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function write(folder: string, files: Files): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

function commit(git: Git): string {
  git('add', '--all');
  git('commit', '--quiet', '--allow-empty', '--message', 'Change access');
  return git('rev-parse', 'HEAD');
}

async function planned(
  folder: string,
  git: Git,
  reviews: readonly Omit<Review, 'commit'>[],
  organizations?: readonly string[],
): Promise<ReviewedPlan> {
  const base = git('rev-parse', 'HEAD');
  const head = commit(git);
  const ana = { id: 2, login: 'ana', isBot: false };
  const pullRequest: PullRequest = {
    ...{ number: 12, state: 'open', author: ana, isFork: false },
    head: { commit: head, ref: 'change', repository: 'acme/iam' },
    base: { commit: base, ref: 'main' },
  };
  const host: PullRequestReader = {
    pullRequest: async () => pullRequest,
    workflowRun: async () => undefined,
    reviews: async () => reviews.map((each) => ({ ...each, commit: head })),
    commitAuthors: async () => [ana],
    retargetedAt: async () => undefined,
    pullRequestsOf: async () => [],
  };
  const request = organizations === undefined ? {} : { organizations };
  return (await planPullRequest(sessionIn(folder), host, pullRequest, request)).reviewed;
}

function sessionIn(folder: string): Session {
  return {
    cwd: folder,
    environment: { PATH: process.env.PATH, HOME: folder },
    now: () => '2026-11-23T10:30:00Z',
    progress: silent,
    wait: async () => undefined,
  };
}
