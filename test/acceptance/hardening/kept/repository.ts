import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import { type Session, silent } from '../../../../src/operations/session.ts';
import type { Declared } from './declared.ts';

/** A repository that is edited, applied and asked, with a clock of its own. */
export interface Repository {
  readonly folder: string;
  readonly clock: { now: string };
  session(over?: Readonly<Record<string, string>>): Session;
  git(...args: readonly string[]): string;
  /** As `git`, with something to read. */
  gitWith(input: string, ...args: readonly string[]): string;
  /** Has the files say what is declared, and no others. */
  write(declared: Declared): void;
  /** The whole of it, but for what is kept, elsewhere. */
  copy(): Repository;
  remove(): void;
}

export function newRepository(): Repository {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'bylaw-kept-')));
  const repository = repositoryAt(join(home, 'work'), home, { now: '2026-11-22T10:00:00Z' });
  mkdirSync(repository.folder);
  repository.git('init', '--quiet', '--initial-branch=main');
  return repository;
}

function repositoryAt(folder: string, home: string, clock: { now: string }): Repository {
  const environment = {
    PATH: process.env.PATH ?? '',
    HOME: home,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_AUTHOR_NAME: 'Ada',
    GIT_AUTHOR_EMAIL: 'ada@hall.example',
    GIT_COMMITTER_NAME: 'Ada',
    GIT_COMMITTER_EMAIL: 'ada@hall.example',
  };
  const written = new Set<string>();
  const run = (input: string, args: readonly string[]) =>
    execFileSync('git', args, { cwd: folder, env: environment, encoding: 'utf8', stdio: 'pipe', input });
  return {
    folder,
    clock,
    session: (over = {}) => ({
      cwd: folder,
      environment: { ...environment, ...over },
      now: () => clock.now,
      progress: silent,
    }),
    git: (...args) => run('', args).trimEnd(),
    gitWith: (input, ...args) => run(input, args).trimEnd(),
    write(declared) {
      for (const path of written) if (!declared.has(path)) rmSync(join(folder, path), { force: true });
      for (const [path, documents] of declared) {
        const [file, text] = [join(folder, path), textOf(documents)];
        written.add(path);
        if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, text);
      }
    },
    copy() {
      const other = join(realpathSync(mkdtempSync(join(tmpdir(), 'bylaw-copy-'))), 'work');
      cpSync(folder, other, { recursive: true });
      rmSync(join(other, '.git/bylaw/cache'), { recursive: true, force: true });
      return repositoryAt(other, home, clock);
    },
    remove: () => rmSync(dirname(folder), { recursive: true, force: true }),
  };
}

function textOf(documents: Declared extends Map<string, infer T> ? T : never): string {
  return documents
    .map(({ kind, name, ...rest }) =>
      stringify({ apiVersion: 'bylaw/v1', kind, ...(kind === 'Repository' ? {} : { name }), ...rest }),
    )
    .join('---\n');
}

/** Changes a file in place without changing how long it is or when it was last changed, as far as anybody can. */
export function changeUnseen(path: string, change: (text: string) => string): void {
  const { atime, mtime } = statSync(path);
  const text = readFileSync(path, 'utf8');
  writeFileSync(path, change(text).slice(0, text.length).padEnd(text.length, ' '));
  utimesSync(path, atime, mtime);
}
