import { lstatSync, readFileSync, realpathSync, type Stats, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Environment } from '../identity.ts';

export interface RepositoryPlace {
  readonly root: string;
  readonly gitDirectory: string;
}

/**
 * The repository that the folder `cwd` is in, found without Git, where it is beyond doubt what Git would find and
 * trust: a folder of this user with a `.git` folder of this user's, whose settings say nothing of where its work tree
 * is, or of a format other than the first. Undefined of any other, and where there is none: Git is to be asked.
 */
export function plainRepository(cwd: string, environment: Environment): RepositoryPlace | undefined {
  if (Object.keys(environment).some(maySteer)) return undefined;
  try {
    const root = findRoot(realpathSync.native(cwd));
    return root === undefined || !isPlain(root) ? undefined : { root, gitDirectory: join(root, '.git') };
  } catch {
    return undefined;
  }
}

/** The variables that say nothing of where a repository is, or that are disregarded where they do (`childEnvironment`). */
const harmless =
  /^GIT_(?:(?:AUTHOR|COMMITTER|SSL)_|(?:DIR|WORK_TREE|INDEX_FILE|PREFIX|EDITOR|PAGER|ASKPASS|TERMINAL_PROMPT|OPTIONAL_LOCKS|SSH|SSH_COMMAND|CONFIG_NOSYSTEM|CONFIG_GLOBAL|CONFIG_SYSTEM)$)/;

function maySteer(name: string): boolean {
  return name.startsWith('GIT_') && !harmless.test(name);
}

function findRoot(start: string): string | undefined {
  // Git stops where another file system begins.
  const { dev } = statSync(start);
  for (let folder = start; ; folder = dirname(folder)) {
    if (statSync(folder).dev !== dev) return undefined;
    const found = look(join(folder, '.git'));
    if (found !== undefined) return found.isDirectory() && found.dev === dev ? folder : undefined;
    // It may be a Git directory itself.
    if (look(join(folder, 'HEAD')) !== undefined || dirname(folder) === folder) return undefined;
  }
}

function isPlain(root: string): boolean {
  const user = process.geteuid?.();
  const gitDirectory = join(root, '.git');
  const at = (name: string) => look(join(gitDirectory, name));
  if (user === undefined || [root, gitDirectory].some((path) => lstatSync(path).uid !== user)) return false;
  if (!at('objects')?.isDirectory() || !at('refs')?.isDirectory()) return false;
  if (!at('HEAD')?.isFile() || !at('config')?.isFile()) return false;
  if (['commondir', 'config.worktree', 'objects/info/alternates'].some((name) => at(name) !== undefined))
    return false;
  const head = readFileSync(join(gitDirectory, 'HEAD'), 'latin1');
  const isHead = /^(?:ref: refs\/[^\s\0]+|[0-9a-f]{40})\n$/.test(head);
  return isHead && isPlainConfig(readFileSync(join(gitDirectory, 'config'), 'utf8'));
}

/** Whether the settings of a repository are spelt simply, and none of them is about the repository itself. */
function isPlainConfig(text: string): boolean {
  const core = new Map<string, string>();
  let section = '';
  for (const line of text.split(/\r?\n/)) {
    // Not \s: Git knows these two, and no other spaces.
    const [, heading, part] = /^[ \t]*\[([A-Za-z0-9-]+)( "[^"\\\p{Cc}]*")?\][ \t]*$/u.exec(line) ?? [];
    const [, key, value = ''] =
      /^[ \t]*([A-Za-z][A-Za-z0-9-]*)[ \t]*=[ \t]*([^ "\\#;\p{Cc}][^"\\#;\p{Cc}]*)?$/u.exec(line) ?? [];
    if (heading !== undefined) section = `${heading.toLowerCase()}${part ?? ''}`;
    else if (key === undefined && !/^[ \t]*(?:[#;].*)?$/.test(line)) return false;
    if (/^extensions\b/.test(section) || section.startsWith('include')) return false;
    if (section === 'core' && key !== undefined) core.set(key.toLowerCase(), value.replace(/(?<! ) +$/, ''));
  }
  const format = core.get('repositoryformatversion');
  return format === '0' && (core.get('bare') ?? 'false') === 'false' && !core.has('worktree');
}

function look(path: string): Stats | undefined {
  return lstatSync(path, { throwIfNoEntry: false });
}
