import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { inherited, projectRoot } from '../workbench.ts';
import { type Ended, run, type Started, start } from './program.ts';
import { servedAt } from './serve-sites.ts';
import { type Place, stageFiles } from './stages.ts';

export type Backend = 'native' | 'isomorphic';
/** How a repository reaches its `origin`. */
export type RemoteKind = 'no remote' | 'file' | 'http';

/** A repository in a home of its own, perhaps with a remote and external systems beside it. */
export interface Site {
  readonly home: string;
  /** The work tree. */
  readonly folder: string;
  /** Where its external systems are kept. */
  readonly systems: string;
  /** The bare repository that `origin` names; undefined without a remote. */
  readonly remote: string | undefined;
  readonly remoteKind: RemoteKind;
  git(...args: readonly string[]): Promise<string>;
  /** Runs Git in another folder of this home. */
  gitAt(folder: string, ...args: readonly string[]): Promise<string>;
  bylaw(args: readonly string[], environment?: Readonly<Record<string, string>>): Started;
  node(args: readonly string[], environment?: Readonly<Record<string, string>>): Started;
  /** Writes what a stage changes, and commits it. */
  commitStage(stage: number, places: readonly Place[]): Promise<void>;
  /** Pushes HEAD to where there is a remote: only what others can have is applied. */
  share(): Promise<void>;
  /** Another folder of the same home, such as another clone. */
  at(folder: string): Site;
  remove(): void;
}

export const bin = join(projectRoot, 'bin', 'bylaw.js');

export async function makeSite(remote: RemoteKind): Promise<Site> {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'bylaw-site-')));
  writeFileSync(
    join(home, '.gitconfig'),
    '[user]\n\tname = Ada\n\temail = ada@example.org\n[init]\n\tdefaultBranch = main\n[commit]\n\tgpgSign = false\n',
  );
  const site = siteIn(home, remote);
  mkdirSync(site.folder);
  await site.git('init', '--quiet');
  if (site.remote !== undefined) {
    await site.gitAt(home, 'init', '--quiet', '--bare', site.remote);
    await site.gitAt(site.remote, 'config', 'http.receivepack', 'true');
    await site.git('remote', 'add', 'origin', await addressOf(site));
  }
  return site;
}

/** A copy to destroy. */
export async function copySite(site: Site): Promise<Site> {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'bylaw-site-')));
  await run('cp', ['-a', `${site.home}/.`, home], { cwd: home, env: inherited() });
  const copy = siteIn(home, site.remoteKind);
  if (copy.remote !== undefined) await copy.git('remote', 'set-url', 'origin', await addressOf(copy));
  return copy;
}

/** Of the bare repository, for clones of this home. */
export async function addressOf({ home, remote, remoteKind }: Site): Promise<string> {
  if (remote === undefined) throw new Error('there is no remote');
  return remoteKind === 'http' ? `${await servedAt()}/${basename(home)}/remote.git` : remote;
}

function siteIn(home: string, remoteKind: RemoteKind, folder = join(home, 'work')): Site {
  const environment = { ...inherited(), HOME: home, GIT_CONFIG_NOSYSTEM: '1' };
  const git = async (cwd: string, args: readonly string[]) =>
    (await run('git', args, { cwd, env: environment })).trimEnd();
  const node = (args: readonly string[], more: Readonly<Record<string, string>> = {}) =>
    start(process.execPath, args, { cwd: folder, env: { ...environment, ...more } });
  const site: Site = {
    home,
    folder,
    systems: join(home, 'systems'),
    remoteKind,
    remote: remoteKind === 'no remote' ? undefined : join(home, 'remote.git'),
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
      await site.share();
    },
    async share() {
      if (site.remote !== undefined) await site.git('push', '--quiet', site.remote, 'HEAD:refs/heads/main');
    },
    at: (other) => siteIn(home, remoteKind, other),
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
