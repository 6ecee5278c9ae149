import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { GitWriter } from '../../src/git/git-repository.ts';
import { openRepository } from '../../src/git/open-repository.ts';

export const backends = ['native', 'isomorphic'] as const;
export type Backend = (typeof backends)[number];

export const branch = 'refs/heads/bylaw/ledger';

/** A real repository in a temporary folder that goes when the test ends. */
export interface TemporaryRepository {
  readonly folder: string;
  /** Runs the real git there and gives what it prints. */
  git(...args: readonly string[]): string;
  gitWith(input: string, ...args: readonly string[]): string;
  open(backend: Backend): Promise<GitWriter>;
}

export async function temporaryRepository(): Promise<TemporaryRepository> {
  const folder = await temporaryFolder();
  const repository = repositoryIn(folder);
  repository.git('init', '--quiet', '--initial-branch=main');
  repository.git('config', 'user.name', 'Ana Ruiz');
  repository.git('config', 'user.email', 'ana@philharmonic.example');
  repository.git('commit', '--quiet', '--allow-empty', '--message', 'Found the orchestra');
  return repository;
}

/** A clone with `origin` set; more arguments go to `git clone`. */
export async function cloneOf(
  { folder: from }: TemporaryRepository,
  ...args: readonly string[]
): Promise<TemporaryRepository> {
  const folder = await temporaryFolder();
  const repository = repositoryIn(folder);
  repository.git('clone', '--quiet', ...args, `file://${from}`, '.');
  repository.git('config', 'user.name', 'Bo Lind');
  repository.git('config', 'user.email', 'bo@philharmonic.example');
  return repository;
}

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'bylaw-ledger-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

function repositoryIn(folder: string): TemporaryRepository {
  const environment = {
    ...process.env,
    HOME: folder,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
  };
  const run = (input: string | undefined, args: readonly string[]) =>
    execFileSync('git', args, {
      cwd: folder,
      env: environment,
      encoding: 'utf8',
      stdio: ['pipe', 'pipe', 'pipe'],
      maxBuffer: 1 << 28,
      ...(input === undefined ? {} : { input }),
    }).trimEnd();
  return {
    folder,
    git: (...args) => run(undefined, args),
    gitWith: (input, ...args) => run(input, args),
    async open(backend) {
      const git = await openRepository(folder, { ...environment, BYLAW_GIT: backend });
      onTestFinished(() => git.close());
      return git;
    },
  };
}
