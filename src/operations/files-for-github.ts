import { BylawError } from '../diagnostic/bylaw-error.ts';
import { type ActionSource, withAction } from './action-source.ts';
import type { Session } from './session.ts';
import { withRepository } from './with-repository.ts';

type Texts = ReadonlyMap<string, string>;

/** The files of a template with workflows that take the Action from there and apply what is pushed to that branch. */
export function forGithub(texts: Texts, action: ActionSource, branch: string): Texts {
  const pushed = /^ {4}branches: \[main\]$/gm;
  const named = /^[A-Za-z][\w./-]*$/.test(branch) ? branch : JSON.stringify(branch);
  return new Map(
    [...texts].map(([path, text]): [string, string] => {
      if (!path.startsWith('.github/')) return [path, text];
      return [path, withAction(text, action).replace(pushed, () => `    branches: [${named}]`)];
    }),
  );
}

/** The files of a template without those for GitHub, and without a word of them. */
export function withoutGithub(texts: Texts): Texts {
  return new Map(
    [...texts]
      .filter(([path]) => !path.startsWith('.github/'))
      .map(([path, text]): [string, string] => [
        path,
        path === 'README.md' ? text.replaceAll(/^\| `\.github\/.*\n/gm, '') : text,
      ]),
  );
}

/** The branch that is checked out in a folder; `main` where there is none, as init makes it. */
export async function branchAt(folder: string, session: Session): Promise<string> {
  const ref = await withRepository({ ...session, cwd: folder }, async (git) => (await git.head()).ref).catch(
    (error: unknown) => {
      if (error instanceof BylawError && error.code === 'git/no-repository') return undefined;
      throw error;
    },
  );
  return ref?.replace(/^refs\/heads\//, '') ?? 'main';
}
