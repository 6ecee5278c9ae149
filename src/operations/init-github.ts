import { readFile, realpath } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { BylawError } from '../diagnostic/bylaw-error.ts';
import { type ActionSource, actionSource } from './action-source.ts';
import { branchAt, forGithub } from './files-for-github.ts';
import type { InitResult } from './results.ts';
import { rewriteAction } from './rewrite-action.ts';
import type { Session } from './session.ts';
import { commonFiles } from './template-files.ts';
import { withRepository } from './with-repository.ts';
import { writeFiles } from './write-files.ts';

type Texts = ReadonlyMap<string, string>;

export interface InitGithubOptions {
  /** The top of the repository, relative to the session's folder. */
  readonly directory: string;
  /** Where the workflows take Bylaw's Action from; see `actionSource`. */
  readonly action?: string;
}

/**
 * Writes what every template has for GitHub into a repository that has files already, and overwrites none of them. Of
 * those that it wrote once, and that differ, it changes where they take the Action from, if that is given; nothing else.
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
  const others = await othersIn(folder, texts);
  if (others.size > 0) return rewritten(folder, directory, given === undefined ? undefined : action, others);
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

/** Those of some files that are there with another text. */
async function othersIn(folder: string, texts: Texts): Promise<Texts> {
  const others = new Map<string, string>();
  for (const [path, text] of texts) {
    const there = await readFile(join(folder, path), 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      return '';
    });
    if (there !== undefined && there !== text) others.set(path, there);
  }
  return others;
}

async function rewritten(
  folder: string,
  directory: string,
  action: ActionSource | undefined,
  others: Texts,
): Promise<InitResult> {
  const workflows = new Map([...others].filter(([path]) => path.startsWith('.github/workflows/')));
  const texts = action === undefined ? new Map<string, string>() : rewriteAction(workflows, action);
  const changed = [...texts].filter(([path, text]) => text !== others.get(path));
  const foreign = [...workflows.keys()].filter((path) => !texts.has(path));
  if (foreign.length > 0 || changed.length === 0) throw wouldOverwrite([...others.keys()]);
  await writeFiles(folder, new Map(changed));
  const written = changed.map(([path]) => path).sort();
  return { directory, written, gitInitialised: false, rewritten: true };
}

function wouldOverwrite(paths: readonly string[]): BylawError {
  return new BylawError('init/not-empty', `${paths.join(', ')} would be overwritten`, {
    hint: 'move what is there aside, and compare; with `--action` alone the lines `uses:` of workflows that init wrote change',
  });
}
