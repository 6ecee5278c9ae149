import { spawnSync } from 'node:child_process';

/** Apart from the configuration of the machine, and of whichever repository the tests run in. */
const environment = {
  PATH: process.env.PATH,
  HOME: '/nonexistent',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'GitHub',
  GIT_AUTHOR_EMAIL: 'noreply@github.com',
  GIT_COMMITTER_NAME: 'GitHub',
  GIT_COMMITTER_EMAIL: 'noreply@github.com',
};

interface GitOptions {
  readonly input?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/** Runs `git` on a bare repository and gives what it prints; undefined where it fails. */
export function tryGit(
  folder: string,
  args: readonly string[],
  options: GitOptions = {},
): Buffer | undefined {
  const { status, stdout, error } = spawnSync('git', ['--git-dir', folder, ...args], {
    env: { ...environment, ...options.environment },
    maxBuffer: 1 << 30,
    ...(options.input === undefined ? {} : { input: options.input }),
  });
  if (error !== undefined) {
    throw error;
  }
  return status === 0 ? stdout : undefined;
}

/** The same as text without its last line end, where a failure is a mistake of the emulator. */
export function git(folder: string, args: readonly string[], options: GitOptions = {}): string {
  const printed = tryGit(folder, args, options);
  if (printed === undefined) {
    throw new Error(`git ${args.join(' ')} failed in ${folder}`);
  }
  return printed.toString('utf8').replace(/\n$/, '');
}
