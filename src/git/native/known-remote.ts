import { BylawError } from '../../diagnostic/bylaw-error.ts';
import { gitFailure } from './git-failure.ts';
import { type GitContext, runGit } from './git-process.ts';

export interface KnownRemote {
  readonly name: string;
  /** What the configuration says under `remote.<name>.`, in order: key (in lower case) and value. */
  readonly settings: readonly (readonly [key: string, value: string])[];
}

/**
 * The remote of exactly this name, as the configuration describes it. Its name may come from `bylaw.yaml`, which a
 * stranger's pull request can write: an option, an address or a program is none.
 */
export async function knownRemote(context: GitContext, name: string): Promise<KnownRemote> {
  const remotes = await configuredRemotes(context);
  const settings = remotes.get(name);
  if (settings !== undefined && isPlainName(name) && addresses(settings, 'url').length > 0) {
    return { name, settings };
  }
  const names = [...remotes.keys()].filter(isPlainName).sort();
  throw new BylawError('git/unknown-remote', `this repository has no remote ${JSON.stringify(name)}`, {
    hint:
      names.length === 0
        ? 'it has none at all: `git remote add NAME URL` adds one'
        : `it has ${names.map((known) => `\`${known}\``).join(', ')}`,
  });
}

/** The addresses under `url` or `pushurl`. An empty one takes back those before it, as newer Gits have it. */
export function addresses(settings: KnownRemote['settings'], key: 'url' | 'pushurl'): readonly string[] {
  const values = settings.filter(([name]) => name === key).map(([, value]) => value);
  return values.slice(values.lastIndexOf('') + 1);
}

function isPlainName(name: string): boolean {
  return /^[^-\p{Cc}\p{Cs}:][^\p{Cc}\p{Cs}:]*$/u.test(name);
}

async function configuredRemotes(context: GitContext): Promise<ReadonlyMap<string, KnownRemote['settings']>> {
  const result = await runGit(context, ['config', '--null', '--get-regexp', '^remote\\..*\\.']);
  // 1: there are none.
  if (result.status !== 0 && result.status !== 1)
    throw gitFailure('reading the configuration', result.stderr);
  const remotes = new Map<string, (readonly [string, string])[]>();
  for (const line of result.stdout.toString('utf8').split('\0')) {
    const [, name, key = '', value = ''] = /^remote\.([^\n]*)\.([^.\n]+)(?:\n(.*))?$/s.exec(line) ?? [];
    if (name === undefined) continue;
    remotes.set(name, [...(remotes.get(name) ?? []), [key, value]]);
  }
  return remotes;
}
