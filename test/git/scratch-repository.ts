import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A real repository in a temporary folder, made with the real `git`, apart from the machine's configuration. */
export interface Scratch {
  readonly root: string;
  /** The HOME of that world. */
  readonly home: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Runs `git` in the repository and gives what it prints, without the last line end. */
  git(...args: string[]): string;
  write(path: string, content: string | Uint8Array): void;
  makeExecutable(path: string): void;
  linkTo(target: string, path: string): void;
  /** Commits everything there is; each commit a minute after the one before. */
  commit(message: string): string;
}

/** By a shell, which starts Git's processes much sooner than a worker of Vitest does. */
const commitAll = `
git add --all
git commit --quiet --allow-empty --message "$1"
git rev-parse HEAD
`;

/** A fresh folder that is gone when the test is over. */
export function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'bylaw-git-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function scratchRepository(...initArguments: string[]): Scratch {
  const world = temporaryFolder();
  const root = join(world, 'orchestra');
  mkdirSync(root);
  const scratch = scratchIn(world, root);
  scratch.git('init', '--quiet', '--initial-branch=main', ...initArguments);
  return scratch;
}

/** The same world, seen from another folder of it, such as a clone. */
export function scratchIn(world: string, root: string): Scratch {
  const home = join(world, 'home');
  mkdirSync(home, { recursive: true });
  const environment = { PATH: process.env.PATH, HOME: home, GIT_CONFIG_NOSYSTEM: '1' };
  let minutes = 0;
  function run(program: string, args: readonly string[], at = '2026-03-01T10:00:00Z'): string {
    const author = { GIT_AUTHOR_NAME: 'Clara Wieck', GIT_AUTHOR_EMAIL: 'clara@orchestra.example' };
    const committer = { GIT_COMMITTER_NAME: 'Fanny Hensel', GIT_COMMITTER_EMAIL: 'fanny@orchestra.example' };
    const dates = { GIT_AUTHOR_DATE: at, GIT_COMMITTER_DATE: at };
    const env = { ...environment, ...author, ...committer, ...dates };
    return execFileSync(program, args, { cwd: root, env, encoding: 'utf8', stdio: 'pipe' }).replace(
      /\n$/,
      '',
    );
  }
  return {
    root,
    home,
    environment,
    git: (...args) => run('git', args),
    write(path, content) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), content);
    },
    makeExecutable: (path) => chmodSync(join(root, path), 0o755),
    linkTo: (target, path) => symlinkSync(target, join(root, path)),
    commit(message) {
      const at = new Date(Date.UTC(2026, 2, 1, 10, minutes++)).toISOString();
      return run('/bin/sh', ['-e', '-c', commitAll, 'sh', message], at);
    },
  };
}
