import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { inherited, projectRoot } from '../workbench.ts';
import { type Ended, run, type Started, start } from './program.ts';
import { type Place, stageFiles } from './stages.ts';

export type Backend = 'native' | 'isomorphic';

/** A repository in a home of its own, perhaps with a remote and external systems beside it. */
export interface Site {
  readonly home: string;
  /** The work tree. */
  readonly folder: string;
  /** Where its external systems are kept. */
  readonly systems: string;
  /** The bare repository that `origin` names; undefined without a remote. */
  readonly remote: string | undefined;
  git(...args: readonly string[]): Promise<string>;
  /** Runs Git in another folder of this home. */
  gitAt(folder: string, ...args: readonly string[]): Promise<string>;
  bylaw(args: readonly string[], environment?: Readonly<Record<string, string>>): Started;
  node(args: readonly string[], environment?: Readonly<Record<string, string>>): Started;
  /** Writes what a stage changes, and commits it. */
  commitStage(stage: number, places: readonly Place[]): Promise<void>;
  /** Another folder of the same home, such as another clone. */
  at(folder: string): Site;
  remove(): void;
}

export const bin = join(projectRoot, 'bin', 'bylaw.js');

export async function makeSite(remote: 'remote' | 'no remote'): Promise<Site> {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'bylaw-site-')));
  writeFileSync(
    join(home, '.gitconfig'),
    '[user]\n\tname = Ada\n\temail = ada@example.org\n[init]\n\tdefaultBranch = main\n[commit]\n\tgpgSign = false\n',
  );
  const site = siteIn(home, remote === 'remote');
  mkdirSync(site.folder);
  await site.git('init', '--quiet');
  if (site.remote !== undefined) {
    await site.gitAt(home, 'init', '--quiet', '--bare', site.remote);
    // Relative, so that a copy of this home has a remote of its own.
    await site.git('remote', 'add', 'origin', '../remote.git');
  }
  return site;
}

/** A copy to destroy. */
export async function copySite(site: Site): Promise<Site> {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'bylaw-site-')));
  await run('cp', ['-a', `${site.home}/.`, home], { cwd: home, env: inherited() });
  return siteIn(home, site.remote !== undefined);
}

function siteIn(home: string, hasRemote: boolean, folder = join(home, 'work')): Site {
  const environment = { ...inherited(), HOME: home, GIT_CONFIG_NOSYSTEM: '1' };
  const git = async (cwd: string, args: readonly string[]) =>
    (await run('git', args, { cwd, env: environment })).trimEnd();
  const node = (args: readonly string[], more: Readonly<Record<string, string>> = {}) =>
    start(process.execPath, args, { cwd: folder, env: { ...environment, ...more } });
  const site: Site = {
    home,
    folder,
    systems: join(home, 'systems'),
    remote: hasRemote ? join(home, 'remote.git') : undefined,
    git: (...args) => git(folder, args),
    gitAt: (other, ...args) => git(other, args),
    bylaw: (args, more) => node([bin, ...args], more),
    node,
    async commitStage(stage, places) {
      for (const [path, text] of Object.entries(stageFiles(stage, places))) {
        const file = join(folder, path);
        mkdirSync(dirname(file), { recursive: true });
        if (text === null) rmSync(file);
        else writeFileSync(file, text);
      }
      await site.git('add', '--all');
      await site.git('commit', '--quiet', '--message', `Stage ${stage}`);
    },
    at: (other) => siteIn(home, hasRemote, other),
    remove: () => rmSync(home, { recursive: true, force: true }),
  };
  return site;
}

/** The last JSON value that a program printed; undefined where it died before. */
export function printedJson<T>({ stdout }: Ended): T | undefined {
  for (const text of [stdout, stdout.trimEnd().split('\n').at(-1) ?? '']) {
    try {
      return JSON.parse(text) as T;
    } catch {}
  }
  return undefined;
}
