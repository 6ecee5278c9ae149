import { readFile, realpath } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { BylawError } from '../diagnostic/bylaw-error.ts';
import { actionSource } from './action-source.ts';
import { branchAt, forGithub } from './files-for-github.ts';
import type { InitResult } from './results.ts';
import type { Session } from './session.ts';
import { commonFiles } from './template-files.ts';
import { withRepository } from './with-repository.ts';
import { writeFiles } from './write-files.ts';

export interface InitGithubOptions {
  /** The top of the repository, relative to the session's folder. */
  readonly directory: string;
  /** Where the workflows take Bylaw's Action from; see `actionSource`. */
  readonly action?: string;
}

/**
 * Writes what every template has for GitHub into a repository that has files already, and overwrites none of them.
 * @throws BylawError `git/no-repository`, `init/not-at-top`, `init/not-empty`, `init/invalid-action`
 */
export async function initGithub(
  session: Session,
  { directory, action: given }: InitGithubOptions,
): Promise<InitResult> {
  const folder = resolve(session.cwd, directory);
  const action = await actionSource(given);
  await refuseBelowTop(session, folder);
  const ours = [...(await commonFiles())].filter(([path]) => path.startsWith('.github/'));
  const texts = forGithub(new Map(ours), action, await branchAt(folder, session));
  await refuseOthers(folder, texts);
  await writeFiles(folder, texts);
  return {
    ...{ directory, written: [...texts.keys()].sort(), gitInitialised: false },
    ...(action.repository === undefined ? { lacksAction: true } : {}),
  };
}

/** GitHub reads `.github` at the top and nowhere else. */
async function refuseBelowTop(session: Session, folder: string): Promise<void> {
  const top = await withRepository({ ...session, cwd: folder }, async ({ root }) => root);
  if ((await realpath(folder)) === (await realpath(top))) return;
  throw new BylawError('init/not-at-top', 'GitHub reads workflows at the top of a repository alone', {
    hint: `run it in ${top}; where bylaw.yaml is further down, give the workflows \`working-directory\``,
  });
}

async function refuseOthers(folder: string, texts: ReadonlyMap<string, string>): Promise<void> {
  const others: string[] = [];
  for (const [path, text] of texts) {
    const there = await readFile(join(folder, path), 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      return '';
    });
    if (there !== undefined && there !== text) others.push(path);
  }
  if (others.length === 0) return;
  throw new BylawError('init/not-empty', `${others.join(', ')} would be overwritten`, {
    hint: 'move what is there aside, and compare',
  });
}
